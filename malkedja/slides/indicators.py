"""The slide of one indicator: its series against its targets, and the figures behind it."""

from decimal import Decimal

from malkedja.assessment import Assessment
from malkedja.charts import large, svg, theme
from malkedja.charts import series as chart
from malkedja.model import Kind
from malkedja.slides.ground import Ground
from malkedja.slides.slide import Cell, Figure, Notes, Picture, Slide, Table
from malkedja.words import indicator as words
from malkedja.words import labels, numbers, slide_notes
from malkedja.words import slides as said

WIDE, NARROW = (490, 262), (371, 290)
SPARK = (150, 32)


def slide(ground: Ground, a: Assessment) -> Slide:
    """One indicator's year as one message."""
    history = ground.history(a.indicator)
    where = ground.plan.path(a.indicator.id)
    return Slide(
        id=a.indicator.id,
        title=said.indicator(a, history),
        kicker=said.kicker(ground.plan, where[0]),
        light=a.fulfilment,
        figures=figures(a),
        lines=(_gap(a),),
        picture=picture(ground, a),
        data=data(ground, a),
        source=source(ground, a),
        notes=notes(ground, a),
    )


def figures(a: Assessment) -> tuple[Figure, ...]:
    """The two numbers that matter: the outcome and what was asked for."""
    target = Figure("Målvärde", words.target_text(a))
    if a.value is None or a.outcome is None:
        return (Figure(f"Utfall {a.year}", "saknas"), target)
    number = words.outcome_cell(a)
    if a.indicator.kind is not Kind.RANK:
        return (Figure(f"Utfall {a.year}", number, a.indicator.unit), target)
    ranked = f"av {numbers.number(Decimal(a.outcome.ranked))}" if a.outcome.ranked else ""
    return (Figure(f"Plats {a.year}", number.split(" av ")[0], ranked), target)


def _gap(a: Assessment) -> str:
    if a.value is None:
        return words.latest_earlier(a).rstrip(".")
    return numbers.first_upper(words.gap_text(a))


def picture(ground: Ground, a: Assessment) -> Picture | None:
    """The series in both shapes; none where there is nothing to draw."""
    assessments, indicator = ground.every_year(a.indicator), a.indicator
    figures_, groups = ground.beside(indicator), ground.data.municipality.groups
    beside = large.Beside(ground.data.municipality.name, figures_, groups)
    title = words.finding(indicator, assessments)
    text = words.twin(indicator, assessments, figures_, groups)
    note = words_of_axis(ground, a)
    shapes = [
        large.series(indicator, assessments, size, title, text, beside=beside)
        for size in (WIDE, NARROW)
    ]
    if shapes[0] is None or shapes[1] is None:
        return None
    return Picture(shapes[0], shapes[1], WIDE, NARROW, f"{title}. {text} {note}".strip())


def words_of_axis(ground: Ground, a: Assessment) -> str:
    """Where the value axis begins, if not at zero."""
    return chart.axis_note(a.indicator, ground.every_year(a.indicator)) or ""


def spark(ground: Ground, a: Assessment) -> Picture | None:
    """The series in miniature, for a row; none where nothing was measured."""
    if not a.indicator.measured and a.indicator.baseline is None:
        return None
    assessments = ground.every_year(a.indicator)
    drawn = svg.sparkline(a.indicator, assessments, theme.VARIABLES, *SPARK)
    text = svg.sparkline_text(a.indicator, assessments)
    told = svg.described(drawn, text)
    return Picture(told, told, SPARK, SPARK, text)


def data(ground: Ground, a: Assessment) -> Table:
    """The picture's figures: every year with an outcome or a target."""
    indicator = a.indicator
    judged = {h.year: h for h in ground.every_year(indicator)}
    rows = []
    for year in sorted({o.year for o in indicator.outcomes} | set(judged)):
        one = judged.get(year)
        outcome = indicator.outcome(year)
        shown = words.outcome_cell(one) if one else ""
        if one is None and outcome is not None and outcome.value is not None:
            shown = numbers.number(outcome.value, numbers.decimals(indicator))
        light = one.fulfilment if one else None
        rows.append(
            (
                Cell(str(year)),
                Cell(shown or "saknas"),
                Cell(words.target_cell(one) if one else "–"),
                Cell(labels.fulfilment(light) if light else "–"),
            )
        )
    caption = f"{indicator.name} ({indicator.unit})"
    return Table(caption, ("År", "Utfall", "Målvärde", "Måluppfyllelse"), tuple(rows), "data")


def source(ground: Ground, a: Assessment) -> str:
    """Where the figure of the year is from, else those before it."""
    outcomes = [a.outcome] if a.value is not None and a.outcome else list(a.indicator.measured)
    known = ground.data.sources
    told = said.source(outcomes, known, ground.plan.document)
    return told + said.beside(ground.beside(a.indicator), known)


def notes(ground: Ground, a: Assessment) -> Notes:
    """Why it is judged so, what the figure means, a likely question and its answer."""
    return Notes(
        why=words.why(a, ground.rules),
        meaning=slide_notes.meaning(a, ground.beside(a.indicator), ground.data.municipality.groups),
        question=slide_notes.question(a),
        answer=slide_notes.answer(a),
        source=source(ground, a),
    )
