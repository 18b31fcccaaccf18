"""A run of slides as markup for a page, as one file for a browser, and as PDF.

One template, one style and one script serve both the page and the file.
"""

from malkedja.exports.deck.markup import Drawn, Group, One, html_file, markup
from malkedja.exports.deck.pdf import pdf
from malkedja.exports.deck.style import SCRIPT, css

__all__ = ["SCRIPT", "Drawn", "Group", "One", "css", "html_file", "markup", "pdf"]
