"""What visitors meet: the frame, the shared pieces of the pages, and the cached reading.

Only this package knows Streamlit.
"""
