"""The shapes that small pictures are made of, as SVG text."""

from collections.abc import Iterable
from html import escape

from malkedja.assessment import Fulfilment
from malkedja.charts.theme import FONT, TEXT, Theme


def mark(fulfilment: Fulfilment, theme: Theme, x: float, y: float, radius: float) -> str:
    """A light's shape around a point; all four look equally large."""
    r = radius
    look = f'fill="{theme.fill(fulfilment)}" stroke="{theme.outline(fulfilment)}"'
    look = f'{look} stroke-width="{max(1.0, r / 5):.2f}" stroke-linejoin="round"'
    if fulfilment is Fulfilment.MET:
        return circle(x, y, r, look)
    if fulfilment is Fulfilment.UNKNOWN:
        side = 1.6 * r
        at = f'x="{x - side / 2:.2f}" y="{y - side / 2:.2f}"'
        return f'<rect {at} width="{side:.2f}" height="{side:.2f}" {look}/>'
    corners = {
        Fulfilment.PARTLY: ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
        Fulfilment.NOT_MET: ((-1.1, -0.85), (1.1, -0.85), (0, 1.05)),
    }[fulfilment]
    path = "L".join(f"{x + dx * r:.2f} {y + dy * r:.2f}" for dx, dy in corners)
    return f'<path d="M{path}Z" {look}/>'


def circle(x: float, y: float, radius: float, look: str) -> str:
    """A circle; ``look`` is its fill and stroke as attributes."""
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:g}" {look}/>'


def strand(start: tuple[float, float], end: tuple[float, float], look: str) -> str:
    """A line that leaves and arrives level; as wide however the picture is stretched."""
    (x, y), (to_x, to_y) = start, end
    half = (x + to_x) / 2
    way = f"M{x:.2f} {y:.2f}C{half:.2f} {y:.2f} {half:.2f} {to_y:.2f} {to_x:.2f} {to_y:.2f}"
    return f'<path d="{way}" fill="none" vector-effect="non-scaling-stroke" {look}/>'


def line(points: Iterable[tuple[float, float]], look: str) -> str:
    """Straight lines from point to point."""
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{path}" fill="none" {look}/>'


def text(x: float, y: float, words: str, look: str) -> str:
    """Words with the middle of their height at ``y``; their size is the picture's own."""
    return f'<text x="{x:.1f}" y="{y + 0.35 * TEXT:.1f}" {look}>{escape(words)}</text>'


def moved(right: float, down: float, inside: str) -> str:
    """Parts of a picture, so many pixels further right and down."""
    return f'<g transform="translate({right:g} {down:g})">{inside}</g>'


def paper(width: float, height: float, theme: Theme) -> str:
    """What a picture that is taken along lies on."""
    return f'<rect width="{width:g}" height="{height:g}" fill="{theme.background}"/>'


def titled(size: tuple[float, float], inside: str, title: str, text: str) -> str:
    """A whole picture of that size that scales with the room it gets, and says what it shows."""
    width, height = size
    said = f"<title>{escape(title)}</title><desc>{escape(text)}</desc>"
    font = f'font-family="{FONT}, sans-serif" font-size="{TEXT}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" role="img" {font}>{said}{inside}</svg>'
    )


def picture(width: int, height: int, inside: str, *, stretched: bool = False) -> str:
    """A whole picture of that size in pixels; ``stretched`` to fill any box that shows it."""
    fill = ' preserveAspectRatio="none"' if stretched else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}"{fill}>{inside}</svg>'
    )
