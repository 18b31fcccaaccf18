"""Målkedja: from a council's decided goals to judgements one can follow to their source.

Read the package in the order in which the data travels:

1. ``model``       what is decided and measured, as frozen facts
2. ``schema``      what the files must look like, and every problem in words for their owner
3. ``store``       reads a folder into the model
4. ``assessment``  the rules: fulfilment, development, outlook, and the roll-up
5. ``lint``        the review of the goals themselves
6. ``words``       every Swedish sentence about a result
7. ``charts``      every picture
8. ``exports``     what is taken along
9. ``ui``          the only part that knows Streamlit; ``pages/`` tells the stories
"""
