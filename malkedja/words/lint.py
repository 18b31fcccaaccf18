"""What the review of the goals finds, said about this very indicator or node."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from malkedja.lint import Finding, Rule
from malkedja.model import Indicator, Kind, Plan
from malkedja.words import labels
from malkedja.words.lint_rules import TITLES, WHY
from malkedja.words.numbers import (
    brief,
    change_with_unit,
    counted,
    decimals,
    listed,
    number,
    percent,
    with_unit,
)


def title(rule: Rule) -> str:
    """A rule in a few words."""
    return TITLES[rule]


def why(rule: Rule) -> str:
    """Why it matters."""
    return WHY[rule]


def sentence(finding: Finding) -> str:
    """What was found, in full sentences; the printed words stand in them or beside them."""
    if isinstance(finding.subject, Indicator):
        return _ON_INDICATORS[finding.rule](finding, finding.subject)
    return _ON_NODES[finding.rule](finding)


def printed(finding: Finding) -> str:
    """The exact words or cells that it rests on."""
    return "; ".join(one.quote for one in finding.printed)


def place(finding: Finding) -> str:
    """Where in the document they stand, each place once; empty where nobody has noted it."""
    return ", ".join(dict.fromkeys(one.place for one in finding.printed if one.place))


def headline(findings: Sequence[Finding], plan: Plan) -> str:
    """How much there is to look over: in how many of the indicators, and in the goals."""
    if not findings:
        return "Granskningen hittar inget att se över"
    concerned = [f.subject.id for f in findings if isinstance(f.subject, Indicator)]
    in_goals = len(findings) - len(concerned)
    total = counted(len(plan.indicators), "indikator", "indikatorer")
    where = [f"{len(concerned)} i {len(set(concerned))} av {total}"] if concerned else []
    where += [f"{in_goals} i målen"] if in_goals else []
    found = counted(len(findings), "sak", "saker")
    return f"Granskningen hittar {found} att se över: {listed(where)}"


def _years(finding: Finding) -> str:
    which = "Målvärdet" if len(finding.years) == 1 else "Målvärdena"
    return f"{which} för {listed(finding.years)}"


def _quotes(finding: Finding) -> str:
    return listed([_quoted(one.quote) for one in finding.printed])


def _quoted(words: str) -> str:
    """Words in quotation marks; marks of their own become single."""
    return f"”{words.replace('”', '’')}”"


def _no_values(finding: Finding, _indicator: Indicator) -> str:
    years = f" för {listed(finding.years)}" if finding.years else ""
    return f"Inget målvärde finns{years}."


def _below(finding: Finding, indicator: Indicator) -> str:
    *worse, base = finding.numbers
    shown = listed([brief(value, decimals(indicator)) for value in worse])
    return f"{_years(finding)} är {shown}, sämre än utgångsvärdet {with_unit(indicator, base)}."


def _same(finding: Finding, indicator: Indicator) -> str:
    value = with_unit(indicator, finding.numbers[0])
    return f"{_years(finding)} är {value}, detsamma som utgångsvärdet."


def _worse_than_before(finding: Finding, _indicator: Indicator) -> str:
    return f"{_years(finding)} är sämre än det närmast före."


def _out_of_range(finding: Finding, indicator: Indicator) -> str:
    low, high = (brief(end, 0) for end in finding.numbers)
    ends = f"plats {low} till {high}" if indicator.kind is Kind.RANK else f"{low} till {high}"
    return f"{_years(finding)} ligger utanför skalan, {ends}."


def _baseline_year(finding: Finding, _indicator: Indicator) -> str:
    base, first = finding.years
    return f"Utgångsvärdet gäller {base}, men det första målåret är {first}."


def _first_year(finding: Finding, indicator: Indicator) -> str:
    *steps, share = finding.numbers
    return (
        f"Första året ska {percent(share)} av hela vägen gås: "
        f"stegen är {_steps(steps, indicator)} per år."
    )


def _chance(finding: Finding, indicator: Indicator) -> str:
    step, chance, base = finding.numbers
    places = decimals(indicator) + 1
    return (
        f"Det planerade steget är {change_with_unit(indicator, step, places)} per år. Med "
        f"{number(base)} i underlaget kan slumpen ensam ge "
        f"{change_with_unit(indicator, chance, places)}."
    )


def _stricter(finding: Finding, indicator: Indicator) -> str:
    ambition, target = (with_unit(indicator, value) for value in finding.numbers)
    whose = finding.texts[0]
    return f"{whose}, motsvarar {ambition}. Målvärdet för {finding.years[0]} är {target}."


def _against(finding: Finding, indicator: Indicator) -> str:
    first, last = finding.numbers
    if first == last:
        return f"Kommentaren säger {_quotes(finding)}, men talen står stilla."
    way = "stiger" if last > first else "sjunker"
    return f"Kommentaren säger {_quotes(finding)}, men talen {way} {_from_to(indicator, finding)}."


def _uneven(finding: Finding, indicator: Indicator) -> str:
    steps = _steps(finding.numbers, indicator)
    return f"Kommentaren säger {_quotes(finding)}, men stegen är {steps} per år."


def _size(finding: Finding, indicator: Indicator) -> str:
    first, last = finding.numbers
    size = change_with_unit(indicator, last - first)
    if first and indicator.kind is not Kind.SHARE:
        size = f"{brief(abs((last - first) / first) * 100, 0)} procent"
    return (
        f"Kommentaren säger {_quotes(finding)}, men talen går {_from_to(indicator, finding)}, "
        f"en förändring med {size}."
    )


def _percent_or_points(finding: Finding, indicator: Indicator) -> str:
    if not finding.numbers:
        return f"Kommentaren säger {_quotes(finding)}, men indikatorn är själv en andel."
    steps = _steps(finding.numbers, indicator)
    return f"Kommentaren säger {_quotes(finding)}, men stegen är {steps} per år."


def _other_measure(finding: Finding, indicator: Indicator) -> str:
    return f"Kommentaren säger {_quotes(finding)}, men indikatorn är {_sort(indicator)}."


def _rank_called_index(finding: Finding, _indicator: Indicator) -> str:
    return f"I namnet står {_quotes(finding)}, men talen är platser där lägre är bättre."


def _kind_against_name(finding: Finding, indicator: Indicator) -> str:
    return f"I namnet står {_quotes(finding)}, men talen är {_sort(indicator)}."


def _no_unit(_finding: Finding, indicator: Indicator) -> str:
    return f"Ingen enhet är utskriven. Vi läser talen som: {indicator.unit}."


def _undefined(finding: Finding, _indicator: Indicator) -> str:
    return f"Vad {_quotes(finding)} betyder förklaras inte."


def _name(finding: Finding, _indicator: Indicator) -> str:
    return f"{_quotes(finding)} är fel eller hör inte till namnet. Vi läser: {finding.texts[0]}."


def _no_source(_finding: Finding, _indicator: Indicator) -> str:
    return "Det står inte varifrån utfallet ska hämtas."


def _two_sources(finding: Finding, _indicator: Indicator) -> str:
    first, *corrected = finding.texts
    if corrected:
        return f"Som källa står {_quoted(first)}. Rättad källa: {corrected[0]}."
    if not first:
        return f"Som källa står {_quotes(finding)}, men ingen källa är den rätta."
    return f"Som källa står både {_quoted(first)} och {_quotes(finding)}."


def _definition(finding: Finding, _indicator: Indicator) -> str:
    return " ".join(finding.texts)


def _steps(steps: Sequence[Decimal], indicator: Indicator) -> str:
    """The sizes of steps with their unit once: 17,5, 2,5 och 2,5 procentenheter."""
    shown = [brief(abs(step), decimals(indicator) + 1) for step in steps]
    unit = "platser" if indicator.kind is Kind.RANK else indicator.unit_change
    return f"{listed(shown)} {unit}".rstrip()


def _from_to(indicator: Indicator, finding: Finding) -> str:
    first, last = finding.numbers
    start = brief(first, decimals(indicator))
    start = f"plats {start}" if indicator.kind is Kind.RANK else start
    return f"från {start} till {with_unit(indicator, last)}"


def _sort(indicator: Indicator) -> str:
    article = "ett" if indicator.kind in {Kind.INDEX, Kind.COUNT, Kind.AMOUNT} else "en"
    return f"{article} {labels.kind(indicator.kind)} ({indicator.unit})"


_ON_INDICATORS: Mapping[Rule, Callable[[Finding, Indicator], str]] = {
    Rule.NO_VALUES: _no_values,
    Rule.BELOW_BASELINE: _below,
    Rule.SAME_AS_BASELINE: _same,
    Rule.WORSE_THAN_BEFORE: _worse_than_before,
    Rule.OUT_OF_RANGE: _out_of_range,
    Rule.OTHER_BASELINE_YEAR: _baseline_year,
    Rule.MOST_IN_FIRST_YEAR: _first_year,
    Rule.WITHIN_CHANCE: _chance,
    Rule.STRICTER_AMBITION: _stricter,
    Rule.AGAINST_COMMENT: _against,
    Rule.UNEVEN_STEPS: _uneven,
    Rule.NOT_CAUTIOUS: _size,
    Rule.NOT_STRONG: _size,
    Rule.PERCENT_OR_POINTS: _percent_or_points,
    Rule.OTHER_MEASURE: _other_measure,
    Rule.RANK_CALLED_INDEX: _rank_called_index,
    Rule.KIND_AGAINST_NAME: _kind_against_name,
    Rule.NO_UNIT: _no_unit,
    Rule.UNDEFINED_WORD: _undefined,
    Rule.NAME_TO_CORRECT: _name,
    Rule.NO_SOURCE: _no_source,
    Rule.TWO_SOURCES: _two_sources,
    Rule.DEFINITION_CHANGED: _definition,
}
_ON_NODES: Mapping[Rule, Callable[[Finding], str]] = {
    Rule.NO_INDICATORS: lambda _: "Inga indikatorer hör hit.",
    Rule.UNMEASURED_CRITERION: lambda _: "Ingen indikator mäter målets eget krav.",
    Rule.BEYOND_INDICATORS: lambda finding: " ".join(finding.texts),
    Rule.SHARED_LIST: lambda finding: (
        finding.texts[0] or "Beslutet visar inte vilka indikatorer som hör till målet."
    ),
}
