"""Är målet rimligt?: how many others have done what a target asks, ready to be shown."""

from dataclasses import dataclass
from functools import lru_cache

from malkedja import words
from malkedja.assessment import reasonable
from malkedja.assessment.reasonable import Hindrance, Way, Window
from malkedja.exports import country
from malkedja.model import Data, Indicator, Precedent, Threshold
from malkedja.store import National
from malkedja.ui import load
from malkedja.ui.view import View

MOST_MAKERS = 10


@dataclass(frozen=True)
class Reasonable:
    """The question of one indicator, its answer, and what that rests on.

    ``makers`` are those who have done it, each in the span when it improved the most, with its
    name; known only where there is a fetched data set.
    """

    indicator: Indicator
    way: Way | None
    counted: Precedent | None
    why: Hindrance | None
    minimum: Threshold
    makers: tuple[tuple[str, Window], ...] = ()

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self.why is None and self.counted is not None

    @property
    def needs_many(self) -> bool:
        """Whether the threshold had a part in the answer."""
        return self.why in {None, Hindrance.TOO_FEW}

    @property
    def asked(self) -> str:
        """What the target asks, where it asks for an improvement at all."""
        if self.way is None or self.way.change <= 0:
            return ""
        return words.reasonable.asked(self.indicator, self.way)

    @property
    def answer(self) -> str:
        """The sentence."""
        return words.reasonable.answer(self.indicator, self.counted, self.why, self.minimum)


def of(view: View, indicator: Indicator) -> Reasonable:
    """The question put to one indicator, with the figures that there are."""
    return _of(view.data, load.national(), indicator.id)


@lru_cache(maxsize=256)
def _of(data: Data, national: National | None, id_: str) -> Reasonable:
    indicator = data.plan.indicators[id_]
    way, kpi = reasonable.way(indicator), indicator.kpi
    live = country.precedent(data, national, indicator, kpi) if national and kpi else None
    counted = live or data.precedent(id_)
    why = reasonable.hindrance(indicator, counted, data.lint.peers_minimum)
    makers = _makers(data, national, indicator, way) if live and way and national else ()
    return Reasonable(indicator, way, counted, why, data.lint.peers_minimum, makers)


def _makers(
    data: Data, national: National, indicator: Indicator, way: Way
) -> tuple[tuple[str, Window], ...]:
    """Those who have done it, the largest improvement first."""
    kpi = indicator.kpi.id if indicator.kpi else ""
    series = national.movers(kpi)
    others = {code: own for code, own in series.items() if code != data.municipality.code}
    found = [w for w in reasonable.windows(indicator, way, others) if reasonable.made(way, w)]
    best: dict[str, Window] = {}
    for window in sorted(found, key=lambda w: (w.change, w.year)):
        best[window.municipality] = window
    ordered = sorted(best.values(), key=lambda w: (-w.change, w.municipality))[:MOST_MAKERS]
    names = {one.id: one.name for one in national.municipalities()}
    return tuple((names[window.municipality], window) for window in ordered)
