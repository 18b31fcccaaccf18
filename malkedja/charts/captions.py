"""The words that stand in a series chart, the most needed first."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from malkedja.assessment import Assessment
from malkedja.charts import placement
from malkedja.charts.frame import Frame
from malkedja.charts.placement import Caption
from malkedja.charts.theme import BOLD, Theme
from malkedja.model import Indicator, Kind, Operator, Outcome, Target
from malkedja.words import labels, numbers
from malkedja.words.targets import places

RING = 8.0
MARK = 5.0
STROKE = 4.0
FEW = 4
FLAG_SIDES = tuple(
    placement.Side(across, 1, further, clear=True) for further in (0, 1) for across in (1, -1)
)


def judged(assessments: Iterable[Assessment]) -> dict[int, Assessment]:
    """The assessments of years that have both a target and a value, by year."""
    return {
        a.year: a
        for a in assessments
        if a.target is not None and a.target.decided and a.value is not None
    }


def aim(target: Target, assessments: Iterable[Assessment]) -> Decimal | None:
    """Where a target's stroke is drawn; one in words at the value it is held against."""
    if not target.op.in_words:
        return target.value
    of_year = (a.before for a in assessments if a.year == target.year)
    return next((before.value for before in of_year if before), None)


def captions(
    indicator: Indicator, assessments: Sequence[Assessment], frame: Frame, theme: Theme
) -> tuple[Caption, ...]:
    """Everything that the chart would like to say of its own series."""
    return (
        *_flags(indicator, frame, theme),
        *_outcomes(assessments, frame, theme),
        *_targets(indicator, assessments, frame, theme),
        *_baseline(indicator, theme),
        *_reference(indicator, frame, theme),
        *_ends(indicator, assessments, theme),
    )


def _outcomes(assessments: Sequence[Assessment], frame: Frame, theme: Theme) -> Iterator[Caption]:
    for a in reversed(judged(assessments).values()):
        if a.value is None:
            continue
        below = a.gap is not None and (a.gap < 0) != frame.reverse and a.gap != 0
        yield Caption(
            x=a.year,
            y=float(a.value),
            variants=((numbers.number(a.value, places(a)),),),
            sides=placement.DOWNWARD if below else placement.UPWARD,
            colour=theme.ink,
            weight=BOLD,
            radius=RING,
        )


def _targets(
    indicator: Indicator, assessments: Sequence[Assessment], frame: Frame, theme: Theme
) -> Iterator[Caption]:
    known = judged(assessments)
    for target in indicator.targets:
        at = target.high if target.op is Operator.BETWEEN else aim(target, assessments)
        if not target.decided or at is None:
            continue
        a = known.get(target.year)
        above = target.op is Operator.BETWEEN or (
            a is not None and a.gap is not None and a.gap != 0 and (a.gap < 0) != frame.reverse
        )
        yield Caption(
            x=target.year,
            y=float(at),
            variants=_asked(target),
            sides=placement.UPWARD if above else placement.DOWNWARD,
            colour=theme.ink,
            radius=RING if a is not None and a.gap == 0 else STROKE,
        )


def _asked(target: Target) -> tuple[tuple[str, ...], ...]:
    if target.op.in_words:
        return ((f"mål: {labels.operator(target.op)}",), ("mål:", labels.operator(target.op)))
    if target.low is not None and target.high is not None:
        span = f"{numbers.number(target.low)}–{numbers.number(target.high)}"
        return ((f"mål {span}",), ("mål", span), (span,))
    shown = numbers.number(target.value or Decimal(0))
    if target.op in {Operator.MORE_THAN, Operator.LESS_THAN}:
        shown = f"{labels.operator(target.op)} {shown}"
    return ((f"mål {shown}",), ("mål", shown), (shown,))


def _baseline(indicator: Indicator, theme: Theme) -> Iterator[Caption]:
    baseline = indicator.baseline
    if baseline is None:
        return
    value = numbers.number(baseline.value)
    yield Caption(
        x=baseline.year,
        y=float(baseline.value),
        variants=(
            (f"utgångsvärde {value} ({baseline.year})",),
            ("utgångsvärde", f"{value} ({baseline.year})"),
            (f"{value} ({baseline.year})",),
        ),
        sides=(*placement.DOWNWARD, placement.FAR_ABOVE),
        colour=theme.ink,
        radius=RING,
    )


def _reference(indicator: Indicator, frame: Frame, theme: Theme) -> Iterator[Caption]:
    reference = indicator.reference
    if reference is None:
        return
    yield Caption(
        x=frame.first - 0.5,
        y=float(reference.value),
        variants=((f"{reference.text} ({numbers.number(reference.value)})",),),
        sides=(placement.Side(1, -1, clear=True), placement.Side(1, 1, clear=True)),
        colour=theme.second_ink,
        radius=1,
    )


def _flags(indicator: Indicator, frame: Frame, theme: Theme) -> Iterator[Caption]:
    """What happened, at the upper edge beside its rule."""
    breaks = [(b.year - 0.5, f"ny metod {b.year}") for b in indicator.breaks]
    events = [(float(e.year), e.text) for e in indicator.events]
    for x, text in sorted(breaks + events):
        if frame.first - 0.5 <= x <= frame.last + 0.5:
            yield Caption(
                x=x,
                y=float(frame.top),
                variants=((text,), tuple(text.rsplit(" ", 1))),
                sides=FLAG_SIDES,
                colour=theme.second_ink,
                radius=1,
            )


def _ends(
    indicator: Indicator, assessments: Sequence[Assessment], theme: Theme
) -> Iterator[Caption]:
    """First and last outcome; every one of a few; not those that are labelled already."""
    known = judged(assessments)
    measured = [o for o in indicator.outcomes if o.value is not None and o.year not in known]
    told = measured if len(measured) <= FEW else [measured[-1], measured[0]]
    for outcome in told:
        if not _is_baseline(indicator, outcome):
            yield _plain(indicator, outcome, theme)


def _plain(indicator: Indicator, outcome: Outcome, theme: Theme) -> Caption:
    value = outcome.value or Decimal(0)
    after = next((o.value for o in indicator.measured if o.year > outcome.year), None)
    before = next((o.value for o in reversed(indicator.measured) if o.year < outcome.year), None)
    beside = after if after is not None else before
    low = beside is not None and beside is not outcome.value and beside > value
    below = low != (indicator.kind is Kind.RANK)
    return Caption(
        x=outcome.year,
        y=float(value),
        variants=((numbers.number(value, numbers.decimals(indicator)),),),
        sides=placement.DOWNWARD if below else placement.UPWARD,
        colour=theme.second_ink,
        radius=MARK,
    )


def _is_baseline(indicator: Indicator, outcome: Outcome) -> bool:
    baseline = indicator.baseline
    if baseline is None or outcome.value is None or baseline.year != outcome.year:
        return False
    exact = numbers.decimals(indicator)
    return numbers.rounded(outcome.value, exact) == numbers.rounded(baseline.value, exact)
