"""Numbers, units, years and lists in Swedish.

Decimal comma, thin space in thousands, true minus; rounding is half up and for show only.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from malkedja.assessment import targets
from malkedja.model import Indicator, Kind

THIN_SPACE = "\u202f"  # the thin space that no line breaks at
MINUS = "\u2212"
MOST_DECIMALS = 4
_USUAL_DECIMALS = 2
_COMMON = [
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
]
_SINGULAR = {
    "procentenheter": "procentenhet",
    "platser": "plats",
    "indexenheter": "indexenhet",
    "enheter": "enhet",
    "tomter": "tomt",
    "personer": "person",
}


def rounded(value: Decimal, places: int) -> Decimal:
    """A value rounded half up to that many decimals, never a negative zero."""
    result = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def number(value: Decimal, decimals: int | None = None) -> str:
    """A number with exactly that many decimals; without a wish, as many as it has, two at most.

    One so small that two decimals would show zero gets its first digit that is not.
    """
    value = Decimal(value)
    places = _own_decimals(value) if decimals is None else decimals
    return _swedish(rounded(value, places))


def brief(value: Decimal, places: int) -> str:
    """A number for running text: at most that many decimals, no trailing zeros."""
    return _swedish(_trimmed(rounded(Decimal(value), places)))


def signed(value: Decimal, decimals: int | None = None) -> str:
    """A change with its sign: +5, −2,3, ±0."""
    shown = number(value, decimals)
    if not any(digit in shown for digit in "123456789"):
        return f"±{shown}"
    return shown if value < 0 else f"+{shown}"


def decimals(indicator: Indicator) -> int:
    """How many decimals the decision prints over baseline and targets."""
    return _exponent(targets.precision(indicator))


def apart(value: Decimal, other: Decimal, at_least: int) -> int:
    """As many decimals as it takes to see that two values differ, four at most."""
    if value == other:
        return at_least
    places = range(at_least, max(at_least, MOST_DECIMALS) + 1)
    differ = (n for n in places if rounded(value, n) != rounded(other, n))
    return next(differ, places[-1])


def with_unit(
    indicator: Indicator, value: Decimal, ranked: int | None = None, places: int | None = None
) -> str:
    """A value with its unit, in the decided precision unless ``places`` says otherwise."""
    shown = brief(value, decimals(indicator) if places is None else places)
    if indicator.kind is not Kind.RANK:
        return f"{shown} {indicator.unit}".rstrip()
    return f"plats {shown}" + (f" av {number(Decimal(ranked))}" if ranked else "")


def change_with_unit(indicator: Indicator, change: Decimal, places: int | None = None) -> str:
    """The size of a change with its unit, without sign: 5 procentenheter, 1 plats."""
    shown = brief(abs(change), decimals(indicator) if places is None else places)
    word = "platser" if indicator.kind is Kind.RANK else indicator.unit_change
    return f"{shown} {_SINGULAR.get(word, word) if shown == '1' else word}".rstrip()


def percent(share: Decimal, *beside: Decimal) -> str:
    """A share in per cent, with the decimals it takes to tell it from the thresholds beside it."""
    places = max((apart(share * 100, other * 100, 1) for other in beside), default=1)
    return f"{brief(share * 100, places)} procent"


def span(years: Iterable[int]) -> str:
    """First and last of some years with an en dash, or the only one."""
    known = sorted(set(years))
    if not known:
        return ""
    return str(known[0]) if len(known) == 1 else f"{known[0]}–{known[-1]}"


def listed(words: Sequence[str | int]) -> str:
    """A list as one says it: a, b och c."""
    items = [str(word) for word in words]
    if len(items) < 2:  # noqa: PLR2004 - one word has nothing before its och
        return "".join(items)
    return f"{', '.join(items[:-1])} och {items[-1]}"


def count_word(n: int, *, capital: bool = False, neuter: bool = False) -> str:
    """A count in letters up to twelve, then in digits; ett where the noun asks for it."""
    if not 0 <= n < len(_COMMON):
        return number(Decimal(n))
    word = "ett" if neuter and n == 1 else _COMMON[n]
    return word.capitalize() if capital else word


def counted(n: int, singular: str, plural: str) -> str:
    """A count in digits with its noun: 1 indikator, 2 indikatorer."""
    return f"{number(Decimal(n))} {singular if n == 1 else plural}"


def shortened(text: str, most: int) -> str:
    """A text of at most so many signs, ended by dots at a word where it is longer."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;–-')} …"


def first_upper(text: str) -> str:
    """A text that opens a sentence; the rest as it is."""
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """A text that continues a sentence; an abbreviation keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _trimmed(value: Decimal) -> Decimal:
    return rounded(value, max(0, _exponent(value.normalize())))


def _own_decimals(value: Decimal) -> int:
    has = max(0, _exponent(value.normalize())) if value else 0
    if value and rounded(value, _USUAL_DECIMALS) == 0:
        return min(has, -value.adjusted())
    return min(has, _USUAL_DECIMALS)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _swedish(value: Decimal) -> str:
    text = f"{abs(value):,f}".replace(",", THIN_SPACE).replace(".", ",")
    return f"{MINUS}{text}" if value < 0 else text
