"""Presentation: the year's goals on a projector, one message per slide."""

from malkedja.ui import presentation

presentation.show()
