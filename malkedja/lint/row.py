"""One indicator as a rule sees it: its numbers in order, and what the document says of it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from malkedja.lint.findings import Printed
from malkedja.model import Claim, Indicator, Plan, Said

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Cell:
    """A number of the decision's row, at its year."""

    year: int
    value: Decimal


@dataclass(frozen=True)
class Row:
    """An indicator, and the claims that comments make about it, each with its place."""

    indicator: Indicator
    comments: tuple[Said, ...] = ()

    @property
    def aims(self) -> tuple[Cell, ...]:
        """The targets that name a single number."""
        return tuple(
            Cell(target.year, target.value)
            for target in self.indicator.targets
            if target.value is not None
        )

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The baseline, if there is one, and the targets that name a number."""
        base = self.indicator.baseline
        first = () if base is None else (Cell(base.year, base.value),)
        return (*first, *self.aims)

    @property
    def steps(self) -> tuple[Decimal, ...]:
        """What each step of the row asks for per year; none if the years are out of order."""
        pairs = tuple(pairwise(self.cells))
        if any(later.year <= earlier.year for earlier, later in pairs):
            return ()
        return tuple((b.value - a.value) / (b.year - a.year) for a, b in pairs)

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The first number and the last."""
        return self.cells[0].value, self.cells[-1].value

    @property
    def change(self) -> Decimal | None:
        """From the first number of the row to its last; none where there is no step."""
        if not self.steps:
            return None
        return self.cells[-1].value - self.cells[0].value

    @property
    def printed(self) -> tuple[Printed, ...]:
        """The row's own cells as they are printed."""
        base = self.indicator.baseline
        cells = () if base is None else (base.printed,)
        quote = " · ".join((*cells, *(target.printed for target in self.indicator.targets)))
        return (Printed(quote, self.indicator.place),)

    @property
    def named(self) -> tuple[Printed, ...]:
        """The indicator's printed name."""
        return (Printed(self.indicator.name_printed, self.indicator.place),)

    def own(self, *claims: Claim) -> tuple[Said, ...]:
        """What the printed name and unit say, of those claims."""
        return tuple(said for said in self.indicator.says if said.what in claims)

    def said(self, *claims: Claim) -> tuple[Said, ...]:
        """What comments say, of those claims."""
        return tuple(said for said in self.comments if said.what in claims)

    def quoted(self, says: tuple[Said, ...]) -> tuple[Printed, ...]:
        """Those words as they are printed; a name's stand where the indicator's row stands."""
        return tuple(Printed(s.quote, s.place or self.indicator.place) for s in says)


def rows(plan: Plan) -> dict[str, Row]:
    """Every indicator of a plan by id, with all that is said of it."""
    return {i.id: Row(i, _about(plan, i.id)) for i in plan.indicators.values()}


def _about(plan: Plan, id_: str) -> tuple[Said, ...]:
    """The claims about an indicator, those of comments first."""
    said = [
        replace(said, place=said.place or comment.place)
        for node in plan.walk()
        for comment in node.comments
        for said in comment.says
        if id_ in (said.indicators or comment.indicators)
    ]
    return (*said, *(said for said in plan.says if id_ in said.indicators))
