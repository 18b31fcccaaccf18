"""A tiny data folder that is right in every part, for tests to spoil."""

from pathlib import Path

RULES = (
    "partly_share",
    "unchanged_step_share",
    "unchanged_rank_places",
    "on_pace_share",
    "assessed_minimum",
    "assessed_share",
    "met_share",
    "not_met_share",
)

LINT_RULES = (
    "first_year_share",
    "first_year_targets",
    "large_change_share",
    "large_room_share",
    "chance_errors",
    "peers_minimum",
)

CHAIN = """\
title: Mål 2018–2020
document: Bilaga 1
decision: {body: Kommunfullmäktige, date: "2017-11-29", text: Målen fastställdes.}
vision: {name: Vision 2030, body: Kommunfullmäktige, year: 2014}
values: [service]
levels:
  - {id: area, name: Målområde, plural: Målområden}
  - {id: goal, name: Fullmäktigemål, plural: Fullmäktigemål}
nodes:
  - id: "1"
    level: area
    number: "1"
    name: Trygghet
    children:
      - id: F1
        level: goal
        number: "1"
        name: En trygg kommun
        texts: [Alla ska känna sig trygga.]
        comments: [{id: K1, text: Mäts vartannat år., indicators: [trygghet]}]
        criterion:
          id: balans
          text: Minst två procent.
          printed: "2 %"
          op: at_least
          value: 2
          unit: procent
          unit_change: procentenheter
          measure: Resultat
        indicators: [trygghet, klimat]
  - id: "2"
    level: area
    name: Område utan mål
"""

SHARE = """\
number: "1.1"
name: Trygghet i kommunen
short: Trygghet
unit: procent
unit_change: procentenheter
kind: share
better: higher
baseline: {value: 57.5, year: 2017, printed: "57,5"}
targets:
  2018: {value: 60, printed: "60"}
  2019: {value: 62.5}
  2020: {value: null, printed: "-"}
events: [{year: 2019, text: Ny enkät, source: kolada}]
"""

RANK = """\
number: "2.1"
name: Företagsklimat
short: Klimat
unit: plats
unit_change: platser
kind: rank
better: lower
baseline: {value: 228, year: 2017, printed: "228"}
targets:
  2018: {value: 175, printed: "175"}
"""

FILES = {
    "municipality.yaml": (
        'code: "0180"\nname: Storköping\nformal_name: Storköpings kommun\ngroups:\n'
        "  - {id: riket, name: Riket, text: Alla kommuner}\n"
        "  - {id: lanet, name: Länet, text: Länets kommuner}\n"
    ),
    "rules.yaml": "".join(
        f"{name}: {{value: 0.5, text: Gränsen., decided_by: produktens regel}}\n" for name in RULES
    )
    + "lint:\n"
    + "".join(
        f"  {name}: {{value: 0.5, text: Gränsen., decided_by: produktens regel}}\n"
        for name in LINT_RULES
    ),
    "sources.yaml": (
        "kolada: {producer: RKA, title: Kolada, address: https://www.kolada.se,"
        ' retrieved: "2024-08", terms: Fri}\nscb: {producer: SCB, title: Enkät}\n'
    ),
    "periods/2018-2020/chain.yaml": CHAIN,
    "periods/2018-2020/indicators/trygghet.yaml": SHARE,
    "periods/2018-2020/indicators/klimat.yaml": RANK,
    "outcomes/trygghet.csv": (
        "year,value,ranked,base,status,comparable,computed,confidence,source,note\n"
        "2018,60.5,,412,,,,high,kolada scb,\n2019,,,,not_measured,,,,,Ingen enkät\n"
    ),
    "outcomes/klimat.csv": "year,value,ranked\n2018,146,290\n",
    "outcomes/balans.csv": "year,value\n2018,2.5\n",
    "comparisons/trygghet.csv": (
        "group,year,value,measure,computed,method,source\n"
        "lanet,2018,55.2,same,yes,ovägt medelvärde,kolada\nriket,2018,54.20,same,no,,kolada\n"
        "riket,2017,54,same,no,,kolada\n"
    ),
}


def make(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the folder; a changed file has other content, or is left out where that is None."""
    for path, content in {**FILES, **(changes or {})}.items():
        if content is None:
            continue
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def spoil(path: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """A change of one place in one file; the old text must be there."""
    if old not in FILES[path]:
        message = f"{old!r} is not in {path}"
        raise ValueError(message)
    return {path: FILES[path].replace(old, new, 1)}
