"""Reads the case tables: rules as sentences with numbers, exact from file to judgement."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "cases"

Case = dict[str, Any]


class _Exact(yaml.SafeLoader):
    """Numbers with decimals stay as they are written."""


_Exact.add_constructor(
    "tag:yaml.org,2002:float",
    lambda loader, node: Decimal(loader.construct_scalar(node)),
)


@cache
def read(name: str) -> list[Case]:
    """Every case of one table."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, _Exact)  # noqa: S506 - a safe loader with exact numbers


def cases(name: str) -> list[Any]:
    """The cases of one table as parameters, each called by its own sentence."""
    return [pytest.param(case, id=case["name"]) for case in read(name)]


def matches(actual: Decimal | None, expected: Decimal | int | None) -> bool:
    """Whether a number is the expected one, to as many decimals as the case writes."""
    if actual is None or expected is None:
        return actual is expected
    return actual.quantize(Decimal(expected)) == expected
