"""Granska målen: every rule by its table, the shipped annex by what it is known to hold."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from builders import THE_LINT_RULES, a_criterion, a_node, a_plan, an_indicator
from cases_loader import Case, cases, matches, read
from hypothesis import given, settings
from hypothesis import strategies as st

from malkedja import store
from malkedja.lint import (
    Answer,
    Aspect,
    Chance,
    Finding,
    Lack,
    Past,
    Printed,
    Rule,
    chance,
    review,
    smart,
)
from malkedja.model import Basis, Claim, Comment, Data, Indicator, Node, Plan, Reference, Said
from malkedja.words import lint as words
from malkedja.words import smart as smart_words

DATA = Path(__file__).resolve().parents[1] / "data"
SOURCE = Path(__file__).parent / "source" / "bilaga1.txt"
FIELDS = {"better", "kind", "baseline", "targets", "outcomes", "breaks"}
TEXTS = {"definition", "unit_printed", "source_printed", "source_corrected"}

# What seeds/oddities.md calls certain, and what follows from the rules' own arithmetic.
EXPECTED = {
    Rule.UNMEASURED_CRITERION: "F7",  # O26
    Rule.BEYOND_INDICATORS: "1 3 4 5 6 7",  # O30, and O29 for area 7
    Rule.SHARED_LIST: "F2a F2b",  # O25
    Rule.NO_VALUES: "6.3",  # O10
    Rule.BELOW_BASELINE: "7.2",  # O04
    Rule.SAME_AS_BASELINE: "4.1",  # O12
    Rule.OTHER_BASELINE_YEAR: "1.2 2.3 2.4 3.1 3.3",  # O13
    Rule.MOST_IN_FIRST_YEAR: "1.3 1.4 2.1 3.2 7.1",  # O16, O23; 57, 60 and 54 per cent
    Rule.STRICTER_AMBITION: "4.3",  # O03; 4.1 and 4.2 have no number to hold against
    Rule.AGAINST_COMMENT: "2.1 7.2",  # O01, O04
    Rule.UNEVEN_STEPS: "1.1 1.5",  # O18
    Rule.NOT_CAUTIOUS: "2.2 3.3",  # O17, O19
    Rule.PERCENT_OR_POINTS: "5.1",  # O20
    Rule.OTHER_MEASURE: "2.4 3.1 3.2 6.1",  # O06, O45, O08, O09
    Rule.RANK_CALLED_INDEX: "2.1",  # O01
    Rule.KIND_AGAINST_NAME: "1.2 1.5 2.2 2.4",  # O05, O06, O07
    Rule.NO_UNIT: "4.3",  # O02
    Rule.UNDEFINED_WORD: "5.4 5.5",  # O21, O22
    Rule.NAME_TO_CORRECT: "1.3 6.2 6.3 7.1",  # O47, O11
    Rule.NO_SOURCE: (  # O44
        "2.2 2.3 2.4 2.5 3.3 4.1 4.2 5.1 5.2 5.3 5.4 5.5 6.1 6.2 7.1 7.2 7.3"
    ),
    Rule.TWO_SOURCES: "1.1 1.2 1.5 5.6",  # O35, O36, O34, O33
    Rule.DEFINITION_CHANGED: "1.3 5.2",  # O40, O41: the breaks are marked as probable in data
}


@pytest.fixture(scope="module")
def data() -> Data:
    return store.read(DATA)


@pytest.fixture(scope="module")
def annex(data: Data) -> Plan:
    return next(plan for plan in data.plans if plan.id == "2018-2020")


@pytest.fixture(scope="module")
def found(data: Data, annex: Plan) -> tuple[Finding, ...]:
    return review(annex, data.lint)


def label(finding: Finding) -> str:
    subject = finding.subject
    return subject.number if isinstance(subject, Indicator) else subject.id


def said(case: Mapping[str, Any], place: str = "") -> tuple[Said, ...]:
    return tuple(
        Said(Claim(one["what"]), one["quote"], tuple(one.get("indicators", ())), place)
        for one in case
    )


def indicator_of(case: Case) -> Indicator:
    """The indicator of a case, sound in all that the case is not about."""
    more = {key: case[key] for key in TEXTS if key in case}
    built = an_indicator(**{key: case[key] for key in FIELDS if key in case}, place="rad 1")
    ambition = Decimal(case["reference"]) if "reference" in case else None
    reference = None if ambition is None else Reference(ambition, "Nämndens ambition")
    return replace(
        built,
        **{"source_printed": "SCB", **more},
        says=said(case.get("says", ())),
        reference=reference,
    )


def plan_of(case: Case) -> Plan:
    comment = Comment("K1", "…", ("andel",), said(case.get("comments", ())), "rad 2")
    node = a_node("M1", indicators=["andel"], comments=[comment])
    return a_plan([indicator_of(case)], [node])


def of_rule(plan: Plan, rule: str) -> Finding | None:
    return next((f for f in review(plan, THE_LINT_RULES) if f.rule == rule), None)


def agrees(finding: Finding, case: Case) -> None:
    """A finding holds what the case says of it."""
    if "quotes" in case:
        assert [one.quote for one in finding.printed] == case["quotes"]
    for field in ("years", "texts"):
        if field in case:
            assert list(getattr(finding, field)) == case[field]
    if "numbers" in case:
        pairs = zip(finding.numbers, case["numbers"], strict=True)
        assert all(matches(actual, expected) for actual, expected in pairs), finding.numbers


@pytest.mark.parametrize("case", cases("lint"))
def test_a_rule_on_an_indicator_finds_just_what_it_should(case: Case) -> None:
    finding = of_rule(plan_of(case), case["rule"])
    assert (finding is not None) == case["hits"]
    if finding is not None:
        agrees(finding, case)
        assert all(one.place in {"rad 1", "rad 2"} and one.quote for one in finding.printed)
        assert words.sentence(finding).endswith(".")


@pytest.mark.parametrize("case", cases("lint_nodes"))
def test_a_rule_on_a_node_finds_just_what_it_should(case: Case) -> None:
    given_node = case["node"]
    node = a_node(
        "M1",
        indicators=given_node.get("indicators", ()),
        children=[a_node("M2", indicators=["a"])] * given_node.get("children", 0),
        criterion=a_criterion() if given_node.get("criterion") else None,
        basis=Basis(given_node.get("basis", "printed")),
        basis_note=given_node.get("basis_note", ""),
        unmeasured=tuple(given_node.get("unmeasured", ())),
        place="rad 3",
    )
    plan = a_plan([an_indicator("a", targets={2018: 1})], [node])
    finding = of_rule(plan, case["rule"])
    assert (finding is not None) == case["hits"]
    if finding is not None:
        agrees(finding, case)
        assert {one.place for one in finding.printed} == {"rad 3"}
        assert words.sentence(finding).endswith(".")


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_a_hit_and_a_miss_and_its_words(rule: Rule) -> None:
    answers = {
        c["hits"] for name in ("lint", "lint_nodes") for c in read(name) if c["rule"] == rule
    }
    assert answers == {True, False}
    assert words.title(rule)
    assert words.why(rule).endswith((".", "?"))


@pytest.mark.parametrize("case", cases("smart"))
def test_smart_answers_what_can_be_checked(case: Case) -> None:
    (one,) = smart(plan_of(case))
    assert {letter: one.answer(Aspect(letter)) for letter in case["expect"]} == case["expect"]
    assert list(one.lacks) == [Lack(lack) for lack in case.get("lacks", one.lacks)]
    for field in ("measured", "decided"):
        if field in case:
            assert list(getattr(one, field)) == case[field]
    if "past" in case:
        assert one.past == (
            Past(**case["past"], long_enough=_spans(one.past)) if case["past"] else None
        )
    assert all(isinstance(smart_words.basis(one, letter), str) for letter in Aspect)


def _spans(past: Past | None) -> bool:
    return past is not None and past.long_enough


def test_what_is_only_for_people_to_say_is_asked() -> None:
    (one,) = smart(plan_of({}))
    assert one.answer(Aspect.ACCEPTED) is Answer.ASK


def test_a_comment_on_another_indicator_says_nothing_of_this_one() -> None:
    comments = [Comment("K1", "…", ("b",), (Said(Claim.UNDEFINED, "rimlig"),), "rad 2")]
    indicators = [an_indicator("a", targets={2018: 1}), an_indicator("b", targets={2018: 1})]
    plan = a_plan(indicators, [a_node("M1", indicators=["a", "b"], comments=comments)])
    hits = [f.subject.id for f in review(plan, THE_LINT_RULES) if f.rule is Rule.UNDEFINED_WORD]
    assert hits == ["b"]


def test_words_anywhere_in_the_document_have_their_own_place() -> None:
    plan = replace(
        plan_of({"source_printed": "SCB"}),
        says=(
            Said(Claim.OTHER_SOURCE, "SKL", ("andel",), "rad 563"),
            Said(Claim.UNDEFINED, "rimligt", ("annan",), "rad 564"),
        ),
    )
    finding = of_rule(plan, "two_sources")
    assert finding is not None
    assert finding.printed == (Printed("SKL", "rad 563"),)
    assert of_rule(plan, "undefined_word") is None


def test_words_with_a_place_of_their_own_keep_it() -> None:
    claim = Said(Claim.UNDEFINED, "rimlig", (), "rad 9")
    comment = Comment("K1", "…", ("andel",), (claim,), "rad 2")
    node = a_node("M1", indicators=["andel"], comments=[comment])
    finding = of_rule(a_plan([an_indicator()], [node]), "undefined_word")
    assert finding is not None
    assert finding.printed == (Printed("rimlig", "rad 9"),)


def test_an_indicator_on_two_nodes_is_reviewed_once_in_the_order_of_the_decision() -> None:
    shared, own = an_indicator("a"), an_indicator("b")
    nodes = [a_node("M1", indicators=["b", "a"]), a_node("M2", indicators=["a"])]
    hits = review(a_plan([shared, own], nodes), THE_LINT_RULES)
    assert [f.subject.id for f in hits if f.rule is Rule.NO_VALUES] == ["b", "a"]


# The shipped annex


def test_the_annex_has_the_traps_that_are_known_and_no_others(found: tuple[Finding, ...]) -> None:
    hits: dict[Rule, set[str]] = {}
    for finding in found:
        hits.setdefault(finding.rule, set()).add(label(finding))
    assert hits == {rule: set(ids.split()) for rule, ids in EXPECTED.items()}
    assert len(found) == sum(len(ids.split()) for ids in EXPECTED.values())


def test_every_finding_in_the_annex_quotes_words_that_stand_at_the_place(
    found: tuple[Finding, ...],
) -> None:
    lines = SOURCE.read_text("utf-8").splitlines()
    for finding in found:
        for one in finding.printed:
            first, _, last = one.place.removeprefix("rad ").partition("–")
            there = " ".join(" ".join(lines[int(first) - 1 : int(last or first)]).split())
            parts = one.quote.split(" · ")
            assert all(part in there for part in parts), (finding.rule, one, there)


def test_a_clean_plan_gives_a_silent_review() -> None:
    first = an_indicator(
        "a",
        baseline=50,
        targets={2018: 52, 2019: 54, 2020: 56},
        outcomes={2015: 44, 2016: 47, 2017: 50},
        kind="share",
        source_printed="SCB",
        definition="Andel av alla.",
        says=(Said(Claim.SHARE, "Andel"),),
    )
    second = replace(an_indicator("b", targets={2018: "increase"}), source_printed="SCB")
    comment = Comment(
        "K1",
        "Ska öka försiktigt i jämna steg.",
        ("a",),
        (
            Said(Claim.RISING, "öka"),
            Said(Claim.CAUTIOUS, "försiktigt"),
            Said(Claim.EVEN, "i jämna steg"),
        ),
    )
    plan = a_plan([first, second], [a_node("M1", indicators=["a", "b"], comments=[comment])])
    assert review(plan, THE_LINT_RULES) == ()
    assert words.headline((), plan) == "Granskningen hittar inget att se över"


def test_an_empty_plan_is_reviewed_too() -> None:
    plan = a_plan([], [a_node("1")])
    (finding,) = review(plan, THE_LINT_RULES)
    assert finding.rule is Rule.NO_INDICATORS
    assert words.headline([finding], plan) == "Granskningen hittar 1 sak att se över: 1 i målen"
    assert smart(plan) == ()


_TARGET = st.one_of(st.integers(-200, 400), st.sampled_from(["-", "increase", "unchanged"]))
_YEARS = st.integers(2014, 2021)
_SAYS = st.lists(st.builds(Said, st.sampled_from(Claim), st.just("ord")), max_size=6).map(tuple)


@given(
    kind=st.sampled_from(["share", "index", "rate", "count", "rank", "amount"]),
    better=st.sampled_from(["higher", "lower"]),
    baseline=st.none() | st.fixed_dictionaries({"value": st.integers(-200, 400), "year": _YEARS}),
    targets=st.dictionaries(_YEARS, _TARGET, max_size=4),
    outcomes=st.dictionaries(_YEARS, st.integers(-200, 400), max_size=6),
    says=_SAYS,
    comments=_SAYS,
)
@settings(deadline=None)
def test_any_indicator_can_be_reviewed_and_told(
    comments: tuple[Said, ...],
    **fields: Any,  # noqa: ANN401 - whatever the builder takes
) -> None:
    comment = Comment("K1", "ord", ("andel",), comments)
    node = a_node("M1", indicators=["andel"], comments=[comment])
    plan = a_plan([an_indicator(**fields)], [node])
    for finding in review(plan, THE_LINT_RULES):
        told = words.sentence(finding)
        assert told[0] == "”" or told[0].isupper()
        assert told.endswith(".")
        assert "None" not in told
    for one in smart(plan):
        assert all("None" not in smart_words.basis(one, letter) for letter in Aspect)


# What is said


def told(found: tuple[Finding, ...], rule: Rule, number: str) -> str:
    return next(words.sentence(f) for f in found if f.rule is rule and label(f) == number)


@pytest.mark.parametrize(
    ("rule", "number", "sentence"),
    [
        (
            Rule.AGAINST_COMMENT,
            "2.1",
            (
                "Kommentaren säger ”successivt öka index”, men talen sjunker från plats 228 till "
                "plats 130."
            ),
        ),
        (
            Rule.UNEVEN_STEPS,
            "1.1",
            "Kommentaren säger ”i jämna steg”, men stegen är 4, 5 och 5 indexenheter per år.",
        ),
        (
            Rule.NOT_CAUTIOUS,
            "2.2",
            (
                "Kommentaren säger ”en försiktig utveckling”, men talen går från 2,7 till 5 per "
                "1\u202f000 invånare, en förändring med 85 procent."
            ),
        ),
        (
            Rule.NOT_CAUTIOUS,
            "3.3",
            (
                "Kommentaren säger ”bibehålla och något öka nivån”, men talen går från 87 till 95 "
                "procent, en förändring med 8 procentenheter."
            ),
        ),
        (
            Rule.BELOW_BASELINE,
            "7.2",
            (
                "Målvärdena för 2018, 2019 och 2020 är 1\u202f131, 1\u202f170 och 1\u202f170, "
                "sämre än utgångsvärdet 1\u202f826 kr per invånare."
            ),
        ),
        (
            Rule.SAME_AS_BASELINE,
            "4.1",
            "Målvärdet för 2018 är 97 procent, detsamma som utgångsvärdet.",
        ),
        (
            Rule.MOST_IN_FIRST_YEAR,
            "3.2",
            (
                "Första året ska 77,8 procent av hela vägen gås: stegen är 17,5, 2,5 och 2,5 "
                "procentenheter per år."
            ),
        ),
        (
            Rule.STRICTER_AMBITION,
            "4.3",
            (
                "Socialnämndens ambition: 25 % bästa, motsvarar plats 72. Målvärdet för 2020 är "
                "plats 75."
            ),
        ),
        (
            Rule.TWO_SOURCES,
            "1.1",
            (
                "Som källa står både ”SCB:s årliga Medborgarundersökning” och ”SKL:s "
                "’Medborgarundersökning’”."
            ),
        ),
        (
            Rule.TWO_SOURCES,
            "1.5",
            (
                "Som källa står ”SCB gör en årlig indexskattning”. Rättad källa: SKL:s "
                "undersökning Information till alla."
            ),
        ),
        (
            Rule.KIND_AGAINST_NAME,
            "1.2",
            "I namnet står ”Antal”, men talen är en kvot (per 1\u202f000 invånare).",
        ),
        (Rule.NO_VALUES, "6.3", "Inget målvärde finns för 2018, 2019 och 2020."),
        (Rule.DEFINITION_CHANGED, "5.2", "Definitionen av miljöbil ändrades den 1 juli 2018."),
    ],
)
def test_a_finding_is_told_in_plain_words(
    found: tuple[Finding, ...], rule: Rule, number: str, sentence: str
) -> None:
    assert told(found, rule, number) == sentence


def test_the_headline_counts_findings_and_the_indicators_they_are_in(
    found: tuple[Finding, ...], annex: Plan
) -> None:
    assert words.headline(found, annex) == (
        "Granskningen hittar 69 saker att se över: 60 i 28 av 28 indikatorer och 9 i målen"
    )


@pytest.mark.parametrize(
    ("number", "letter", "basis"),
    [
        ("2.4", Aspect.REALISTIC, "planen är 2,2 procentenheter på 4 år; bäst hittills är 7,4"),
        ("1.2", Aspect.REALISTIC, "planen är 0,6 per 1\u202f000 invånare på 4 år; för få"),
        ("7.2", Aspect.REALISTIC, "målvärdet kräver ingen förbättring"),
        ("6.3", Aspect.REALISTIC, "utgångsvärde och målvärde i tal saknas"),
        ("6.3", Aspect.TIME_BOUND, "inget målvärde"),
        ("1.1", Aspect.MEASURABLE, "inget utfall hittat"),
        ("5.5", Aspect.SPECIFIC, "saknar förklaring av vad orden betyder"),
        ("4.3", Aspect.SPECIFIC, "saknar utskriven enhet"),
        ("4.3", Aspect.ACCEPTED, ""),
    ],
)
def test_a_smart_answer_says_what_it_rests_on(
    annex: Plan, number: str, letter: Aspect, basis: str
) -> None:
    one = next(s for s in smart(annex) if s.indicator.number == number)
    assert smart_words.basis(one, letter).startswith(basis)


def test_the_summary_counts_those_that_pass_each_letter(annex: Plan) -> None:
    assert smart_words.summary(smart(annex)).startswith("Av 28 indikatorer klarar så här många")


def test_a_plan_of_draft_can_be_reviewed_node_by_node() -> None:
    node: Node = a_node("M1", basis=Basis.JUDGED, indicators=["andel"])
    finding = of_rule(a_plan([an_indicator()], [node]), "shared_list")
    assert finding is not None
    assert words.sentence(finding).startswith("Beslutet visar inte")


def test_the_table_of_findings_says_where_and_why(found: tuple[Finding, ...], annex: Plan) -> None:
    from malkedja import exports  # noqa: PLC0415 - pandas takes longer than all the rest

    table = exports.csv(exports.findings(annex, found)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    assert len(rows) == len(found)
    rank = next(r for r in rows if r["Regel-id"] == "rank_called_index")
    assert (rank["Nummer"], rank["Tryckta ord"]) == ("2.1", "NKI, index")
    assert rank["Plats i dokumentet"] == "rad 149–153"
    assert rank["Plats i målkedjan"].startswith("2 En kommun för arbete och företagande › 2a ")
    criterion = next(r for r in rows if r["Regel-id"] == "unmeasured_criterion")
    assert criterion["Plats i målkedjan"].startswith("7 En kommun med god")


def test_a_difference_smaller_than_two_standard_errors_is_within_chance() -> None:
    found = chance(Decimal(80), 100, Decimal(85), THE_LINT_RULES)
    assert found == Chance(Decimal(-5), Decimal(8), Decimal(80), 100, Decimal(2))
    assert found.within


@pytest.mark.parametrize(
    ("other", "within"), [("87.9", True), ("88", False), ("72.1", True), ("72", False)]
)
def test_a_difference_of_exactly_two_standard_errors_is_more_than_chance(
    other: str, *, within: bool
) -> None:
    found = chance(Decimal(80), 100, Decimal(other), THE_LINT_RULES)
    assert found is not None
    assert found.within is within


@pytest.mark.parametrize(("share", "base"), [(80, None), (80, 0), (101, 10), (-1, 10)])
def test_without_a_known_base_or_a_share_nothing_is_said_of_chance(
    share: int, base: int | None
) -> None:
    assert chance(Decimal(share), base, Decimal(5), THE_LINT_RULES) is None


@pytest.mark.parametrize(("share", "base"), [(0, 1), (100, 1), (1, 1)])
def test_every_share_of_a_known_base_has_a_margin(share: int, base: int) -> None:
    assert chance(Decimal(share), base, Decimal(5), THE_LINT_RULES) is not None
