"""The shape of the words that mean the same when people search."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from malkedja.schema.chain_shape import once
from malkedja.schema.fields import Shape, Text, described, refuse
from malkedja.schema.problems import shown


def _one_word(value: str) -> str:
    if not re.fullmatch(r"\w+", value):
        refuse(f"{shown(value)} är inte ett ord", "ett enda ord, utan mellanslag och skiljetecken")
    return value


class SynonymShape(Shape):
    """One word, and what else to look for when it is asked for."""

    word: Annotated[Text, AfterValidator(_one_word), once("ordet")] = described(
        "Ordet som någon söker på", "skola"
    )
    also: Annotated[tuple[Text, ...], Field(min_length=1)] = described(
        "Ord, eller början på ord, som också räknas som träff", "[elev, gymnasi]"
    )


class SearchShape(Shape):
    """search.yaml."""

    synonyms: tuple[SynonymShape, ...] = described(
        "Ord med samma innebörd i sökningen", "se fälten nedan", default=()
    )
