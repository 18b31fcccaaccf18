"""The rules about an indicator's numbers: baseline, targets and the steps between them."""

from decimal import Decimal
from itertools import pairwise

from malkedja.lint.chance import margin_squared
from malkedja.lint.findings import Finding, Rule
from malkedja.lint.row import HUNDRED, Row
from malkedja.model import Claim, Kind, LintRules, Operator

_STRICT = {Operator.MORE_THAN, Operator.LESS_THAN}


def no_values(row: Row, _rules: LintRules) -> Finding | None:
    """No year has a target; ``years`` are those with a dash."""
    targets = row.indicator.targets
    if any(target.decided for target in targets):
        return None
    printed = row.printed if targets else row.named
    return Finding(Rule.NO_VALUES, row.indicator, printed, tuple(t.year for t in targets))


def same_as_baseline(row: Row, _rules: LintRules) -> Finding | None:
    """A target that the baseline is exactly at; ``years`` are theirs, ``numbers`` the value."""
    base = row.indicator.baseline
    if base is None:
        return None
    targets = row.indicator.targets
    same = tuple(t.year for t in targets if t.value == base.value and t.op not in _STRICT)
    return _of_years(Rule.SAME_AS_BASELINE, row, same, (base.value,))


def below_baseline(row: Row, _rules: LintRules) -> Finding | None:
    """A target worse than the baseline; ``years`` and ``numbers`` of them, baseline last."""
    base = row.indicator.baseline
    if base is None:
        return None
    worse = [cell for cell in row.aims if _lead(row, cell.value, base.value) < 0]
    numbers = (*(cell.value for cell in worse), base.value)
    return _of_years(Rule.BELOW_BASELINE, row, tuple(cell.year for cell in worse), numbers)


def worse_than_before(row: Row, _rules: LintRules) -> Finding | None:
    """A target worse than the target before it; ``years`` of the later."""
    years = tuple(
        later.year
        for earlier, later in pairwise(row.aims)
        if _lead(row, later.value, earlier.value) < 0
    )
    return _of_years(Rule.WORSE_THAN_BEFORE, row, years)


def out_of_range(row: Row, _rules: LintRules) -> Finding | None:
    """A target that cannot be reached: a share outside 0 to 100, a place after the last.

    ``years`` of those targets; ``numbers`` are the ends of the range.
    """
    limits = _range(row)
    if limits is None:
        return None
    low, high = limits
    years = tuple(
        target.year
        for target in row.indicator.targets
        for value in (target.value, target.low, target.high)
        if value is not None and not low <= value <= high
    )
    return _of_years(Rule.OUT_OF_RANGE, row, tuple(dict.fromkeys(years)), limits)


def other_baseline_year(row: Row, _rules: LintRules) -> Finding | None:
    """The baseline is not of the year before the first target; ``years`` are the two."""
    base, targets = row.indicator.baseline, row.indicator.targets
    if base is None or not targets or base.year == targets[0].year - 1:
        return None
    years = (base.year, targets[0].year)
    return Finding(Rule.OTHER_BASELINE_YEAR, row.indicator, row.printed, years)


def most_in_first_year(row: Row, rules: LintRules) -> Finding | None:
    """More than the threshold's share of the way in one year, the first.

    A first step over several years counts as its part per year. ``numbers`` are the steps per
    year, and last the share of the way that the first one is.
    """
    change = row.change
    if row.indicator.baseline is None or len(row.aims) < rules.first_year_targets.value:
        return None
    if change is None or _lead(row, row.cells[-1].value, row.cells[0].value) <= 0:
        return None
    share = row.steps[0] / change
    if share <= rules.first_year_share.value:
        return None
    numbers = (*row.steps, share)
    return Finding(Rule.MOST_IN_FIRST_YEAR, row.indicator, row.printed, numbers=numbers)


def within_chance(row: Row, rules: LintRules) -> Finding | None:
    """A share whose planned step per year is shorter than chance alone, where the base is known.

    ``numbers`` are the step, what chance gives, and how many the share rests on.
    """
    bases = [o.base for o in row.indicator.outcomes if o.base is not None]
    change, base = row.change, row.indicator.baseline
    if row.indicator.kind is not Kind.SHARE or not bases or not change or base is None:
        return None
    step = abs(change) / (row.cells[-1].year - base.year)
    chance_squared = margin_squared(base.value, bases[-1], rules)
    if step**2 >= chance_squared:
        return None
    numbers = (step, chance_squared.sqrt(), Decimal(bases[-1]))
    return Finding(Rule.WITHIN_CHANCE, row.indicator, row.printed, numbers=numbers)


def stricter_ambition(row: Row, _rules: LintRules) -> Finding | None:
    """Somebody else's ambition is stricter than the last target.

    ``numbers`` are the ambition and the target, ``texts`` whose it is.
    """
    reference, cells = row.indicator.reference, row.aims
    if reference is None or not cells or _lead(row, reference.value, cells[-1].value) <= 0:
        return None
    numbers = (reference.value, cells[-1].value)
    printed = row.quoted(row.said(Claim.AMBITION)) or row.printed
    years, texts = (cells[-1].year,), (reference.text,)
    return Finding(Rule.STRICTER_AMBITION, row.indicator, printed, years, numbers, texts)


def definition_changed(row: Row, _rules: LintRules) -> Finding | None:
    """The method changes after the first number and no later than the last target.

    ``years`` of the changes, ``texts`` what changed.
    """
    if not row.cells or not row.indicator.targets:
        return None
    first, last = row.cells[0].year, row.indicator.targets[-1].year
    inside = [a_break for a_break in row.indicator.breaks if first < a_break.year <= last]
    years, texts = tuple(b.year for b in inside), tuple(b.text for b in inside)
    return _of_years(Rule.DEFINITION_CHANGED, row, years, texts=texts)


def _of_years(
    rule: Rule,
    row: Row,
    years: tuple[int, ...],
    numbers: tuple[Decimal, ...] = (),
    texts: tuple[str, ...] = (),
) -> Finding | None:
    """A finding about some years; none where there are none."""
    return Finding(rule, row.indicator, row.printed, years, numbers, texts) if years else None


def _lead(row: Row, value: Decimal, other: Decimal) -> Decimal:
    """How much better one value is than another."""
    return row.indicator.better.sign * (value - other)


def _range(row: Row) -> tuple[Decimal, Decimal] | None:
    if row.indicator.kind is Kind.SHARE:
        return Decimal(0), HUNDRED
    ranked = [o.ranked for o in row.indicator.outcomes if o.ranked is not None]
    if row.indicator.kind is Kind.RANK and ranked:
        return Decimal(1), Decimal(max(ranked))
    return None
