"""Numbers, units, years and lists in Swedish."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from builders import Number, an_indicator
from hypothesis import given
from hypothesis import strategies as st

from malkedja.model import Indicator
from malkedja.words import dates, numbers

SENSIBLE = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("5", None, "5"),
        ("72.2", None, "72,2"),
        ("72.250", None, "72,25"),
        ("13.34567", None, "13,35"),
        ("0.004", None, "0,004"),
        ("0.00456", None, "0,005"),
        ("0", None, "0"),
        ("0", 1, "0,0"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "−3"),
        ("-0.04", 1, "0,0"),
        ("5", 2, "5,00"),
        ("999", None, "999"),
        ("1000", None, "1\u202f000"),
        ("27103", None, "27\u202f103"),
        ("-7356", None, "−7\u202f356"),
        ("1234567.5", 1, "1\u202f234\u202f567,5"),
        ("1E+3", None, "1\u202f000"),
        ("1E-3", None, "0,001"),
    ],
)
def test_a_number_has_decimal_comma_thin_space_and_true_minus(
    value: str, decimals: int | None, shown: str
) -> None:
    assert numbers.number(Decimal(value), decimals) == shown


@given(SENSIBLE, st.integers(0, 4))
def test_a_number_reads_back_as_what_it_was_rounded_to(value: Decimal, decimals: int) -> None:
    text = numbers.number(value, decimals)
    back = Decimal(text.replace("\u202f", "").replace("−", "-").replace(",", "."))
    assert back == value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@given(SENSIBLE)
def test_no_number_that_is_something_is_shown_as_nothing(value: Decimal) -> None:
    assert (numbers.number(value) == "0") == (value == 0)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("5", 0, "+5"),
        ("-2.3", 1, "−2,3"),
        ("0", 0, "±0"),
        ("0.04", 1, "±0,0"),
        ("8526", 0, "+8\u202f526"),
    ],
)
def test_a_change_always_has_a_sign(value: str, decimals: int | None, shown: str) -> None:
    assert numbers.signed(Decimal(value), decimals) == shown


@pytest.mark.parametrize(
    ("value", "other", "at_least", "places"),
    [
        ("54.96", "55", 0, 2),
        ("55", "55", 0, 0),
        ("55", "55", 1, 1),
        ("72.2", "77.5", 1, 1),
        ("54.6", "55", 0, 1),
        ("54.4", "55", 0, 0),
        ("54.9999999", "55", 0, 4),
        ("-0.04", "0", 0, 2),
    ],
)
def test_two_values_get_the_decimals_it_takes_to_tell_them_apart(
    value: str, other: str, at_least: int, places: int
) -> None:
    assert numbers.apart(Decimal(value), Decimal(other), at_least) == places


@pytest.mark.parametrize(
    ("baseline", "target", "places"),
    [(97, 98, 0), ("4.8", "4.7", 1), ("57.5", 75, 1), (70, "70.25", 2)],
)
def test_the_precision_is_the_one_that_the_decision_prints(
    baseline: Number, target: Number, places: int
) -> None:
    assert numbers.decimals(an_indicator(baseline=baseline, targets={2018: target})) == places


RANK = an_indicator(kind="rank", better="lower", baseline=228, targets={2018: 175}, unit="plats")
SHARE = an_indicator(baseline="57.5", targets={2018: 75})
MONEY = an_indicator(
    kind="amount", unit="kr per invånare", unit_change="kr per invånare", baseline=1826
)
PLOTS = an_indicator(kind="count", unit="tomter", unit_change="tomter", baseline=30)
ODD = an_indicator(unit="kWh per m²", unit_change="kWh per m²", baseline=200)


@pytest.mark.parametrize(
    ("indicator", "value", "ranked", "text"),
    [
        (SHARE, "72.2", None, "72,2 procent"),
        (SHARE, "70", None, "70 procent"),
        (SHARE, "72.249", None, "72,2 procent"),
        (RANK, "146", 290, "plats 146 av 290"),
        (RANK, "146", None, "plats 146"),
        (MONEY, "-7356", None, "−7\u202f356 kr per invånare"),
        (MONEY, "0", None, "0 kr per invånare"),
        (ODD, "190", None, "190 kWh per m²"),
    ],
)
def test_a_value_carries_its_unit(
    indicator: Indicator, value: str, ranked: int | None, text: str
) -> None:
    assert numbers.with_unit(indicator, Decimal(value), ranked) == text


@pytest.mark.parametrize(
    ("indicator", "change", "text"),
    [
        (SHARE, "5", "5 procentenheter"),
        (SHARE, "1", "1 procentenhet"),
        (SHARE, "-1", "1 procentenhet"),
        (SHARE, "-5.3", "5,3 procentenheter"),
        (RANK, "29", "29 platser"),
        (RANK, "-1", "1 plats"),
        (PLOTS, "1", "1 tomt"),
        (ODD, "1", "1 kWh per m²"),
        (MONEY, "-8526", "8\u202f526 kr per invånare"),
    ],
)
def test_a_change_carries_its_unit_in_the_right_number(
    indicator: Indicator, change: str, text: str
) -> None:
    assert numbers.change_with_unit(indicator, Decimal(change)) == text


@pytest.mark.parametrize(
    ("years", "text"),
    [([2018, 2019, 2020], "2018–2020"), ([2018], "2018"), ([2020, 2018], "2018–2020"), ([], "")],
)
def test_years_become_a_span(years: list[int], text: str) -> None:
    assert numbers.span(years) == text


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a och b"),
        (["a", "b", "c"], "a, b och c"),
        ([2018, 2020], "2018 och 2020"),
    ],
)
def test_a_list_is_said_as_one_says_it(words: list[str | int], text: str) -> None:
    assert numbers.listed(words) == text


def test_a_unit_that_is_not_said_leaves_no_space_behind() -> None:
    bare = an_indicator(unit="", unit_change="", baseline=5)
    assert numbers.with_unit(bare, Decimal(5)) == "5"
    assert numbers.change_with_unit(bare, Decimal(5)) == "5"


def test_a_text_that_continues_a_sentence_keeps_its_abbreviations() -> None:
    assert numbers.first_lower("Resultat") == "resultat"
    assert numbers.first_lower("SCB:s index") == "SCB:s index"


def test_counts_are_letters_up_to_twelve() -> None:
    assert [numbers.count_word(n) for n in (0, 1, 2, 12, 13, 1000)] == [
        "noll", "en", "två", "tolv", "13", "1\u202f000",
    ]  # fmt: skip
    assert numbers.count_word(1, neuter=True) == "ett"
    assert numbers.count_word(11, capital=True) == "Elva"


@pytest.mark.parametrize(
    ("share", "beside", "text"),
    [
        ("0.5", (), "50 procent"),
        ("0.3367", (), "33,7 procent"),
        ("0.49996", ("0.5",), "49,996 procent"),
        ("0.9999", ("0.5", "1"), "99,99 procent"),
    ],
)
def test_a_share_never_looks_like_a_threshold_that_it_misses(
    share: str, beside: tuple[str, ...], text: str
) -> None:
    assert numbers.percent(Decimal(share), *map(Decimal, beside)) == text


@pytest.mark.parametrize(
    ("date", "text", "when"),
    [
        ("2024-08-15", "15 augusti 2024", "den 15 augusti 2024"),
        ("2017-11-29", "29 november 2017", "den 29 november 2017"),
        ("2024-08", "augusti 2024", "i augusti 2024"),
        ("2024", "2024", "2024"),
        ("våren 2018", "våren 2018", "våren 2018"),
        ("2024-13", "2024-13", "2024-13"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(date: str, text: str, when: str) -> None:
    assert dates.date_text(date) == text
    assert dates.when(date) == when
