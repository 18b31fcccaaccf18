"""The rules about what the document says: its comments and names against its own numbers."""

from decimal import Decimal

from malkedja.lint.findings import Finding, Rule
from malkedja.lint.row import HUNDRED, Row
from malkedja.model import Better, Claim, Kind, LintRules, Said

KINDS = {
    Claim.COUNT: Kind.COUNT,
    Claim.SHARE: Kind.SHARE,
    Claim.INDEX: Kind.INDEX,
    Claim.RANK: Kind.RANK,
}


def against_comment(row: Row, _rules: LintRules) -> Finding | None:
    """A comment says rising, falling or hold, and the numbers go another way.

    ``numbers`` are the first and the last of the row.
    """
    change = row.change
    if change is None:
        return None
    wrong = (
        *(row.said(Claim.RISING) if change <= 0 else ()),
        *(row.said(Claim.FALLING) if change >= 0 else ()),
        *(row.said(Claim.HOLD) if change else ()),
    )
    return _quoting(Rule.AGAINST_COMMENT, row, wrong, numbers=row.ends)


def uneven_steps(row: Row, _rules: LintRules) -> Finding | None:
    """A comment says even steps, and they are not; ``numbers`` are the steps per year."""
    if len(set(row.steps)) < 2:  # noqa: PLR2004 - one length, or no step at all, is even
        return None
    return _quoting(Rule.UNEVEN_STEPS, row, row.said(Claim.EVEN), numbers=row.steps)


def not_cautious(row: Row, rules: LintRules) -> Finding | None:
    """A comment says cautious, and the change is large; ``numbers``: first and last."""
    if not _large(row, rules):
        return None
    return _quoting(Rule.NOT_CAUTIOUS, row, row.said(Claim.CAUTIOUS), numbers=row.ends)


def not_strong(row: Row, rules: LintRules) -> Finding | None:
    """A comment says strong, and the change is not large; ``numbers``: first and last."""
    if row.change is None or _large(row, rules):
        return None
    return _quoting(Rule.NOT_STRONG, row, row.said(Claim.STRONG), numbers=row.ends)


def percent_or_points(row: Row, _rules: LintRules) -> Finding | None:
    """A comment gives a share's step in per cent; ``numbers`` are the steps in points."""
    if row.indicator.kind is not Kind.SHARE:
        return None
    return _quoting(Rule.PERCENT_OR_POINTS, row, row.said(Claim.PERCENT), numbers=row.steps)


def other_measure(row: Row, _rules: LintRules) -> Finding | None:
    """A comment speaks of another sort of number than the row has."""
    return _quoting(Rule.OTHER_MEASURE, row, _other_kind(row, row.said(*KINDS)))


def rank_called_index(row: Row, _rules: LintRules) -> Finding | None:
    """The name or unit says index, and the numbers are places in a ranking."""
    if row.indicator.kind is not Kind.RANK:
        return None
    return _quoting(Rule.RANK_CALLED_INDEX, row, row.own(Claim.INDEX))


def kind_against_name(row: Row, _rules: LintRules) -> Finding | None:
    """The name or unit says another sort of number than the row has."""
    wrong = _other_kind(row, row.own(*KINDS))
    if row.indicator.kind is Kind.RANK:
        wrong = tuple(said for said in wrong if said.what is not Claim.INDEX)
    return _quoting(Rule.KIND_AGAINST_NAME, row, wrong)


def no_unit(row: Row, _rules: LintRules) -> Finding | None:
    """No unit is printed, and the name does not say what sort of number it is."""
    return None if has_unit(row) else Finding(Rule.NO_UNIT, row.indicator, row.named)


def undefined_word(row: Row, _rules: LintRules) -> Finding | None:
    """The name or a comment rests on a word that the document does not explain."""
    says = (*row.own(Claim.UNDEFINED), *row.said(Claim.UNDEFINED))
    return _quoting(Rule.UNDEFINED_WORD, row, says)


def name_to_correct(row: Row, _rules: LintRules) -> Finding | None:
    """The name has a slip, or words that do not belong to it; ``texts``: the corrected name."""
    return _quoting(Rule.NAME_TO_CORRECT, row, row.own(Claim.SLIP), texts=(row.indicator.name,))


def no_source(row: Row, _rules: LintRules) -> Finding | None:
    """The document does not say where the outcomes will come from."""
    if row.indicator.source_printed:
        return None
    return Finding(Rule.NO_SOURCE, row.indicator, row.named)


def two_sources(row: Row, _rules: LintRules) -> Finding | None:
    """The document names another source than the right one, or two for the same figures.

    ``texts`` are the source as printed and, where it differs, as corrected.
    """
    says, corrected = row.said(Claim.OTHER_SOURCE), _corrected(row)
    if not says and not corrected:
        return None
    printed = row.quoted(says) or row.named
    texts = (row.indicator.source_printed, *((corrected,) if corrected else ()))
    return Finding(Rule.TWO_SOURCES, row.indicator, printed, texts=texts)


def has_unit(row: Row) -> bool:
    """Whether a unit is printed, or the name itself says what sort of number it is."""
    named = any(KINDS[said.what] is row.indicator.kind for said in row.own(*KINDS))
    return named or bool(row.indicator.unit_printed)


def _corrected(row: Row) -> str:
    """The corrected source, where it is another than the printed."""
    printed, corrected = row.indicator.source_printed, row.indicator.source_corrected
    return "" if not printed or printed == corrected else corrected


def _other_kind(row: Row, says: tuple[Said, ...]) -> tuple[Said, ...]:
    return tuple(said for said in says if KINDS[said.what] is not row.indicator.kind)


def _large(row: Row, rules: LintRules) -> bool:
    """Whether the row's change is large against where it starts or, for a share, what is left."""
    change = row.change
    return change is not None and change != 0 and abs(change) >= _smallest_large(row, rules)


def _smallest_large(row: Row, rules: LintRules) -> Decimal:
    """From which size a change is large."""
    start = row.cells[0].value
    of_start = rules.large_change_share.value * abs(start)
    if row.indicator.kind is not Kind.SHARE:
        return of_start
    left = HUNDRED - start if row.indicator.better is Better.HIGHER else start
    return min(of_start, rules.large_room_share.value * left)


def _quoting(
    rule: Rule,
    row: Row,
    says: tuple[Said, ...],
    numbers: tuple[Decimal, ...] = (),
    texts: tuple[str, ...] = (),
) -> Finding | None:
    """A finding that rests on some words; none where there are none."""
    if not says:
        return None
    return Finding(rule, row.indicator, row.quoted(says), numbers=numbers, texts=texts)
