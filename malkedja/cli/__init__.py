"""The command line: is the data sound, and how do the indicators and the goals stand?

    python -m malkedja check [MAPP]
    python -m malkedja status --year ÅR [--format table|csv|json] [--data MAPP]
    python -m malkedja goals --year ÅR [--format table|csv|json] [--data MAPP]
    python -m malkedja lint [MAPP] [--period PERIOD] [--format table|csv|json]
    python -m malkedja fetch [--data MAPP] [--only ID …] [--all-municipalities] [--accept]
    python -m malkedja kolada search ORD … | import MAPP | spread

Columns and answers carry the identifiers of the rules, for programs to read; what is said to
people is in Swedish. Exit code 1 means that the data has problems, or that ``lint`` found
something to look over; 2 a misunderstood command.
"""

import io
import sys
from pathlib import Path

import click

from malkedja import schema, store
from malkedja.assessment import assess, assess_plan
from malkedja.cli.fetch import fetch
from malkedja.cli.forms import FORMS
from malkedja.cli.kolada import kolada
from malkedja.cli.rows import (
    FINDINGS,
    GOALS,
    STATUS,
    finding_row,
    indicator_row,
    node_row,
    walk,
)
from malkedja.cli.spread import spread
from malkedja.cli.swedish import Commands, InSwedish, Misunderstood
from malkedja.lint import review
from malkedja.model import Data, Plan


@click.group(cls=Commands, options_metavar="", subcommand_metavar="KOMMANDO …")
def commands() -> None:
    """Kontrollera kommunens datamapp, eller visa hur indikatorer och mål står sig ett år."""


_year = click.option("--year", type=int, metavar="ÅR", help="Året. Annars det senaste med utfall.")
_format = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    metavar="FORM",
    help="table (förval), csv eller json.",
)
_data = click.option(
    "--data",
    "folder",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Datamappen. Annars MALKEDJA_DATA, annars data.",
)


@commands.command(cls=InSwedish, options_metavar="")
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[MAPP]")
@click.pass_context
def check(ctx: click.Context, folder: Path | None) -> None:
    """Säg allt som är fel i datamappen, en rad för varje fel."""
    where = folder or store.folder()
    problems = (*store.problems(where), *store.fetched_problems(where))
    for problem in problems:
        click.echo(str(problem))
    if problems:
        ctx.exit(1)
    indicators = {id_ for plan in _read(where).plans for id_ in plan.indicators}
    files = [path for path in where.rglob("*") if path.suffix in {".yaml", ".csv"}]
    click.echo(f"Inga fel: {len(files)} filer, {len(indicators)} indikatorer.")


@commands.command(cls=InSwedish, options_metavar="[VAL]")
@_year
@_format
@_data
def status(year: int | None, form: str, folder: Path | None) -> None:
    """Visa varje indikators måluppfyllelse, utveckling och takt mot målet."""
    data = _read(folder or store.folder())
    asked = _asked(data, year)
    rows = [indicator_row(assess(i, asked, data.rules)) for i in data.plan.ordered]
    click.echo(FORMS[form](STATUS, rows), nl=False)


@commands.command(cls=InSwedish, options_metavar="[VAL]")
@_year
@_format
@_data
def goals(year: int | None, form: str, folder: Path | None) -> None:
    """Visa den beräknade bedömningen av varje mål och område."""
    data = _read(folder or store.folder())
    top = assess_plan(data.plan, _asked(data, year), data.rules)
    click.echo(FORMS[form](GOALS, [node_row(node) for node in walk(top)]), nl=False)


@commands.command(cls=InSwedish, options_metavar="[VAL]")
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[MAPP]")
@click.option("--period", metavar="PERIOD", help="Perioden. Annars den senaste med målvärden.")
@_format
@click.pass_context
def lint(ctx: click.Context, folder: Path | None, period: str | None, form: str) -> None:
    """Granska målen själva: säg vad som är värt att se över, innan de beslutas eller följs upp."""
    data = _read(folder or store.folder())
    found = review(_period(data, period), data.lint)
    click.echo(FORMS[form](FINDINGS, [finding_row(finding) for finding in found]), nl=False)
    if found:
        ctx.exit(1)


kolada.add_command(spread)
commands.add_command(fetch)
commands.add_command(kolada)


def run() -> None:
    """Carry out the command line, in UTF-8 with plain line ends whatever the console is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    commands(prog_name="python -m malkedja")


def _read(folder: Path) -> Data:
    try:
        return store.read(folder)
    except schema.BadData as bad:
        for problem in bad.problems:
            click.echo(str(problem), err=True)
        raise click.exceptions.Exit(1) from bad


def _period(data: Data, period: str | None) -> Plan:
    plan = next((p for p in data.plans if p.id == period), None) if period else data.plan
    if plan is None:
        message = f"Perioden {period} finns inte i datamappen."
        raise Misunderstood(message)
    return plan


def _asked(data: Data, year: int | None) -> int:
    asked = data.plan.latest_year if year is None else year
    if asked is None:
        message = "Datamappen har inga målvärden: säg vilket år med --year."
        raise Misunderstood(message)
    return asked
