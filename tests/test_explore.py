"""Which indicators a reader means, and in which order: case tables, and what always holds."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from builders import THE_RULES, a_node, a_plan, an_indicator
from cases_loader import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from malkedja import explore, store
from malkedja.explore import Entry, Facet, Field, Order, Selection, Text
from malkedja.model import Comment, Data, Kpi, Source, Synonym

ROOT = Path(__file__).resolve().parents[1]
SOURCES = {
    "register": Source("register", "Registret", "Årsbok", "https://exempel.se", "2024", "Fri"),
    "rapport": Source("rapport", "Kommunen", "Rapport", "", "", ""),
}
INDICATORS = (
    an_indicator(
        "andel",
        kind="share",
        baseline=10,
        targets={2019: 30, 2020: 40},
        outcomes={2018: 15, 2019: {"value": 25, "sources": ("register",)}},
        short="Ändamål",
        name="En andel",
    ),
    an_indicator(
        "placering",
        kind="rank",
        better="lower",
        baseline=100,
        targets={2019: 80, 2020: 60},
        outcomes={2018: 95, 2019: 120},
        short="Ömsom",
        name="En placering",
        notes=("Siffrorna är preliminära.",),
    ),
    an_indicator(
        "kvot",
        kind="rate",
        baseline=5,
        targets={2019: 6},
        outcomes={
            2018: {"value": 6, "sources": ("rapport",)},
            2019: {"value": 6, "sources": ("register",)},
        },
        short="Zon",
        owner="Socialnämnden",
        kpi=Kpi("N12345", "Antal"),
    ),
    an_indicator(
        "belopp",
        kind="amount",
        baseline=1,
        targets={2019: 2},
        outcomes={2019: "not_found"},
        short="Avgift",
        definition="Sammanräknat av kommunen.",
    ),
    an_indicator(
        "niva", baseline=50, targets={2019: 50}, outcomes={2019: 50}, short="Åtgärd", number=""
    ),
)
PLAN = a_plan(
    INDICATORS,
    [
        a_node("1", children=[a_node("F1", indicators=["andel", "placering", "niva"])]),
        a_node(
            "2",
            name="En levande landsbygd",
            children=[
                a_node(
                    "F2",
                    indicators=["kvot", "belopp", "niva"],
                    comments=(Comment("K", "Mäts vartannat år.", ("niva",)),),
                )
            ],
        ),
        a_node("3", level="area"),
    ],
)
IDS = tuple(indicator.id for indicator in INDICATORS)


@cache
def some_data() -> Data:
    shipped = store.read(ROOT / "data")
    synonyms = (Synonym("pengar", ("sammanräkn",)),)
    return replace(shipped, plans=(PLAN,), sources=SOURCES, rules=THE_RULES, synonyms=synonyms)


@cache
def entries() -> tuple[Entry, ...]:
    """In the order that the tables name them, which is not quite the plan's."""
    by_id = {entry.indicator.id: entry for entry in explore.entries(some_data(), 2019)}
    return tuple(by_id[id_] for id_ in IDS)


def ids(found: Sequence[Entry]) -> list[str]:
    return [entry.indicator.id for entry in found]


def asked(case: Case) -> Selection:
    pairs = {(Facet(f), id_) for f, wanted in case.get("wanted", {}).items() for id_ in wanted}
    return Selection(case.get("words", ""), frozenset(pairs))


def chosen(selection: Selection, among: Sequence[Entry] | None = None) -> tuple[Entry, ...]:
    return explore.chosen(entries() if among is None else among, selection, some_data().synonyms)


# --- Words


@pytest.mark.parametrize("case", cases("search"))
def test_search(case: Case) -> None:
    said = case.get("synonyms", {})
    synonyms = tuple(Synonym(word, tuple(also)) for word, also in said.items())
    text = Text.of([(Field.NAME, [case["text"]])])
    assert (explore.hits(text, case["asked"], synonyms) is not None) is case["found"]


@given(st.lists(st.text(min_size=1), min_size=1), st.data())
def test_a_word_that_stands_in_a_text_finds_it(texts: list[str], data: st.DataObject) -> None:
    asked_for = data.draw(st.sampled_from(texts))
    text = Text.of([(Field.NAME, texts)])
    for form in (asked_for, f" {asked_for} ", asked_for.casefold()):
        assert explore.hits(text, form) is not None


@given(st.text(alphabet="aåäbeks nr", max_size=12), st.text(alphabet="aåäbeks nr", max_size=12))
def test_more_words_never_find_more(one: str, other: str) -> None:
    text = Text.of([(Field.NAME, ["barn", "åker", "skolans bänkar", "en ask"])])
    both = explore.hits(text, f"{one} {other}")
    assert (both is None) or explore.hits(text, one) is not None
    assert (both is None) is (explore.hits(text, f"{other} {one}") is None)


def test_the_first_field_that_has_a_word_is_told() -> None:
    text = Text.of([(Field.NAME, ["Trygghet"]), (Field.GOAL, ["Trygg skola"])])
    assert explore.hits(text, "trygg skola") == (Field.NAME, Field.GOAL)


@pytest.mark.parametrize("field", Field)
def test_a_synonym_is_looked_for_close_to_the_indicator_only(field: Field) -> None:
    text = Text.of([(field, ["Andel elever"])])
    close = field in {Field.NAME, Field.KPI, Field.DEFINITION}
    found = explore.hits(text, "skola", (Synonym("skola", ("elev",)),))
    assert (found is not None) is close


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("ranking", {"2.1", "4.3"}),
        ("skola", {"3.2", "3.3"}),
        ("brott", {"1.2"}),
        ("N00914", {"2.3"}),
        ("äldre", {"4.1", "4.2", "4.3"}),
        ("fiber", {"5.5"}),
    ],
)
def test_the_words_people_use_find_the_shipped_indicators(word: str, numbers: set[str]) -> None:
    data = store.read(ROOT / "data")
    found = explore.chosen(explore.entries(data, 2019), Selection(word), data.synonyms)
    assert numbers <= {entry.indicator.number for entry in found}
    assert len(found) <= len(numbers) + 2


# --- Filters and order


@pytest.mark.parametrize("case", cases("explore"))
def test_selection(case: Case) -> None:
    order = Order(case.get("order", "beslut"))
    assert ids(explore.ordered(chosen(asked(case)), order)) == case["expect"]


PAIRS = sorted({pair for entry in entries() for pair in entry.belongs})
SELECTIONS = st.builds(
    Selection,
    st.sampled_from(["", "andel", "preliminär", "årsbok", "e"]),
    st.frozensets(st.sampled_from(PAIRS), max_size=4),
)


def joined(one: Selection, other: Selection) -> Selection:
    return Selection(f"{one.words} {other.words}", one.wanted | other.wanted)


@given(SELECTIONS, SELECTIONS)
def test_filters_commute_and_a_further_filter_never_adds(one: Selection, other: Selection) -> None:
    for facet in {facet for facet, _ in one.wanted}:
        other = other.without(facet)
    both = chosen(joined(one, other))
    assert both == chosen(other, chosen(one)) == chosen(one, chosen(other))
    assert set(both) <= set(chosen(one))


@given(SELECTIONS, st.sampled_from(PAIRS))
def test_a_further_choice_in_the_same_filter_never_takes_away(
    selection: Selection, pair: tuple[Facet, str]
) -> None:
    if selection.ids(pair[0]):
        wider = replace(selection, wanted=selection.wanted | {pair})
        assert set(chosen(selection)) <= set(chosen(wider))


@given(SELECTIONS, st.sampled_from(PAIRS))
def test_a_choice_is_undone_by_the_same_choice(
    selection: Selection, pair: tuple[Facet, str]
) -> None:
    assert explore.toggled(explore.toggled(selection, *pair), *pair) == selection


@given(SELECTIONS)
def test_each_count_is_what_the_choice_would_give(selection: Selection) -> None:
    counts = explore.available(entries(), selection, some_data().synonyms)
    for facet, id_ in PAIRS:
        alone = selection.without(facet)
        one = replace(alone, wanted=alone.wanted | {(facet, id_)})
        assert counts.get((facet, id_), 0) == len(chosen(one))


@given(st.permutations(entries()), st.sampled_from(Order))
def test_an_order_loses_nothing_and_keeps_equals_as_they_came(
    given_order: list[Entry], order: Order
) -> None:
    found = explore.ordered(given_order, order)
    assert sorted(ids(found)) == sorted(IDS)
    assert explore.ordered(found, order) == found
    place = {entry: at for at, entry in enumerate(given_order)}
    rank = {entry: explore.ordered([entry, other], order) for entry in found for other in found}
    assert rank
    for one, other in pairwise(found):
        if explore.ordered([other, one], order) == (other, one):  # they are equal
            assert place[one] < place[other]


def test_a_choice_is_wanted_of_its_own_filter_alone() -> None:
    red = explore.toggled(Selection("a"), Facet.FULFILMENT, "not_met")
    assert red == Selection("a", frozenset({(Facet.FULFILMENT, "not_met")}))
    assert red.ids(Facet.FULFILMENT) == {"not_met"}
    assert red.ids(Facet.KIND) == set()
    assert red.without(Facet.KIND) == red
    assert red.without(Facet.FULFILMENT) == Selection("a")


def test_a_selection_says_when_it_asks_for_nothing() -> None:
    assert Selection().is_empty
    assert Selection("  ").is_empty
    assert not Selection("a").is_empty
    assert not Selection(wanted=frozenset({(Facet.KIND, "rank")})).is_empty
