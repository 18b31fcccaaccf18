"""Whatever is decided and measured, what is said is whole Swedish text."""

import re
from collections.abc import Iterator
from decimal import Decimal

from builders import THE_RULES, a_criterion, a_node, a_plan, an_indicator
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from malkedja.assessment import NodeAssessment, assess, assess_plan, changes
from malkedja.model import Indicator, Kind, Reason
from malkedja.words import indicator as words
from malkedja.words import labels, rules
from malkedja.words import node as node_words

YEARS = (2018, 2019, 2020, 2021)
WRONG = re.compile(
    r"None|Decimal|  | [.,;:]|[.,;:]{2}|-\d|\d\.\d|\d,(?!\d|\s|$)|^\s|\s$|[{}<>]|E\+"
)
STATUS = st.sampled_from([reason.value for reason in Reason if reason is not Reason.NO_TARGET])
VALUES = st.one_of(
    st.decimals(min_value=-20_000, max_value=20_000, places=3),
    st.decimals(min_value=0, max_value=100, places=1),
    st.integers(-5, 5).map(Decimal),
)
PLACES = st.integers(1, 290).map(Decimal)


@st.composite
def targets(draw: st.DrawFn, better: str, values: st.SearchStrategy[Decimal]) -> object:
    """A number, a dash, a direction in words, an interval, or a strict limit."""
    ops = {
        "higher": ["at_least", "more_than", "increase"],
        "lower": ["at_most", "less_than", "decrease"],
    }
    op = draw(st.sampled_from(["-", "between", "unchanged", *ops[better]]))
    if op == "between":
        low, high = sorted([draw(values), draw(values)])
        return {"op": op, "low": low, "high": high}
    return (
        op
        if op in {"-", "unchanged", "increase", "decrease"}
        else {"op": op, "value": draw(values)}
    )


@st.composite
def outcomes(draw: st.DrawFn, values: st.SearchStrategy[Decimal], *, rank: bool) -> object:
    """A value with its circumstances, or why there is none."""
    if draw(st.integers(0, 3)) == 0:
        return draw(STATUS)
    return {
        "value": draw(values),
        "ranked": 290 if rank else None,
        "base": draw(st.sampled_from([None, 1, 80, 12_000])),
        "comparable": draw(st.integers(0, 5)) > 0,
        "computed": draw(st.booleans()),
    }


@st.composite
def indicators(draw: st.DrawFn, id_: str = "andel") -> Indicator:
    """Any indicator that the files may hold."""
    kind = draw(st.sampled_from(list(Kind)))
    better = "lower" if kind is Kind.RANK else draw(st.sampled_from(["higher", "lower"]))
    values = PLACES if kind is Kind.RANK else VALUES
    baseline = {"value": draw(values), "year": draw(st.integers(2015, 2018))}
    with_target = draw(st.sets(st.sampled_from(YEARS)))
    measured = draw(st.sets(st.integers(2012, 2023)))
    rank = kind is Kind.RANK
    return an_indicator(
        id_,
        better=better,
        kind=kind,
        baseline=baseline if draw(st.booleans()) else None,
        targets={year: draw(targets(better, values)) for year in with_target},
        outcomes={year: draw(outcomes(values, rank=rank)) for year in measured},
        breaks=draw(st.sets(st.integers(2014, 2021), max_size=2)),
        unit="plats" if rank else "procent",
        unit_change="platser" if rank else "procentenheter",
    )


def whole(text: str) -> None:
    """A text that says something, and says it in plain Swedish."""
    assert text
    assert not WRONG.search(text), text


def sentences(text: str) -> None:
    """The same, ended by a full stop."""
    whole(text)
    assert text.endswith("."), text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(indicators(), st.sampled_from(YEARS))
def test_every_line_about_an_indicators_year_is_whole(indicator: Indicator, year: int) -> None:
    a = assess(indicator, year, THE_RULES)
    for line in (words.target_text, words.outcome_text, words.gap_text):
        whole(line(a))
    for line in (words.development_text, words.outlook_text, labels.good_way):
        whole(line(a))
    for told in (words.verdict, words.to_be_green, words.latest_earlier):
        sentences(told(a))
    for sentence in words.why(a, THE_RULES):
        sentences(sentence)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(indicators())
def test_every_text_about_a_series_is_whole(indicator: Indicator) -> None:
    assessments = [assess(indicator, target.year, THE_RULES) for target in indicator.targets]
    whole(words.finding(indicator, assessments))
    sentences(words.twin(indicator, assessments))
    differs = words.baseline_differs(indicator)
    assert differs is None or differs.endswith("används i bedömningen.")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(indicators("a"), indicators("b"), indicators("c"), VALUES)
def test_every_text_about_the_chain_is_whole(
    a: Indicator, b: Indicator, c: Indicator, figure: Decimal
) -> None:
    rule = a_criterion(outcomes={2019: figure, 2020: "awaiting"})
    goals = [
        a_node("M1", indicators=["a", "b"], criterion=rule, perspective="finansiellt"),
        a_node("M2", indicators=["b", "c"]),
    ]
    plan = a_plan([a, b, c], [a_node("1", children=goals)])
    year, before = ([*assess_plan(plan, y, THE_RULES)] for y in (2019, 2018))
    for text in (node_words.headline(plan, year), node_words.coverage(year)):
        sentences(text)
    sentences(node_words.husbandry(year))
    differ = changes(before[0].indicators, year[0].indicators)
    whole(node_words.changed(differ, 2018))
    for node in every(year):
        whole(node_words.known(node))
        whole(node_words.counts_text(node.counts))
        for sentence in node_words.why_node(node, THE_RULES):
            sentences(sentence)


def every(nodes: list[NodeAssessment]) -> Iterator[NodeAssessment]:
    for node in nodes:
        yield node
        yield from every([*node.children])


def test_every_sentence_about_the_rules_is_whole() -> None:
    for section in rules.introduction(THE_RULES):
        whole(section.title)
        for paragraph in section.paragraphs:
            sentences(paragraph)
    for entry in rules.legend(THE_RULES):
        sentences(entry.text)
    for row in rules.thresholds(THE_RULES):
        sentences(row.text)
        whole(row.value)
