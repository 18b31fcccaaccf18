"""Jämför: one indicator or key figure beside others, in the view that the address names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from malkedja import lint, words
from malkedja.lint import Chance
from malkedja.model import Indicator, Kind
from malkedja.store import National
from malkedja.ui import compare_panels as panels
from malkedja.ui import html, load, nav, parts, subject
from malkedja.ui.compare_panels import Panel
from malkedja.ui.subject import Subject
from malkedja.ui.view import View

LINES, SPREAD, PLACES = words.compare.VIEWS
MOST_CHOSEN = 8
MOST_FOUND = 20
MOST_YEARS = 10
LEAST_DIFFERENCE = Decimal("0.01")


@dataclass(frozen=True, eq=False)
class Compared:
    """An indicator, or a key figure, beside others."""

    view: View
    indicator: Indicator | None
    subjects: tuple[Subject, ...]
    look: str
    codes: tuple[str, ...]
    asked_year: int | None

    @property
    def query(self) -> Mapping[str, Any]:
        """What every link within the page keeps."""
        return {
            "indikator": self.indicator.id if self.indicator else None,
            "nyckeltal": None if self.indicator else self.subjects[0].kpi,
            "vy": self.look,
            "matar": self.asked_year,
            "kommun": self.codes,
            "ar": self.view.year,
        }

    def link(self, **changed: object) -> str:
        """The same page with something else chosen."""
        return nav.address("compare", **{**self.query, **changed})

    @property
    def looks(self) -> tuple[tuple[str, str], ...]:
        """The ways to look at it that there are figures for."""
        known = {LINES: True, SPREAD: self.among is not None, PLACES: self.placed is not None}
        return tuple((id_, name) for id_, name in words.compare.VIEWS.items() if known[id_])

    @property
    def among(self) -> Subject | None:
        """The measure whose distribution is known."""
        return next((s for s in self.subjects if s.spreads), None)

    @property
    def placed(self) -> Subject | None:
        """The measure that the municipality has a place in."""
        return next((s for s in self.subjects if s.ranks), None)

    @property
    def title(self) -> str:
        """The finding of the first picture."""
        return self.pictures[0].title if self.pictures else f"{self.name}: inga värden att jämföra"

    @property
    def name(self) -> str:
        """What is compared."""
        return self.indicator.name if self.indicator else self.subjects[0].name

    @property
    def year(self) -> int | None:
        """The year whose distribution is shown: the one asked for, else the latest of one's own."""
        if self.among is None:
            return None
        if self.asked_year in self.among.years:
            return self.asked_year
        rank = self.among.rank()
        return rank.year if rank else self.among.years[-1]

    @property
    def recent(self) -> tuple[int, ...]:
        """The latest years to choose between, with the one shown."""
        years = self.among.years if self.among else ()
        near = set(years[-MOST_YEARS:]) | ({self.year} if self.year else set())
        return tuple(sorted(near))

    @cached_property
    def pictures(self) -> tuple[Panel, ...]:
        """The pictures of the chosen view."""
        if self.look == SPREAD and self.among is not None and self.year is not None:
            return (panels.spread(self.among, self.year),)
        if self.look == PLACES and self.placed is not None:
            return (panels.places(self.placed),)
        return tuple(panels.lines(one, self.indicator) for one in self.subjects if one.lines)

    @property
    def facts(self) -> tuple[str, ...]:
        """What a reader must know: who lacks values, which figure counts, what chance gives."""
        if self.look == LINES:
            return () if self.indicator is None else _chances(self.view, self.indicator, self.own)
        among, year = self.among, self.year
        if self.look == PLACES and self.placed is not None:
            year = self.placed.ranks[-1].year
        spread = among.spread(year) if among is not None and year is not None else None
        if among is None or spread is None:
            return ()
        lacking = words.compare.lacking(spread, among.totals.get(spread.year, 0))
        return tuple(text for text in (lacking, self._differs(among, spread.year)) if text)

    def _differs(self, among: Subject, year: int) -> str:
        """Where the judged outcome is another figure than the one among all."""
        rank, outcome = among.rank(year), among.own.points.get(year)
        if rank is None or outcome is None or abs(rank.value - outcome) < LEAST_DIFFERENCE:
            return ""
        return words.compare.differs(among.own.name, outcome, rank.value, year, among.unit)

    @property
    def own(self) -> Subject:
        """The first measure: the indicator's own, or the key figure."""
        return self.subjects[0]

    @cached_property
    def everyone(self) -> pd.DataFrame | None:
        """Every municipality of the chosen year, the first place first; only of a data set."""
        national, among = load.national(), self.among
        if national is None or among is None or self.year is None or self.look != SPREAD:
            return None
        return _everyone(national, among, self.year)


def current(view: View) -> Compared | None:
    """What the address names; draws the picker. None where it names nothing that exists."""
    territories = subject.territories(view.data.municipality)
    asked = tuple(c for c in st.query_params.get_all("kommun") if c in territories)
    codes = tuple(dict.fromkeys(asked))[:MOST_CHOSEN]
    look, year = st.query_params.get("vy", LINES), st.query_params.get("matar", "")
    look = look if look in words.compare.VIEWS else LINES
    measured = int(year) if re.fullmatch(r"[0-9]{4}", year) else None
    national, kpi = load.national(), st.query_params.get("nyckeltal")
    indicator = None
    if kpi is None:
        known = (i.id for i in view.plan.ordered if load.shipped().spread(i.id))
        names = parts.indicator_names(view.plan)
        indicator = parts.choose("Indikator", names, "indikator", first=next(known, None))
    elif national is None or national.kpi(kpi) is None:
        st.warning(words.compare.no_key_figure(fetched=national is not None))
        kpi = None
    if indicator is None and kpi is None:
        return None
    return _compared(view, national, indicator, kpi, (look, codes, measured))


@lru_cache(maxsize=128)
def _compared(
    view: View,
    national: National | None,
    id_: str | None,
    kpi: str | None,
    chosen: tuple[str, tuple[str, ...], int | None],
) -> Compared:
    look, codes, year = chosen
    if id_ is not None:
        indicator = view.plan.indicators[id_]
        subjects = subject.of_indicator(view, indicator, codes)
        shown = Compared(view, indicator, subjects, look, codes, year)
        return shown if look in dict(shown.looks) else replace(shown, look=LINES)
    if national is None or kpi is None:
        message = "neither an indicator nor a key figure"
        raise ValueError(message)
    subjects = (subject.of_key_figure(view, national, kpi, codes),)
    return Compared(view, None, subjects, look, codes, year)


def choose_others(shown: Compared) -> None:
    """Municipalities to stand beside, by name; their codes are repeated in the address."""
    names = subject.territories(shown.view.data.municipality)
    if not names or shown.among is None or shown.look == PLACES:
        return
    widget = f"kommun:{','.join(shown.codes)}"

    def remember() -> None:
        st.query_params["kommun"] = st.session_state[widget]

    st.multiselect(
        "Jämför med kommuner",
        list(names),
        list(shown.codes),
        format_func=lambda code: names.get(code, code),
        key=widget,
        on_change=remember,
        max_selections=MOST_CHOSEN,
        placeholder="Skriv en kommuns namn",
    )


def search_key_figures() -> tuple[Any, ...]:
    """A field to search in, and the key figures found; nothing without a data set."""
    national = load.national()
    if national is None:
        return ()
    parts.search("Sök ett annat nyckeltal", "sok", "behörighet gymnasium")
    return national.search(st.query_params.get("sok", ""))[:MOST_FOUND]


def searched() -> dict[str, bool]:
    """Whether there is a data set of the whole country, and whether something is looked for."""
    looked_for = bool(st.query_params.get("sok", "").strip())
    return {"fetched": load.national() is not None, "searched": looked_for}


def show(pictures: Sequence[Panel]) -> None:
    """Draw the pictures, each with its text, its source and its table."""
    for at, panel in enumerate(pictures):
        spec = panel.spec(html.look())
        html.draw("compare_panel_head", panel=panel, first=at == 0)
        if spec is not None:
            st.vega_lite_chart(spec=spec, width="stretch", theme=None, alt=panel.text)
        html.draw("compare_panel", panel=panel)


def show_everyone(shown: Compared) -> None:
    """The table of all municipalities, sent as it is scrolled."""
    table = shown.everyone
    if table is not None:
        unit = table.columns[-1]
        shown_as = {unit: st.column_config.NumberColumn(format="localized")}
        with st.container(width=640):
            st.dataframe(table, lazy=True, hide_index=True, column_config=shown_as, height=400)


def _everyone(national: National, one: Subject, year: int) -> pd.DataFrame:
    """Everybody with a value, the first place first; those who share a place by name."""
    sign = one.better.sign if one.better else 1
    values = sorted(
        panels.values(national, one.kpi, year), key=lambda pair: (-sign * pair[1], pair[0])
    )
    places = {value: at for at, (_, value) in reversed(list(enumerate(values, 1)))}
    unit = f"Värde, {one.unit}" if one.unit else "Värde"
    return pd.DataFrame(
        {
            "Plats": [places[value] for _, value in values],
            "Kommun": [name for name, _ in values],
            unit: [float(value) for _, value in values],
        }
    )


def _chances(view: View, indicator: Indicator, one: Subject) -> tuple[str, ...]:
    """Of a share whose base is known: whether each group differs more than chance gives."""
    if indicator.kind is not Kind.SHARE:
        return ()
    latest = next((o for o in reversed(indicator.measured) if o.base), None)
    if latest is None or latest.value is None:
        return ()
    found: list[tuple[str, Chance | None]] = [
        (
            line.name,
            lint.chance(latest.value, latest.base, line.points[latest.year], view.data.lint),
        )
        for line in one.groups
        if latest.year in line.points
    ]
    return tuple(
        words.compare.chance(indicator, who, latest.year, chance) for who, chance in found if chance
    )
