"""Målkedja: from a council's decided goals to judgements one can follow to their source.

Read the package in the order in which the data travels:

1. ``model``       what is decided and measured, as frozen facts
2. ``schema``      what the files must look like, and every problem in words for their owner
3. ``store``       reads a folder into the model
4. ``assessment``  the rules: fulfilment, development, outlook, and the roll-up
5. ``lint``        the review of the goals themselves
6. ``explore``     which indicators a reader means: words, filters and an order
7. ``fetch``       figures asked of Kolada, from the command line alone
8. ``words``       every Swedish sentence about a result
9. ``charts``      every picture
10. ``slides``     the council's slides, composed from all of it
11. ``exports``    what is taken along
12. ``ui``         the only part that knows Streamlit; ``pages/`` tells the stories
"""
