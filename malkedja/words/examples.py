"""The rules' own examples in Swedish: what is given, and what the answer is.

A case is one entry of the case tables, which are tests and documentation at once.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from malkedja.assessment import Development, Fulfilment, Outlook
from malkedja.assessment.trial import Weighing
from malkedja.model import Better, Operator, Reason
from malkedja.words import labels
from malkedja.words.numbers import first_upper, listed, number, percent
from malkedja.words.trial import weighing

Case = Mapping[str, Any]

TITLES = {
    "fulfilment": "Måluppfyllelse",
    "development": "Utveckling",
    "outlook": "Takt mot målet",
    "criterion": "Ett måls eget krav",
    "rollup": "Från indikatorer till mål och område",
    "trial": "Andra regler att pröva",
}


def given(case: Case) -> str:
    """The numbers or lights that a case starts from."""
    parts = (
        _direction(case.get("better")),
        _baseline(case.get("baseline")),
        _demand(case),
        _by_year("Målvärde", case.get("targets"), _target),
        _by_year("Utfall", case.get("outcomes"), _outcome),
        f"Ny metod {listed(case['breaks'])}." if case.get("breaks") else "",
        _lights("Indikatorer", case.get("goal")),
        _lights("Mål", case.get("area")),
        _weighing(case.get("weighing")),
    )
    return " ".join(part for part in parts if part)


def answer(chapter: str, case: Case) -> str:
    """The answer that a case expects, with its share of the way where one is told."""
    said = _label(chapter, str(case["expect"]))
    if case.get("reason"):
        return f"{said}: {labels.reason(Reason(case['reason'])).lower()}"
    if case.get("share") is not None:
        return f"{said} ({percent(Decimal(case['share']))} av vägen)"
    return said


def light(chapter: str, case: Case) -> Fulfilment | None:
    """The light of a case whose answer is one."""
    return None if chapter in {"development", "outlook"} else Fulfilment(case["expect"])


def _label(chapter: str, expected: str) -> str:
    if chapter == "development":
        return labels.development(Development(expected))
    if chapter == "outlook":
        return labels.outlook(Outlook(expected))
    return labels.fulfilment(Fulfilment(expected))


def _direction(better: str | None) -> str:
    return f"{first_upper(labels.better(Better(better)))}." if better else ""


def _baseline(baseline: object) -> str:
    if isinstance(baseline, Mapping):
        return f"Utgångsvärde {number(Decimal(baseline['value']))} ({baseline['year']})."
    return "" if baseline is None else f"Utgångsvärde {_number(baseline)}."


def _demand(case: Case) -> str:
    if "op" not in case:
        return ""
    return f"Krav: {labels.operator(Operator(case['op']))} {_number(case['value'])}."


def _weighing(how: str | None) -> str:
    return "" if how is None else f"Sammanvägning: {weighing(Weighing(how)).lower()}."


def _by_year(word: str, values: Mapping[int, object] | None, say: Callable[[object], str]) -> str:
    if not values:
        return ""
    return f"{word} {'; '.join(f'{year}: {say(value)}' for year, value in values.items())}."


def _target(value: object) -> str:
    text = str(value)
    if isinstance(value, Mapping):
        op = labels.operator(Operator(value["op"])) if "op" in value else ""
        ends = [
            _number(value[key]) for key in ("value", "low", "high") if value.get(key) is not None
        ]
        return f"{op} {' och '.join(ends)}".strip()
    if value == "-":
        return "saknas"
    return labels.operator(Operator(text)) if text in set(Operator) else _number(value)


def _outcome(value: object) -> str:
    if isinstance(value, Mapping):
        said = "saknas" if value.get("value") is None else _number(value["value"])
        return said if value.get("comparable", True) else f"{said} (annan metod)"
    if value is None:
        return "saknas"
    text = str(value)
    return labels.reason(Reason(text)).lower() if text in set(Reason) else _number(value)


def _lights(word: str, lights: Sequence[str] | None) -> str:
    if lights is None:
        return ""
    said = [labels.fulfilment(Fulfilment(light)).lower() for light in lights]
    return f"{word}: {listed(said) or 'inga'}."


def _number(value: object) -> str:
    return number(Decimal(str(value)))
