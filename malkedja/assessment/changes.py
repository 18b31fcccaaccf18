"""What differs between two years: which lights came, went, rose and fell."""

from collections.abc import Iterable
from dataclasses import dataclass

from malkedja.assessment.answers import Fulfilment
from malkedja.assessment.indicator import Assessment

_ORDER = (Fulfilment.NOT_MET, Fulfilment.PARTLY, Fulfilment.MET)


@dataclass(frozen=True)
class Changes:
    """The indicators whose light differs, each in one list, in the order of the decision."""

    better: tuple[Assessment, ...] = ()
    worse: tuple[Assessment, ...] = ()
    appeared: tuple[Assessment, ...] = ()
    vanished: tuple[Assessment, ...] = ()

    @property
    def any(self) -> bool:
        """Whether any light differs."""
        return bool(self.better or self.worse or self.appeared or self.vanished)


def changes(before: Iterable[Assessment], after: Iterable[Assessment]) -> Changes:
    """Compare the lights of two years, indicator by indicator; the later assessment is kept."""
    earlier = {a.indicator.id: a.fulfilment for a in before}
    pairs = [(earlier.get(a.indicator.id, Fulfilment.UNKNOWN), a) for a in after]
    both = [(b, a) for b, a in pairs if Fulfilment.UNKNOWN not in {b, a.fulfilment}]
    rise = [(_ORDER.index(a.fulfilment) - _ORDER.index(b), a) for b, a in both]
    return Changes(
        better=tuple(a for step, a in rise if step > 0),
        worse=tuple(a for step, a in rise if step < 0),
        appeared=tuple(a for b, a in pairs if b == Fulfilment.UNKNOWN != a.fulfilment),
        vanished=tuple(a for b, a in pairs if b != Fulfilment.UNKNOWN == a.fulfilment),
    )
