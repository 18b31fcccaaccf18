"""The two axes of a series chart: years below, quiet values at the left."""

import altair as alt

from malkedja.charts.labelling import Picture
from malkedja.charts.theme import BOLD, REGULAR

YEAR_WIDTH = 40
SHORT_YEAR_WIDTH = 26


def years(picture: Picture) -> alt.Chart:
    """The years beneath: in full where there is room, else ’18, else every so many of them.

    Set as words of our own, because an axis would drop target years where it is narrow.
    """
    frame, look, scale = picture.frame, picture.theme, picture.scale
    decided = [t.year for t in picture.indicator.targets if t.decided]
    rows = [{"x": y, "text": str(y), "target": y in decided} for y in frame.years]
    slot = f"({picture.inner} / {len(rows)})"
    full, short = YEAR_WIDTH * scale, SHORT_YEAR_WIDTH * scale
    nth = f"(datum.x - {decided[0] if decided else frame.first}) % ceil({short} / {slot})"
    shown = f"{slot} >= {full} ? datum.text : {nth} == 0 ? '’' + slice(datum.text, 2) : ''"
    text: alt.Chart = alt.Chart(alt.InlineData(values=rows)).mark_text(
        aria=False,
        baseline="top",
        dy=10 * scale,
        text=alt.ExprRef(shown),
        fontWeight=alt.ExprRef(f"datum.target ? {BOLD} : {REGULAR}"),
        fill=alt.ExprRef(f"datum.target ? '{look.ink}' : '{look.second_ink}'"),
    )
    placed: alt.Chart = text.encode(x=alt.X("x:Q"), y=alt.value("height"))
    return placed


def across(picture: Picture) -> alt.X:
    """Years, half a year of room at both ends, beside the names of lines."""
    frame = picture.frame
    return alt.X(
        "x:Q",
        title=None,
        scale=alt.Scale(
            domain=[frame.first - 0.5, frame.last + 0.5],
            range=[0, alt.ExprRef(picture.inner)],
            nice=False,
            zero=False,
        ),
        axis=None,
    )


def upward(picture: Picture) -> alt.Y:
    """Values, the unit above them; ranks with the first at the top."""
    frame = picture.frame
    digits = max(0, *(-int(t.normalize().as_tuple().exponent) for t in frame.ticks))
    return alt.Y(
        "y:Q",
        scale=alt.Scale(
            domain=[float(frame.low), float(frame.high)],
            nice=False,
            zero=False,
            reverse=frame.reverse,
        ),
        axis=alt.Axis(
            values=[float(tick) for tick in frame.ticks],
            format=f",.{digits}f",
            title=picture.indicator.unit,
            titleAngle=0,
            titleAlign="left",
            titleAnchor="start",
            titleX=0,
            titleY=-12 * picture.scale,
            aria=False,
        ),
    )
