"""The finding over all target years, in one line: the title of an indicator's chart."""

from collections.abc import Sequence
from itertools import groupby

from malkedja.assessment import Assessment, Fulfilment
from malkedja.model import Indicator, Reason
from malkedja.words.numbers import count_word, listed

_MISSING = {
    Reason.NO_TARGET: "målvärde saknas {}",
    Reason.NOT_FOUND: "inget utfall hittat {}",
    Reason.NOT_MEASURED: "mättes inte {}",
    Reason.AWAITING: "väntar på utfall {}",
    Reason.NOT_COMPARABLE: "metoden ändrad {}",
    Reason.CONFIDENTIAL: "sekretess {}",
}


def finding(indicator: Indicator, assessments: Sequence[Assessment]) -> str:
    """Few words and what the years say: …: målvärdet nåddes 2018 men inte 2019 och 2020."""
    return f"{indicator.short}: {met_years(indicator, assessments)}"


def met_years(indicator: Indicator, assessments: Sequence[Assessment]) -> str:
    """In which target years the target was met, partly met, missed or could not be judged."""
    with_target = [a for a in assessments if a.reason is not Reason.NO_TARGET]
    if not with_target:
        return "målvärden saknas"
    judged = [a for a in with_target if a.fulfilment is not Fulfilment.UNKNOWN]
    unknown = [a for a in assessments if a.fulfilment is Fulfilment.UNKNOWN]
    parts = [_judged(judged, alone=not unknown)] if judged else []
    return "; ".join((*parts, *_unknown(indicator, unknown, alone=not judged)))


def _judged(judged: Sequence[Assessment], *, alone: bool) -> str:
    met, partly, missed = (
        [a.year for a in judged if a.fulfilment is light]
        for light in (Fulfilment.MET, Fulfilment.PARTLY, Fulfilment.NOT_MET)
    )
    if alone and len(judged) > 1 and len(judged) in {len(met), len(partly), len(missed)}:
        return _same_all_years(judged[0].fulfilment, len(judged))
    if len(judged) == 1:
        return f"målvärdet för {judged[0].year} nåddes{_how(judged[0].fulfilment)}"
    if not met and partly and missed:
        return f"målvärdet nåddes delvis {listed(partly)} men inte {listed(missed)}"
    return f"målvärdet nåddes{_by_year(met, partly, missed)}"


def _how(light: Fulfilment) -> str:
    return {Fulfilment.PARTLY: " delvis", Fulfilment.NOT_MET: " inte"}.get(light, "")


def _same_all_years(light: Fulfilment, n: int) -> str:
    every = "båda åren" if n == 2 else f"alla {count_word(n)} åren"  # noqa: PLR2004 - both
    if light is Fulfilment.NOT_MET:
        return "målvärdet nåddes inte något av åren"
    return f"målvärdet nåddes{_how(light)} {every}"


def _by_year(met: list[int], partly: list[int], missed: list[int]) -> str:
    said = f" {listed(met)}" if met else ""
    if partly:
        said += f"{', ' if missed else ' men bara ' if met else ' '}delvis {listed(partly)}"
    if missed:
        said += f"{' men' if met or partly else ''} inte {listed(missed)}"
    return said


def _unknown(
    indicator: Indicator, unknown: Sequence[Assessment], *, alone: bool
) -> tuple[str, ...]:
    if alone and all(_not_found(a) for a in unknown):
        return (_nothing_after(indicator, [a.year for a in unknown]),)
    ordered = sorted(unknown, key=lambda a: (list(Reason).index(_reason(a)), _missing(a), a.year))
    return tuple(
        said.format(listed([a.year for a in group])) for said, group in groupby(ordered, _missing)
    )


def _nothing_after(indicator: Indicator, years: list[int]) -> str:
    known = [o.year for o in indicator.measured]
    if indicator.baseline is not None:
        known.append(indicator.baseline.year)
    latest = max(known, default=None)
    if latest is not None and latest < min(years):
        return f"inget utfall hittat efter {latest}"
    return f"inget utfall hittat {listed(years)}"


def _not_found(a: Assessment) -> bool:
    return a.reason is Reason.NOT_FOUND and a.value is None


def _reason(a: Assessment) -> Reason:
    return a.reason or Reason.NOT_FOUND


def _missing(a: Assessment) -> str:
    if a.reason is Reason.NOT_FOUND and a.value is not None:
        return "inget tidigare utfall att jämföra med {}"
    return _MISSING[_reason(a)]
