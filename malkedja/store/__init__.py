"""Where the files are read: a folder in, facts out, or everything that is wrong with it."""

from malkedja.store.comparisons import Comparisons
from malkedja.store.read import comparisons, folder, problems, read

__all__ = ["Comparisons", "comparisons", "folder", "problems", "read"]
