"""What ships of the whole country: small files made from a fetched data set (decision 0015).

For each indicator with a key figure in the set: how all municipalities lie year by year and
which place the own one has, the similar ones by name, and the counts of "Är målet rimligt?".
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from malkedja.assessment import reasonable
from malkedja.model import Data, Indicator, Kpi, Measure, Precedent
from malkedja.schema.national_rows import (
    QUANTILES,
    DistributionRow,
    PrecedentRow,
    SimilarRow,
)
from malkedja.schema.row_shapes import RowShape
from malkedja.store import National

PRECEDENTS = "precedents.csv"
_DIGITS = 6
_SPACE = " "


def files(data: Data, national: National) -> dict[str, str]:
    """The content of each file by its path in the data folder; nothing of what is not there."""
    followed = [(i, i.kpi) for i in _indicators(data) if i.kpi is not None]
    made = {
        path: text
        for indicator, kpi in followed
        for path, text in _of_one(data, national, indicator, kpi)
    }
    counted = [p for i, kpi in followed if (p := precedent(data, national, i, kpi)) is not None]
    if counted:
        made[PRECEDENTS] = _csv(PrecedentRow, (vars(one) for one in counted))
    return made


def precedent(data: Data, national: National, indicator: Indicator, kpi: Kpi) -> Precedent | None:
    """The count for one indicator; none where the question cannot be put."""
    asked = reasonable.way(indicator)
    if asked is None or asked.change <= 0 or kpi.measure is Measure.RELATED:
        return None
    series = national.movers(kpi.id)
    others = {code: own for code, own in series.items() if code != data.municipality.code}
    return reasonable.precedent(indicator, asked, others)


def rounded(value: Decimal) -> Decimal:
    """A computed figure with six digits that count, and none after the point for large ones."""
    places = max(0, _DIGITS - 1 - value.adjusted()) if value else 0
    return _plain(round(value, places))


def _indicators(data: Data) -> list[Indicator]:
    """Those of the plan that is shown, in order of id."""
    return sorted(data.plan.indicators.values(), key=lambda indicator: indicator.id)


def _of_one(
    data: Data, national: National, indicator: Indicator, kpi: Kpi
) -> Iterator[tuple[str, str]]:
    rows = _distribution(data, national, kpi.id, indicator, kpi)
    if rows:
        yield f"distributions/{indicator.id}.csv", _csv(DistributionRow, rows)
    alike = _similar(data, national, kpi)
    if alike:
        yield f"similar/{indicator.id}.csv", _csv(SimilarRow, alike)


def _distribution(
    data: Data, national: National, kpi_id: str, indicator: Indicator, kpi: Kpi
) -> list[dict[str, object]]:
    code, better = data.municipality.code, kpi.better or indicator.better
    places = {rank.year: rank for rank in national.ranks(kpi_id, code, better)}
    total = len(national.municipalities())
    rows: list[dict[str, object]] = []
    for spread in national.spread(kpi_id):
        if spread.count < QUANTILES:
            continue
        own = places.get(spread.year)
        rows.append(
            {
                "year": spread.year,
                "count": spread.count,
                "of": total,
                "value": own and _plain(own.value),
                "place": own and own.place,
                "shared": own and own.shared,
                "country": None if spread.country is None else _plain(spread.country),
                "quantiles": _SPACE.join(f"{q:f}" for q in _ends(spread.quantiles)),
            }
        )
    return rows


def _ends(quantiles: tuple[Decimal, ...]) -> list[Decimal]:
    """Rounded, but for the lowest and the highest, which are somebody's published value."""
    low, *inner, high = quantiles
    within = (min(max(rounded(value), low), high) for value in inner)
    return [_plain(low), *(_plain(value) for value in within), _plain(high)]


def _similar(data: Data, national: National, kpi: Kpi) -> list[dict[str, object]]:
    members = [member.code for group in data.municipality.groups for member in group.members]
    series: dict[str, Mapping[int, Decimal]] = {m: national.series(kpi.id, m) for m in members}
    return [
        {"municipality": code, "year": year, "value": _plain(value)}
        for code, own in series.items()
        for year, value in sorted(own.items())
    ]


def _plain(value: Decimal) -> Decimal:
    """Without zeros at the end."""
    return value.quantize(Decimal(1)) if value == value.to_integral() else value.normalize()


def _csv(shape: type[RowShape], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows as the schema has their columns: comma, decimal point, LF."""
    columns = list(shape.model_fields)
    lines = [columns, *([_cell(row[name]) for name in columns] for row in rows)]
    return "".join(",".join(line) + "\n" for line in lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
