"""Where the files are read: a folder in, facts out, or everything that is wrong with it."""

from malkedja.store.answers import Figure, KeyFigure, Likeness, Rank, Series, Spread, Territory
from malkedja.store.comparisons import Comparisons
from malkedja.store.dataset import problems as fetched_problems
from malkedja.store.imported import VALUES, from_files
from malkedja.store.layout import Fetched, Scope, lay_out, write_safely
from malkedja.store.national import National, national
from malkedja.store.read import comparisons, folder, problems, read, shipped
from malkedja.store.searching import matching, texts
from malkedja.store.shelf import Busy, Shelf, alone
from malkedja.store.shipped import Shipped

__all__ = [
    "VALUES",
    "Busy",
    "Comparisons",
    "Fetched",
    "Figure",
    "KeyFigure",
    "Likeness",
    "National",
    "Rank",
    "Scope",
    "Series",
    "Shelf",
    "Shipped",
    "Spread",
    "Territory",
    "alone",
    "comparisons",
    "fetched_problems",
    "folder",
    "from_files",
    "lay_out",
    "matching",
    "national",
    "problems",
    "read",
    "shipped",
    "texts",
    "write_safely",
]
