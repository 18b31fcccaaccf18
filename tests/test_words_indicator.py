"""What is said about one indicator: sentences as a council member would write them."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import StrEnum

import pytest
from builders import THE_RULES, an_indicator

from malkedja.assessment import Assessment, Development, Fulfilment, Outlook, assess
from malkedja.model import (
    Better,
    Comparison,
    Confidence,
    Event,
    Group,
    Indicator,
    Kind,
    Measure,
    Operator,
    Reason,
    Reference,
)
from malkedja.words import indicator as words
from malkedja.words import labels

YEARS = (2018, 2019, 2020)
RANKING = an_indicator(
    "ranking",
    kind="rank",
    better="lower",
    unit="plats",
    unit_change="platser",
    baseline=228,
    targets={2018: 175, 2019: 150, 2020: 130},
    outcomes={
        2017: 228,
        2018: {"value": 146, "ranked": 290},
        2019: {"value": 150, "ranked": 290},
        2020: {"value": 195, "ranked": 290},
    },
)
CARE = an_indicator(
    "omsorg",
    kind="share",
    baseline=76,
    targets={2018: 80, 2019: 83, 2020: 85},
    outcomes={2012: 91, 2016: 77, 2017: 79, 2018: 85, 2019: 85, 2020: 90},
)
SCHOOL = an_indicator(
    "skola",
    kind="share",
    baseline="57.5",
    targets={2018: 75, 2019: "77.5", 2020: 80},
    outcomes={2018: "72.2", 2019: {"value": "60.0", "base": 80}, 2020: "not_found"},
)
RESULT = an_indicator(
    "resultat",
    kind="amount",
    unit="kr per invånare",
    unit_change="kr per invånare",
    baseline=1826,
    targets={2018: 1131, 2019: 1170, 2020: 1170},
    outcomes={2018: 1130, 2019: {"value": -7356, "computed": True}, 2020: 1170},
)
SMALL = an_indicator("liten", baseline=50, targets={2018: 55}, outcomes={2018: "54.96"})
NO_BASELINE = an_indicator("ny", targets={2018: 80}, outcomes={2018: 79})
NOTHING = an_indicator("index")
ONLY_OUTCOME = an_indicator("utfall", outcomes={2018: 70})
BREAK = an_indicator(
    "bruten",
    baseline=10,
    targets={2018: 12, 2019: 14},
    outcomes={2018: 13, 2019: 15},
    breaks=[2019],
)
IN_WORDS = an_indicator(
    "ord",
    baseline=70,
    targets={2018: "increase", 2019: "unchanged", 2020: "decrease"},
    outcomes={2018: 72, 2019: 60, 2020: 60},
)
HAIR = an_indicator("hår", baseline=50, targets={2018: 55}, outcomes={2018: "54.99999999"})
PLACE_IN_WORDS = an_indicator(
    "placering",
    kind="rank",
    better="lower",
    unit="plats",
    unit_change="platser",
    baseline=70,
    targets={2018: "decrease"},
    outcomes={2018: 72},
)
WITHIN = an_indicator(
    "inom",
    baseline=70,
    targets={
        2018: {"op": "between", "low": 40, "high": 60},
        2019: {"op": "more_than", "value": 40},
        2020: {"op": "between", "low": 40, "high": 60},
    },
    outcomes={2018: 61, 2019: 40, 2020: 45},
)
MISSING = an_indicator(
    "saknas",
    baseline=30,
    targets=dict.fromkeys(range(2018, 2024), 40),
    outcomes={
        2017: "28.3",
        2018: "not_found",
        2019: "not_measured",
        2020: "awaiting",
        2021: "confidential",
        2022: {"value": 50, "comparable": False},
    },
)


def said(function: Callable[[Assessment], str], indicator: Indicator, year: int) -> str:
    return function(assess(indicator, year, THE_RULES))


@pytest.mark.parametrize(
    "sort", [Fulfilment, Development, Outlook, Reason, Better, Kind, Confidence, Measure, Operator]
)
def test_every_answer_and_every_sort_has_its_own_label(sort: type[StrEnum]) -> None:
    say = {
        Fulfilment: labels.fulfilment,
        Development: labels.development,
        Outlook: labels.outlook,
        Reason: labels.reason,
        Better: labels.better,
        Kind: labels.kind,
        Confidence: labels.confidence,
        Measure: labels.measure,
        Operator: labels.operator,
    }[sort]
    said_of_each = [say(member) for member in sort]
    assert all(said_of_each)
    assert len(set(said_of_each)) == len(said_of_each)


@pytest.mark.parametrize(
    ("indicator", "year", "target", "outcome", "gap"),
    [
        (RANKING, 2018, "högst plats 175", "plats 146 av 290", "29 platser bättre än målvärdet"),
        (RANKING, 2019, "högst plats 150", "plats 150 av 290", "precis målvärdet"),
        (RANKING, 2020, "högst plats 130", "plats 195 av 290", "65 platser sämre än målvärdet"),
        (CARE, 2020, "minst 85 procent", "90 procent", "5 procentenheter över målvärdet"),
        (SCHOOL, 2018, "minst 75 procent", "72,2 procent", "2,8 procentenheter under målvärdet"),
        (SCHOOL, 2020, "minst 80 procent", "inget utfall", "inget publicerat utfall hittat"),
        (SMALL, 2018, "minst 55 procent", "54,96 procent", "0,04 procentenheter under målvärdet"),
        (
            RESULT,
            2019,
            "minst 1\u202f170 kr per invånare",
            "−7\u202f356 kr per invånare",
            "8\u202f526 kr per invånare under målvärdet",
        ),
        (NOTHING, 2018, "målvärde saknas", "inget utfall", "målvärde saknas"),
        (IN_WORDS, 2018, "ska öka", "72 procent", "2 procentenheter mer än 2017"),
        (IN_WORDS, 2020, "ska minska", "60 procent", "samma som 2019"),
        (
            WITHIN,
            2018,
            "mellan 40 och 60 procent",
            "61 procent",
            "1 procentenhet över målvärdets övre gräns",
        ),
        (
            HAIR,
            2018,
            "minst 55 procent",
            "55 procent",
            "mindre än 0,0001 procentenheter under målvärdet",
        ),
        (WITHIN, 2020, "mellan 40 och 60 procent", "45 procent", "inom målvärdets gränser"),
        (
            an_indicator(targets={2018: "increase"}, outcomes={2018: 5}),
            2018,
            "ska öka",
            "5 procent",
            "inget tidigare utfall att jämföra med",
        ),
        (WITHIN, 2019, "mer än 40 procent", "40 procent", "precis på gränsen, som inte räcker"),
    ],
)
def test_target_outcome_and_gap_are_told_in_the_indicators_unit(
    indicator: Indicator, year: int, target: str, outcome: str, gap: str
) -> None:
    assert said(words.target_text, indicator, year) == target
    assert said(words.outcome_text, indicator, year) == outcome
    assert said(words.gap_text, indicator, year) == gap


@pytest.mark.parametrize(
    ("indicator", "year", "target", "outcome"),
    [
        (RANKING, 2018, "högst 175", "146 av 290"),
        (SCHOOL, 2019, "minst 77,5", "60,0"),
        (SCHOOL, 2020, "minst 80", "Inget publicerat utfall hittat"),
        (RESULT, 2019, "minst 1\u202f170", "−7\u202f356"),
        (WITHIN, 2018, "mellan 40 och 60", "61"),
        (IN_WORDS, 2018, "ska öka", "72"),
        (NOTHING, 2018, "saknas", ""),
    ],
)
def test_a_columns_cells_leave_the_unit_to_its_heading(
    indicator: Indicator, year: int, target: str, outcome: str
) -> None:
    assert said(words.target_cell, indicator, year) == target
    assert said(words.outcome_cell, indicator, year) == outcome


@pytest.mark.parametrize(
    ("indicator", "year", "number"),
    [
        (RANKING, 2018, "−29"),
        (CARE, 2020, "+5"),
        (SMALL, 2018, "−0,04"),
        (RANKING, 2019, "±0"),
        (NOTHING, 2018, ""),
    ],
)
def test_the_gap_in_a_column_has_its_sign(indicator: Indicator, year: int, number: str) -> None:
    assert said(words.gap_number, indicator, year) == number


@pytest.mark.parametrize(
    ("indicator", "year", "sentence"),
    [
        (CARE, 2020, "Målvärdet för 2020 nåddes: 90 procent mot minst 85."),
        (
            SCHOOL,
            2018,
            (
                "Målvärdet för 2018 nåddes delvis: 72,2 procent mot minst 75. "
                "Det är 84 procent av vägen från utgångsvärdet."
            ),
        ),
        (SCHOOL, 2019, "Målvärdet för 2019 nåddes inte: 60 procent mot minst 77,5."),
        (
            SCHOOL,
            2020,
            "Inget publicerat utfall har hittats för 2020. Senast mätt 2019: 60 procent.",
        ),
        (
            RANKING,
            2020,
            "Målvärdet för 2020 nåddes inte: plats 195 av 290 mot högst plats 130.",
        ),
        (
            RESULT,
            2018,
            (
                "Målvärdet för 2018 nåddes delvis: 1\u202f130 kr per invånare mot minst "
                "1\u202f131. Skillnaden, 1 kr per invånare, är så liten att det räknas som delvis."
            ),
        ),
        (
            SMALL,
            2018,
            (
                "Målvärdet för 2018 nåddes delvis: 54,96 procent mot minst 55. "
                "Det är 99,2 procent av vägen från utgångsvärdet."
            ),
        ),
        (NOTHING, 2018, "Inget målvärde är beslutat för 2018. Inget tidigare utfall finns."),
        (ONLY_OUTCOME, 2018, "Inget målvärde är beslutat för 2018. Utfallet är 70 procent."),
        (
            IN_WORDS,
            2018,
            (
                "Målvärdet för 2018 nåddes: utfallet skulle öka och gick från 70 (2017) till "
                "72 procent."
            ),
        ),
        (
            IN_WORDS,
            2020,
            (
                "Målvärdet för 2020 nåddes inte: utfallet skulle minska och är detsamma som 2019, "
                "60 procent."
            ),
        ),
        (
            WITHIN,
            2019,
            (
                "Målvärdet för 2019 nåddes delvis: 40 procent mot mer än 40. "
                "Utfallet är precis på gränsen."
            ),
        ),
        (MISSING, 2019, "Indikatorn mättes inte 2019. Senast mätt 2017: 28 procent."),
        (
            MISSING,
            2020,
            "Utfallet för 2020 är inte publicerat ännu. Senast mätt 2017: 28 procent.",
        ),
        (
            MISSING,
            2021,
            "Utfallet för 2021 visas inte av sekretesskäl. Senast mätt 2017: 28 procent.",
        ),
        (
            MISSING,
            2022,
            (
                "Utfallet för 2022 är mätt med en annan metod och kan inte ställas mot målvärdet. "
                "Utfallet är 50 procent."
            ),
        ),
    ],
)
def test_the_verdict_names_answer_outcome_and_target(
    indicator: Indicator, year: int, sentence: str
) -> None:
    assert said(words.verdict, indicator, year) == sentence


def test_a_first_outcome_has_nothing_that_a_target_in_words_could_hold_it_against() -> None:
    first = an_indicator("ord", targets={2018: "increase"}, outcomes={2018: 72})
    sentence = "Det finns inget tidigare utfall att jämföra utfallet för 2018 med."
    assert said(words.verdict, first, 2018) == f"{sentence} Utfallet är 72 procent."
    assert words.finding(first, [assess(first, 2018, THE_RULES)]) == (
        "Ord: inget tidigare utfall att jämföra med 2018"
    )


@pytest.mark.parametrize(
    ("indicator", "year", "line"),
    [
        (RANKING, 2018, "↓ Förbättrad sedan 2017: från plats 228 till plats 146"),
        (RANKING, 2019, "→ Oförändrad sedan 2018: från plats 146 till plats 150"),
        (RANKING, 2020, "↑ Försämrad sedan 2019: från plats 150 till plats 195"),
        (CARE, 2019, "→ Oförändrad sedan 2018: 85 procent båda åren"),
        (CARE, 2020, "↑ Förbättrad sedan 2019: från 85 till 90 procent"),
        (SCHOOL, 2018, "↑ Förbättrad sedan utgångsvärdet 2017: från 57,5 till 72,2 procent"),
        (SMALL, 2018, "↑ Förbättrad sedan utgångsvärdet 2017: från 50 till 54,96 procent"),
        (
            RESULT,
            2019,
            "↓ Försämrad sedan 2018: från 1\u202f130 till −7\u202f356 kr per invånare",
        ),
        (NO_BASELINE, 2018, "Kan inte bedömas: inget tidigare utfall"),
        (SCHOOL, 2020, "Kan inte bedömas: inget utfall"),
        (BREAK, 2019, "Kan inte bedömas sedan 2018: metoden ändrades 2019"),
        (MISSING, 2022, "Kan inte bedömas: metoden är ändrad"),
    ],
)
def test_development_tells_where_the_number_went_and_whether_that_is_good(
    indicator: Indicator, year: int, line: str
) -> None:
    assert said(words.development_text, indicator, year) == line


@pytest.mark.parametrize(
    ("indicator", "year", "line"),
    [
        (CARE, 2018, "Håller takten: utfallet når redan målvärdet för 2020"),
        (
            SCHOOL,
            2018,
            "Håller takten: 65,3 procent av vägen till målvärdet för 2020 på 33,3 procent av tiden",
        ),
        (
            SCHOOL,
            2019,
            (
                "Behöver öka takten: 11,1 procent av vägen till målvärdet för 2020 på 66,7 procent "
                "av tiden"
            ),
        ),
        (
            RESULT,
            2019,
            "Måste vända: utgångsvärdet når målvärdet för 2020, men utfallet gör det inte",
        ),
        (SCHOOL, 2020, "Bedöms inte: 2020 är sista året med målvärde"),
        (NOTHING, 2018, "Kan inte bedömas: målvärde saknas"),
        (IN_WORDS, 2018, "Kan inte bedömas: målvärdet anger ingen nivå"),
        (MISSING, 2018, "Kan inte bedömas: inget utfall"),
        (MISSING, 2022, "Kan inte bedömas: metoden är ändrad"),
        (
            an_indicator(targets={2018: 80, 2019: 85}, outcomes={2018: 79}),
            2018,
            "Kan inte bedömas: utgångsvärde saknas",
        ),
        (
            an_indicator(
                baseline={"value": 10, "year": 2018}, targets={2019: 20}, outcomes={2018: 11}
            ),
            2018,
            "Kan inte bedömas: ingen tid har gått sedan utgångsvärdet",
        ),
        (
            an_indicator(
                baseline=20, targets={2019: {"op": "more_than", "value": 20}}, outcomes={2018: 19}
            ),
            2018,
            "Kan inte bedömas: utgångsvärdet är detsamma som målvärdet",
        ),
        (
            an_indicator(baseline=10, targets={2018: 12, 2019: 20}, outcomes={2018: 8}),
            2018,
            "Måste vända: utfallet är längre från målvärdet för 2019 än utgångsvärdet",
        ),
        (
            an_indicator(
                baseline=10, targets={2018: 12, 2019: 20}, outcomes={2018: 13}, breaks=[2018]
            ),
            2018,
            "Kan inte bedömas: metoden är ändrad sedan utgångsvärdet",
        ),
    ],
)
def test_the_outlook_tells_its_ground(indicator: Indicator, year: int, line: str) -> None:
    assert said(words.outlook_text, indicator, year) == line


@pytest.mark.parametrize(
    ("indicator", "year", "sentence"),
    [
        (RANKING, 2020, "För grönt 2020 hade det krävts 65 platser bättre: högst plats 130."),
        (CARE, 2020, "Målvärdet är nått."),
        (
            SCHOOL,
            2018,
            "För grönt 2018 hade det krävts 2,8 procentenheter mer: minst 75 procent.",
        ),
        (
            SCHOOL,
            2019,
            (
                "För grönt 2019 hade det krävts 17,5 procentenheter mer: minst 77,5 procent. "
                "Det motsvarar 14 av de 80 som måttet gäller."
            ),
        ),
        (
            an_indicator(
                better="lower", baseline="4.8", targets={2018: "4.7"}, outcomes={2018: "5.0"}
            ),
            2018,
            "För grönt 2018 hade det krävts 0,3 procentenheter mindre: högst 4,7 procent.",
        ),
        (
            WITHIN,
            2018,
            "För grönt 2018 hade det krävts 1 procentenhet mindre: mellan 40 och 60 procent.",
        ),
        (
            WITHIN,
            2019,
            "För grönt 2019 hade det krävts mer än 40 procent, och utfallet var 40 procent.",
        ),
        (
            IN_WORDS,
            2019,
            "För grönt 2019 hade det krävts ett utfall kring 72 procent, som 2018.",
        ),
        (
            IN_WORDS,
            2020,
            "För grönt 2020 hade det krävts mindre än 60 procent, som 2019.",
        ),
        (
            NOTHING,
            2018,
            "Vad som krävs för grönt går inte att säga. Inget målvärde är beslutat för 2018.",
        ),
        (
            SCHOOL,
            2020,
            (
                "Vad som krävs för grönt går inte att säga. Inget publicerat utfall har hittats "
                "för 2020. Målvärdet är minst 80 procent."
            ),
        ),
    ],
)
def test_what_it_takes_to_be_green_is_told_in_the_indicators_unit(
    indicator: Indicator, year: int, sentence: str
) -> None:
    assert said(words.to_be_green, indicator, year) == sentence


@pytest.mark.parametrize(
    ("indicator", "year", "sentence"),
    [
        (SCHOOL, 2020, "Senast mätt 2019: 60 procent."),
        (RANKING, 2020, "Senast mätt 2019: plats 150 av 290."),
        (SCHOOL, 2018, "Inget utfall finns efter utgångsvärdet 2017: 57,5 procent."),
        (NOTHING, 2018, "Inget tidigare utfall finns."),
    ],
)
def test_the_latest_earlier_figure_is_named_with_its_year(
    indicator: Indicator, year: int, sentence: str
) -> None:
    assert said(words.latest_earlier, indicator, year) == sentence


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (2018, "Inget publicerat utfall hittat"),
        (2019, "Mättes inte"),
        (2022, "Metoden ändrad"),
        (2024, "Målvärde saknas"),
    ],
)
def test_an_unknown_light_has_its_reason_as_a_label(year: int, label: str) -> None:
    assert said(labels.why_unknown, MISSING, year) == label
    assert said(labels.why_unknown, CARE, 2018) == ""


def test_a_source_that_gives_another_baseline_is_told_and_the_decided_one_judges() -> None:
    assert words.baseline_differs(CARE) == (
        "Utgångsvärdet i beslutet är 76; källan anger 79 för 2017. "
        "Beslutets värde används i bedömningen."
    )
    assert words.baseline_differs(RANKING) is None
    assert words.baseline_differs(NOTHING) is None
    assert words.baseline_differs(an_indicator(baseline=76, outcomes={2017: "76.4"})) is None
    computed = an_indicator(baseline="12.6", outcomes={2017: {"value": "13.34", "computed": True}})
    assert "en egen beräkning ger 13,3 för 2017" in (words.baseline_differs(computed) or "")


def lights(**by_year: str) -> Indicator:
    """An indicator of those lights: met 20, partly 15, missed 11, or a reason."""
    values = {"met": 20, "partly": 15, "missed": 11}
    years = {int(year[1:]): values.get(light, light) for year, light in by_year.items()}
    return an_indicator("halt", baseline=10, targets=dict.fromkeys(years, 20), outcomes=years)


@pytest.mark.parametrize(
    ("indicator", "finding"),
    [
        (lights(y2018="met"), "målvärdet för 2018 nåddes"),
        (lights(y2018="partly"), "målvärdet för 2018 nåddes delvis"),
        (lights(y2018="missed"), "målvärdet för 2018 nåddes inte"),
        (lights(y2018="met", y2019="met"), "målvärdet nåddes båda åren"),
        (lights(y2018="met", y2019="met", y2020="met"), "målvärdet nåddes alla tre åren"),
        (
            lights(y2018="met", y2019="met", y2020="met", y2021="met"),
            "målvärdet nåddes alla fyra åren",
        ),
        (
            lights(y2018="met", y2019="missed", y2020="missed"),
            "målvärdet nåddes 2018 men inte 2019 och 2020",
        ),
        (
            lights(y2018="missed", y2019="missed", y2020="missed"),
            "målvärdet nåddes inte något av åren",
        ),
        (
            lights(y2018="partly", y2019="partly", y2020="partly"),
            "målvärdet nåddes delvis alla tre åren",
        ),
        (
            lights(y2018="met", y2019="partly", y2020="missed"),
            "målvärdet nåddes 2018, delvis 2019 men inte 2020",
        ),
        (lights(y2018="met", y2019="partly"), "målvärdet nåddes 2018 men bara delvis 2019"),
        (lights(y2018="partly", y2019="missed"), "målvärdet nåddes delvis 2018 men inte 2019"),
        (
            lights(y2018="met", y2019="not_found", y2020="not_found"),
            "målvärdet för 2018 nåddes; inget utfall hittat 2019 och 2020",
        ),
        (
            lights(y2018="missed", y2019="missed", y2020="not_measured"),
            "målvärdet nåddes inte 2018 och 2019; mättes inte 2020",
        ),
        (
            lights(y2018="not_found", y2019="not_found", y2020="not_found"),
            "inget utfall hittat efter 2017",
        ),
        (
            lights(y2018="not_measured", y2019="awaiting"),
            "mättes inte 2018; väntar på utfall 2019",
        ),
    ],
)
def test_the_finding_states_what_the_target_years_say(indicator: Indicator, finding: str) -> None:
    assessments = [assess(indicator, t.year, THE_RULES) for t in indicator.targets]
    assert words.finding(indicator, assessments) == f"Halt: {finding}"


def test_the_finding_of_an_indicator_without_targets_says_so() -> None:
    assert words.finding(NOTHING, [assess(NOTHING, y, THE_RULES) for y in YEARS]) == (
        "Index: målvärden saknas"
    )
    assert words.finding(NOTHING, []) == "Index: målvärden saknas"


def twin(
    indicator: Indicator,
    comparisons: Iterable[Comparison] = (),
    groups: Iterable[Group] = (),
) -> str:
    years = [target.year for target in indicator.targets]
    return words.twin(
        indicator, [assess(indicator, y, THE_RULES) for y in years], comparisons, groups
    )


def test_the_text_twin_tells_line_targets_and_gaps() -> None:
    assert twin(CARE) == (
        "Linjen går från 91 procent (2012) till 90 procent (2020), som lägst 77 procent (2016). "
        "Utgångsvärdet är 76 procent (2017). "
        "Målvärdena: minst 80 (2018), minst 83 (2019) och minst 85 procent (2020). "
        "Målvärdet nåddes alla tre åren. "
        "Utfall saknas för 2013, 2014 och 2015."
    )


def test_the_text_twin_tells_breaks_events_references_and_comparisons() -> None:
    marked = an_indicator(
        baseline=10,
        targets={2018: 20},
        outcomes={2017: 10, 2018: 20},
        breaks=[2018],
        events=(Event(2018, "ny upphandling"),),
        reference=Reference(Decimal(25), "Nämndens ambition"),
    )
    beside = Comparison("andel", "riket", 2018, Decimal(18), Measure.SAME, computed=False,
                        method="", source="källa")  # fmt: skip
    text = twin(marked, [beside], [Group("riket", "Riket", "")])
    assert "Metoden ändrades 2018; 2018: ny upphandling." in text
    assert "Till jämförelse: Riket 18 procent (2018) och Nämndens ambition 25 procent." in text


@pytest.mark.parametrize(
    ("indicator", "start"),
    [
        (NOTHING, "Det finns inga utfall att visa. Målvärden saknas."),
        (ONLY_OUTCOME, "Diagrammet visar ett enda utfall, 70 procent (2018). Målvärden saknas."),
        (
            an_indicator(outcomes={2018: 5, 2019: 5}),
            "Utfallet är detsamma 2018 och 2019, 5 procent. Målvärden saknas.",
        ),
    ],
)
def test_the_text_twin_of_little_says_little(indicator: Indicator, start: str) -> None:
    assert twin(indicator) == start


def test_a_cut_axis_and_a_ranks_axis_are_explained() -> None:
    assert words.axis_note(CARE, Decimal(70)) == "Axeln börjar vid 70."
    assert words.axis_note(CARE, Decimal(0)) == ""
    assert words.axis_note(RANKING, Decimal(1)) == "1 är bäst och står överst."


def why(indicator: Indicator, year: int) -> tuple[str, ...]:
    return words.why(assess(indicator, year, THE_RULES), THE_RULES)


def test_why_tells_the_share_of_the_way_its_threshold_and_who_decided_it() -> None:
    assert why(RANKING, 2020) == (
        (
            "Målvärdet för 2020 är högst plats 130. "
            "Utfallet är plats 195 av 290: 65 platser sämre än målvärdet."
        ),
        "Utfallet är 33,7 procent av vägen från utgångsvärdet 228 (2017) till 130.",
        "Delvis uppfyllt kräver minst 50 procent av vägen (produktens regel).",
        "Bedömningen är därför: Ej uppfyllt.",
        (
            "Utvecklingen är försämrad sedan 2019: från plats 150 till plats 195. En förändring "
            "som är mindre än 10 platser räknas som oförändrad (produktens regel)."
        ),
        "Takten mot målet bedöms inte: 2020 är sista året med målvärde.",
    )


def test_why_tells_of_a_level_to_hold() -> None:
    assert why(RESULT, 2018)[1:3] == (
        "Utgångsvärdet, 1\u202f826 kr per invånare (2017), når redan målvärdet.",
        (
            "Då är Delvis uppfyllt det som missar målvärdet med högst 1 kr per invånare, så noga "
            "som beslutets tal är skrivna."
        ),
    )
    assert "Utgångsvärde saknas, så någon väg går inte att räkna." in why(NO_BASELINE, 2018)
    own = an_indicator(baseline=97, targets={2018: 97}, outcomes={2018: 95}, hold_band=Decimal(2))
    assert why(own, 2018)[1:3] == (
        "Utgångsvärdet, 97 procent (2017), är lika med målvärdet.",
        (
            "Då är Delvis uppfyllt det som missar målvärdet med högst 2 procentenheter, angivet "
            "för indikatorn."
        ),
    )


def test_why_tells_of_a_target_in_words() -> None:
    assert why(IN_WORDS, 2019)[:3] == (
        (
            "Målvärdet för 2019 är satt i ord: utfallet skulle vara oförändrat och gick från "
            "72 (2018) till 60 procent."
        ),
        "Ett målvärde i ord är antingen nått eller inte nått, inget däremellan.",
        "Bedömningen är därför: Ej uppfyllt.",
    )
    assert said(words.to_be_green, PLACE_IN_WORDS, 2018) == (
        "För grönt 2018 hade det krävts ett lägre tal än plats 70, som 2017."
    )


def test_why_tells_which_baseline_a_met_target_started_from() -> None:
    assert "Utgångsvärdet var 76 procent (2017)." in why(CARE, 2018)
    assert (
        "Utgångsvärdet, 1\u202f826 kr per invånare (2017), når redan målvärdet. "
        "Det gäller alltså att hålla nivån."
    ) in why(RESULT, 2020)
    met = an_indicator(targets={2018: 80}, outcomes={2018: 81})
    assert why(met, 2018)[1] == "Bedömningen är därför: Uppfyllt."


def test_why_tells_why_development_is_not_judged() -> None:
    assert (
        "Utvecklingen kan inte bedömas: metoden ändrades 2019, och jämförelsen skulle gå till 2018."
    ) in why(BREAK, 2019)
    assert (
        "Utvecklingen kan inte bedömas: det finns inget tidigare utfall att jämföra med."
    ) in why(NO_BASELINE, 2018)
    assert "Utvecklingen kan inte bedömas: utfallet är mätt med en annan metod." in why(
        MISSING, 2022
    )


def test_why_tells_why_the_pace_must_turn() -> None:
    away = an_indicator(baseline=10, targets={2018: 12, 2019: 20}, outcomes={2018: 8})
    assert (
        "Takt mot målet: Måste vända. Utfallet är längre från målvärdet för 2019, minst 20 "
        "procent, än utgångsvärdet."
    ) in why(away, 2018)
    assert (
        "Takt mot målet: Måste vända. Utgångsvärdet når målvärdet för 2020, minst 1\u202f170 kr "
        "per invånare, men utfallet gör det inte."
    ) in why(RESULT, 2019)


def test_why_tells_of_a_step_in_the_wrong_direction() -> None:
    wrong = an_indicator(baseline=10, targets={2018: 20}, outcomes={2018: 8})
    assert why(wrong, 2018)[1] == (
        "Utfallet ligger längre från målvärdet 20 än utgångsvärdet 10 (2017) gjorde."
    )


def test_why_tells_the_reason_of_an_unknown() -> None:
    sentences = why(SCHOOL, 2020)
    assert sentences[0].startswith("Inget publicerat utfall har hittats för 2020.")
    assert sentences[1] == "En bedömning kräver både målvärde och jämförbart utfall för samma år."


def test_why_marks_own_computation_uncertainty_and_a_disputed_baseline() -> None:
    doubtful = an_indicator(
        baseline=76,
        targets={2018: 80},
        outcomes={2017: 79, 2018: {"value": 81, "computed": True, "confidence": Confidence.LOW}},
    )
    assert why(doubtful, 2018)[-3:] == (
        "Utfallet är en egen beräkning.",
        "Det är inte säkert att siffran är just indikatorns mått (säkerhet: låg).",
        words.baseline_differs(doubtful),
    )


def test_why_tells_the_shares_behind_the_outlook() -> None:
    assert (
        "Takt mot målet: Håller takten. 65,3 procent av vägen till målvärdet för 2020, minst 80 "
        "procent, på 33,3 procent av tiden. Att hålla takten kräver en andel av vägen som är minst "
        "95 procent av andelen av tiden (produktens regel)."
    ) in why(SCHOOL, 2018)


def test_the_arrow_points_where_the_number_went_and_the_word_says_if_it_is_good() -> None:
    def arrow(indicator: Indicator, year: int) -> str:
        return said(labels.good_way, indicator, year)

    assert arrow(RANKING, 2018) == "↓ Förbättrad"
    assert arrow(RANKING, 2020) == "↑ Försämrad"
    assert arrow(CARE, 2019) == "→ Oförändrad"
    assert arrow(NOTHING, 2018) == "Kan inte bedömas"


@pytest.mark.parametrize(
    ("year", "cell"),
    [(2018, "Håller takten"), (2019, "Håller takten"), (2020, "Sista målåret")],
)
def test_the_last_target_year_has_no_pace_to_judge(year: int, cell: str) -> None:
    assert said(labels.pace, RANKING, year) == cell


def test_a_pace_that_cannot_be_judged_says_so() -> None:
    assert said(labels.pace, NOTHING, 2018) == "Kan inte bedömas"
