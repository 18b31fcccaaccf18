"""Where the words of a chart go: beside what they name, on nothing else, or nowhere.

Works in pixels from the upper left corner of the plot. Words are placed in the order given; one
for which no room is left is dropped, so the most needed come first.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf

LINE = 17
GAP = 4
BEYOND = 14
BLOCKED = 100.0
ON_LINE = 9.0
ON_RULE = 3.0
SHORTER = 4.0
_WIDE, _NARROW = set("mwMWÅÄÖOQGD—"), set("iljtfrI.,:;'’()  |")


@dataclass(frozen=True)
class Box:
    """A rectangle, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have any area in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def crossed(self, line: "Line") -> bool:
        """Whether a straight line passes through: of its way, 0 to 1, some lies within."""
        (x, y), (to_x, to_y) = line
        beside = max(x, to_x) < self.left or min(x, to_x) > self.right
        if beside or max(y, to_y) < self.top or min(y, to_y) > self.bottom:
            return False
        across = _within(x, to_x - x, self.left, self.right)
        down = _within(y, to_y - y, self.top, self.bottom)
        return max(0, across[0], down[0]) <= min(1, across[1], down[1])


Line = tuple[tuple[float, float], tuple[float, float]]


def _within(start: float, way: float, low: float, high: float) -> tuple[float, float]:
    """The first and the last part of a way that lies between two edges; first after last: none."""
    if way:
        ends = (low - start) / way, (high - start) / way
        return min(ends), max(ends)
    return (-inf, inf) if low <= start <= high else (inf, -inf)


@dataclass(frozen=True)
class Side:
    """A place beside a point: direction across and down, and how many lines further away.

    One that is ``clear`` begins beside the point also where it lies above or below.
    """

    across: int
    down: int
    further: int = 0
    clear: bool = False

    @property
    def align(self) -> str:
        """How the text is set from its anchor."""
        return {-1: "right", 0: "center", 1: "left"}[self.across]


ABOVE, BELOW = Side(0, -1), Side(0, 1)
RIGHT, LEFT = Side(1, 0), Side(-1, 0)
ABOVE_RIGHT, ABOVE_LEFT = Side(1, -1), Side(-1, -1)
BELOW_RIGHT, BELOW_LEFT = Side(1, 1), Side(-1, 1)
FAR_ABOVE, FAR_BELOW = Side(0, -1, 1), Side(0, 1, 1)
UPWARD = (
    ABOVE, ABOVE_LEFT, ABOVE_RIGHT, RIGHT, LEFT, FAR_ABOVE, BELOW, BELOW_RIGHT, BELOW_LEFT,
    FAR_BELOW,
)  # fmt: skip
DOWNWARD = tuple(Side(side.across, -side.down, side.further) for side in UPWARD)


@dataclass(frozen=True)
class Caption:
    """Words for the point (x, y); ``variants`` from the fullest to the shortest, in lines.

    ``x`` is a year and ``y`` a value; ``radius`` is what must be kept clear around the point.
    What is ``needed`` may lie on lines rather than be left out.
    """

    x: float
    y: float
    variants: tuple[tuple[str, ...], ...]
    sides: tuple[Side, ...]
    colour: str
    weight: int = 400
    radius: float = 7.0
    needed: bool = False


@dataclass(frozen=True)
class Placed:
    """A caption with the variant and the side that there was room for."""

    caption: Caption
    lines: tuple[str, ...]
    side: Side
    box: Box


@dataclass
class Canvas:
    """What is on the plot so far; words may reach ``beyond`` its right edge."""

    width: float
    height: float
    beyond: float = BEYOND
    solid: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rules: list[Line] = field(default_factory=list)

    def place(self, captions: Sequence[tuple[Caption, float, float]]) -> tuple[Placed, ...]:
        """Place captions whose points lie at those pixels."""
        found = (self._best(caption, x, y) for caption, x, y in captions)
        return tuple(placed for placed in found if placed)

    def _best(self, caption: Caption, x: float, y: float) -> Placed | None:
        best, least = None, inf if caption.needed else BLOCKED
        for order, lines in enumerate(caption.variants):
            for rank, side in enumerate(caption.sides):
                box = self._box(caption, lines, side, (x, y))
                cost = self._cost(box) + rank + SHORTER * order
                if cost < least:
                    best, least = Placed(caption, lines, side, box), cost
        if best:
            self.solid.append(best.box)
        return best

    def _box(
        self, caption: Caption, lines: Sequence[str], side: Side, at: tuple[float, float]
    ) -> Box:
        wide = max(width(line, caption.weight) for line in lines)
        tall = LINE * len(lines)
        x, y = at[0] + across(caption, side), at[1] + down(caption, side)
        left = x - wide * {"left": 0, "center": 0.5, "right": 1}[side.align]
        top = y - {-1: tall, 0: tall / 2, 1: 0}[side.down]
        return Box(left, top, left + wide, top + tall)

    def _cost(self, box: Box) -> float:
        over = box.left < -GAP or box.right > self.width + self.beyond
        outside = over or box.top < -GAP or box.bottom > self.height - 1
        if outside or any(map(box.meets, self.solid)):
            return inf
        on_lines = ON_LINE * sum(map(box.crossed, self.lines))
        return on_lines + ON_RULE * sum(map(box.crossed, self.rules))


def across(caption: Caption, side: Side) -> float:
    """Pixels from the point to the anchor of the text; diagonals start close to the point."""
    if side.down and not side.clear:
        return -side.across * GAP
    return side.across * (caption.radius + GAP)


def down(caption: Caption, side: Side) -> float:
    """Pixels from the point to the nearer edge of the text."""
    return side.down * (caption.radius + 1 + side.further * LINE)


@lru_cache(maxsize=4096)
def width(text: str, weight: int = 400) -> float:
    """About how wide a text is in the product's typeface at 14 pixels."""
    bold = 400
    return sum(_advance(sign) for sign in text) * 14 * (1.04 if weight > bold else 1)


def _advance(sign: str) -> float:
    if sign in _WIDE:
        return 0.8
    if sign in _NARROW:
        return 0.32
    return 0.62 if sign.isupper() or sign.isdigit() else 0.57


def spread(wanted: Sequence[float], tall: Sequence[float], low: float, high: float) -> list[float]:
    """Centres in ascending order, moved as little as it takes for things that tall not to meet."""
    placed: list[float] = []
    edge = low
    for centre, size in zip(wanted, tall, strict=True):
        placed.append(max(centre, edge + size / 2))
        edge = placed[-1] + size / 2
    edge = high
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], edge - tall[at] / 2)
        edge = placed[at] - tall[at] / 2
    return placed
