"""What the files must look like, and what is wrong where they do not. Never touches the disk."""

from malkedja.schema.dictionary import FieldDoc, dictionary, dictionary_markdown
from malkedja.schema.problems import BadData, Problem

__all__ = ["BadData", "FieldDoc", "Problem", "dictionary", "dictionary_markdown"]
