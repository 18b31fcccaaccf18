"""The management group's meeting: an agenda of one year beside an earlier, and its minutes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlencode

import streamlit as st

from malkedja import assessment, words
from malkedja.assessment import Agenda, Aspect, Cause, Point, Section, Shift
from malkedja.ui import load
from malkedja.ui.one import One
from malkedja.ui.view import View

DOCUMENT = "protokoll.docx"
Found = tuple[tuple[Point, Shift], ...]


@dataclass(frozen=True)
class Meeting:
    """A year on the table, and the year that it is compared with, if there is one before it."""

    view: View
    earlier: int | None
    refused: str = ""

    @cached_property
    def agenda(self) -> Agenda:
        """Every indicator as a point."""
        before = () if self.earlier is None else self._judged(self.earlier)
        return assessment.agenda(self.view.indicators, before, self.view.rules, self.earlier)

    def _judged(self, year: int) -> tuple[assessment.Assessment, ...]:
        return tuple(self.view.assess(i, year) for i in self.view.plan.ordered)

    @property
    def title(self) -> str:
        """How many targets were missed, and how many of those are new."""
        return words.agenda.headline(self.agenda)

    @property
    def choices(self) -> tuple[int, ...]:
        """The target years that this one can be compared with."""
        return earlier_years(self.view)

    @property
    def keep(self) -> str:
        """What the notes are kept under: one set for each municipality and period."""
        return f"{self.view.data.municipality.code}:{self.view.plan.id}"

    @property
    def query(self) -> Mapping[str, int | None]:
        """What names this meeting in an address."""
        return {"ar": self.view.year, "jamfor": self.earlier}

    @property
    def document(self) -> str:
        """Where the minutes are made into a document."""
        chosen = {key: value for key, value in self.query.items() if value is not None}
        return f"./{DOCUMENT}?{urlencode(chosen)}"

    @property
    def since(self) -> tuple[tuple[str, int, tuple[tuple[str, bool, Found], ...]], ...]:
        """Each answer by name: how many differ, and these by reason; lost ones are told briefly."""
        found = ((aspect, self.agenda.since(aspect)) for aspect in Aspect)
        return tuple((words.agenda.ASPECT[a], len(f), _by_reason(f)) for a, f in found if f)

    @property
    def sections(self) -> tuple[tuple[Section, str, tuple[Point, ...]], ...]:
        """The sections by name, the most urgent first."""
        return tuple((s, words.agenda.SECTION[s], points) for s, points in self.agenda.sections)

    def one(self, point: Point) -> One:
        """The indicator of a point, with the figures of other municipalities."""
        indicator = point.now.indicator
        return One(self.view, indicator, load.comparisons().of(indicator.id))


def _by_reason(found: Found) -> tuple[tuple[str, bool, Found], ...]:
    grouped = words.agenda.grouped(found)
    return tuple((why, all(d.cause is Cause.LOST for _, d in of), of) for why, of in grouped)


def earlier_years(view: View) -> tuple[int, ...]:
    """The target years before the one that is shown."""
    return tuple(year for year in view.plan.years if year < view.year)


def current(view: View) -> Meeting:
    """The meeting that the address names: ``jamfor``, else the target year before."""
    return of(view, st.query_params.get("jamfor", ""))


def of(view: View, asked: str) -> Meeting:
    """A year beside the one asked for; what cannot be compared with is remembered as refused."""
    if asked in map(str, earlier_years(view)):
        return _meeting(view, int(asked), "")
    return _meeting(view, view.earlier_year, asked)


@lru_cache(maxsize=32)
def _meeting(view: View, earlier: int | None, refused: str) -> Meeting:
    return Meeting(view, earlier, refused[:20])
