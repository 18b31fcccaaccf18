"""The agenda: every difference between two years and no other, each indicator in one place."""

from collections.abc import Mapping
from decimal import Decimal

import pytest
from builders import THE_RULES, a_plan, an_indicator, lights_of
from cases_loader import Case, cases, read
from hypothesis import given, settings
from hypothesis import strategies as st

from malkedja import words
from malkedja.assessment import (
    Agenda,
    Aspect,
    Cause,
    Development,
    Fulfilment,
    Outlook,
    Point,
    Section,
    agenda,
    assess,
    changes,
)
from malkedja.model import Indicator, Operator, Reason

YEARS = (2018, 2019, 2020)
BUILT = (
    "better",
    "kind",
    "unit",
    "unit_change",
    "baseline",
    "targets",
    "outcomes",
    "breaks",
)
SAID = {"name", "year", "earlier", "section", "far", "direction", "since"}

values = st.integers(-40, 40).map(Decimal)
outcomes = st.dictionaries(
    st.integers(2015, 2021), values | st.sampled_from([str(r) for r in Reason]), max_size=6
)
in_words = st.sampled_from(["increase", "decrease", "unchanged", "-"])
targets = st.dictionaries(st.sampled_from(YEARS), values | in_words, max_size=3)
some_indicators = st.lists(
    st.tuples(
        st.sampled_from(["higher", "lower"]),
        st.sampled_from(["index", "rank", "amount"]),
        st.none() | values,
        targets,
        outcomes,
        st.lists(st.sampled_from(YEARS), max_size=1),
    ),
    max_size=4,
).map(
    lambda drawn: [
        an_indicator(f"i{n}", better=b, kind=k, baseline=base, targets=t, outcomes=o, breaks=breaks)
        for n, (b, k, base, t, o, breaks) in enumerate(drawn)
    ]
)


def of(indicators: list[Indicator], year: int, earlier: int | None) -> Agenda:
    before = [] if earlier is None else [assess(i, earlier, THE_RULES) for i in indicators]
    return agenda([assess(i, year, THE_RULES) for i in indicators], before, THE_RULES, earlier)


def answers(point: Point) -> Mapping[Aspect, tuple[object, object]]:
    then, now = point.before, point.now
    assert then is not None
    return {
        Aspect.LIGHT: (then.fulfilment, now.fulfilment),
        Aspect.ARROW: (then.development, now.development),
        Aspect.PACE: (then.outlook, now.outlook),
    }


@pytest.mark.parametrize("case", cases("agenda"))
def test_agenda(case: Case) -> None:
    assert set(case) <= {*SAID, *BUILT}
    indicator = an_indicator(**{key: case[key] for key in BUILT if key in case})
    (point,) = of([indicator], case["year"], case.get("earlier")).points
    assert point.section == case["section"]
    assert words.agenda.far(point.now) == case["far"]
    assert words.agenda.direction(point.now) == case["direction"]
    assert list(words.agenda.since_last(point)) == case["since"]


def test_every_section_and_every_cause_has_a_case() -> None:
    table = read("agenda")
    assert {case["section"] for case in table} == set(Section)
    built = [
        of([an_indicator(**{k: c[k] for k in BUILT if k in c})], c["year"], c.get("earlier"))
        for c in table
    ]
    found = [d for a in built for p in a.points for d in p.shifts]
    assert {d.cause for d in found} == set(Cause)
    assert {d.aspect for d in found} == set(Aspect)


@settings(max_examples=40)
@given(some_indicators, st.sampled_from(YEARS), st.sampled_from(YEARS))
def test_every_difference_between_any_two_years_is_named_and_no_other(
    indicators: list[Indicator], year: int, earlier: int
) -> None:
    meeting = of(indicators, year, earlier)
    assert [p.now.indicator for p in meeting.points] == indicators
    for point in meeting.points:
        differ = {aspect: pair for aspect, pair in answers(point).items() if pair[0] != pair[1]}
        assert {d.aspect: (d.then, d.now) for d in point.shifts} == differ
        assert len(point.shifts) == len(differ)
    named = [(a, p) for a in Aspect for p, _ in meeting.since(a)]
    assert sorted((a, p.now.indicator.id) for a, p in named) == sorted(
        (d.aspect, p.now.indicator.id) for p in meeting.points for d in p.shifts
    )


@settings(max_examples=40)
@given(some_indicators, st.sampled_from(YEARS), st.none() | st.sampled_from(YEARS))
def test_each_indicator_stands_in_exactly_one_section_in_the_order_of_the_decision(
    indicators: list[Indicator], year: int, earlier: int | None
) -> None:
    meeting = of(indicators, year, earlier)
    ids = [p.now.indicator.id for p in meeting.urgent_first]
    assert sorted(ids) == sorted(i.id for i in indicators)
    assert [s for s, _ in meeting.sections] == [
        s for s in Section if any(p.section is s for p in meeting.points)
    ]
    for section, points in meeting.sections:
        assert all(p.section is section for p in points)
        places = [indicators.index(p.now.indicator) for p in points]
        assert places == sorted(places)


@settings(max_examples=40)
@given(some_indicators, st.sampled_from(YEARS), st.none() | st.sampled_from(YEARS))
def test_a_section_says_what_is_true_of_its_indicators(
    indicators: list[Indicator], year: int, earlier: int | None
) -> None:
    for point in of(indicators, year, earlier).points:
        red = point.now.fulfilment is Fulfilment.NOT_MET
        assert (point.section is Section.LACKS_DATA) == (point.now.fulfilment is Fulfilment.UNKNOWN)
        was_red = point.before is None or point.before.fulfilment is Fulfilment.NOT_MET
        assert (point.section is Section.NEWLY_RED) == (red and not was_red)
        assert point.section.name.startswith("RED_") == (red and was_red)
        if point.section is Section.MUST_TURN:
            assert point.now.outlook is Outlook.MUST_TURN
        if point.section in {Section.IMPROVED, Section.RED_IMPROVED}:
            assert point.now.development is Development.IMPROVED
        if point.section in {Section.WORSENED, Section.RED_WORSENED}:
            assert point.now.development is Development.WORSENED


@settings(max_examples=40)
@given(some_indicators, st.sampled_from(YEARS))
def test_a_year_beside_itself_differs_in_nothing(indicators: list[Indicator], year: int) -> None:
    meeting = of(indicators, year, year)
    assert all(p.shifts == () for p in meeting.points)
    assert all(p.section is not Section.NEWLY_RED for p in meeting.points)


@settings(max_examples=40)
@given(some_indicators, st.sampled_from(YEARS), st.sampled_from(YEARS))
def test_the_lights_that_differ_are_those_that_the_overview_counts(
    indicators: list[Indicator], year: int, earlier: int
) -> None:
    meeting = of(indicators, year, earlier)
    counted = changes(
        [assess(i, earlier, THE_RULES) for i in indicators], [p.now for p in meeting.points]
    )
    lists = (counted.better, counted.worse, counted.appeared, counted.vanished)
    told = {p.now.indicator.id for p, _ in meeting.since(Aspect.LIGHT)}
    assert told == {a.indicator.id for found in lists for a in found}


@settings(max_examples=40)
@given(some_indicators, st.sampled_from(YEARS), st.none() | st.sampled_from(YEARS))
def test_every_sentence_is_swedish_and_whole(
    indicators: list[Indicator], year: int, earlier: int | None
) -> None:
    meeting = of(indicators, year, earlier)
    sentences = [words.agenda.headline(meeting), words.agenda.compared(meeting)]
    for point in meeting.points:
        sentences += [*words.agenda.since_last(point), words.agenda.far(point.now)]
        sentences += [words.agenda.direction(point.now)]
    for said in sentences:
        assert said
        assert "None" not in said
        assert "  " not in said
        assert said[0] == said[0].upper()


def test_reasons_are_told_once_each_and_hold_every_difference() -> None:
    indicators = [
        an_indicator(
            f"i{n}", baseline=10, targets={2018: 20, 2019: 20}, outcomes={2018: 20, 2019: v}
        )
        for n, v in enumerate([12, 12, "not_found"])
    ]
    found = of(indicators, 2019, 2018).since(Aspect.LIGHT)
    grouped = words.agenda.grouped(found)
    assert [why for why, _ in grouped] == ["Nytt utfall", "Inget publicerat utfall hittat"]
    assert [len(pairs) for _, pairs in grouped] == [2, 1]
    assert sum((pairs for _, pairs in grouped), ()) == found


@pytest.mark.parametrize(
    ("then", "now", "headline"),
    [
        ((), (), "Inga indikatorer är beslutade."),
        (("met",), ("unknown",), "Inget målvärde för 2019 kan bedömas."),
        (("met",), ("met",), "Det enda bedömda målvärdet är inte rött 2019."),
        (("met", "met"), ("met", "partly"), "Inget av 2 bedömda målvärden är rött 2019."),
        (
            ("met",),
            ("not_met",),
            "Det enda bedömda målvärdet nåddes inte 2019, och det är nytt sedan 2018.",
        ),
        (
            ("met", "met", "met"),
            ("not_met", "not_met", "unknown"),
            "2 av 2 bedömda målvärden nåddes inte 2019, varav 2 är nya sedan 2018.",
        ),
        (("not_met",), ("not_met",), "Det enda bedömda målvärdet nåddes inte 2019, liksom 2018."),
        (
            ("not_met", "met"),
            ("not_met", "met"),
            "1 av 2 bedömda målvärden nåddes inte 2019, varav inget är nytt sedan 2018.",
        ),
    ],
)
def test_the_headline_counts_what_was_missed(
    then: tuple[str, ...], now: tuple[str, ...], headline: str
) -> None:
    before = [assess(i, 2018, THE_RULES) for i in lights_of(*then)]
    after = [assess(i, 2019, THE_RULES) for i in lights_of(*now, year=2019)]
    meeting = agenda(after, before, THE_RULES, 2018)
    assert words.agenda.headline(meeting) == headline


def test_the_first_target_year_has_nothing_to_be_compared_with() -> None:
    (indicator,) = lights_of("not_met")
    meeting = of([indicator], 2018, None)
    assert meeting.earlier is None
    assert words.agenda.headline(meeting) == "Det enda bedömda målvärdet nåddes inte 2018."
    assert words.agenda.compared(meeting) == "Det finns inget tidigare målår att jämföra med."


def test_an_agenda_of_nothing_is_empty() -> None:
    meeting = of([], 2018, None)
    assert (meeting.year, meeting.points, meeting.sections) == (0, (), ())


def test_what_differs_is_counted_for_each_answer() -> None:
    steady = an_indicator("s", targets={2018: 1, 2019: 1}, outcomes={2017: 5, 2018: 5, 2019: 5})
    fallen = an_indicator("f", targets={2018: 9, 2019: 9}, outcomes={2017: 9, 2018: 9, 2019: 2})
    assert words.agenda.compared(of([steady], 2018, 2018)) == (
        "Inget ljus, ingen utveckling och ingen takt skiljer sig från 2018."
    )
    assert words.agenda.compared(of([fallen], 2019, 2018)) == (
        "Sedan 2018 skiljer sig måluppfyllelsen för 1 indikator, utvecklingen för 1 "
        "och takten för 1."
    )
    assert words.agenda.compared(of([fallen, steady], 2019, 2018)) == (
        "Sedan 2018 skiljer sig måluppfyllelsen för 1 indikator, utvecklingen för 1 "
        "och takten för 2."
    )


def test_an_owner_is_the_decisions_or_is_said_to_be_lacking() -> None:
    assert words.agenda.owner(an_indicator(owner="Rektorerna")) == "Rektorerna"
    assert words.agenda.owner(an_indicator()) == "Framgår inte av beslutet"


def test_a_year_that_is_no_target_year_is_said_to_be_none() -> None:
    assert words.agenda.refused("2035", 2019) == (
        "”2035” är inte ett tidigare målår; 2019 visas i stället."
    )
    assert words.agenda.refused("x", None) == (
        "”x” är inte ett tidigare målår; det finns inget tidigare målår."
    )


def test_targets_in_words_are_never_compared_as_numbers() -> None:
    one = an_indicator(
        targets={2018: "increase", 2019: "decrease"}, outcomes={2017: 1, 2018: 2, 2019: 3}
    )
    (point,) = of([one], 2019, 2018).points
    assert point.now.target is not None
    assert point.now.target.op is Operator.DECREASE
    assert point.section is Section.NEWLY_RED
    assert point.shifts[0].cause is Cause.TARGET


def test_the_plan_of_one_year_has_an_agenda_too() -> None:
    plan = a_plan(lights_of("not_met", "met", "unknown"))
    meeting = of(list(plan.ordered), 2018, None)
    assert [s for s, _ in meeting.sections] == [
        Section.RED_UNCHANGED,
        Section.IMPROVED,
        Section.LACKS_DATA,
    ]
