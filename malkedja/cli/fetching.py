"""One fetch from beginning to end: ask, lay out, hold against what we have, tell, write."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from malkedja import fetch, store
from malkedja.cli import asking
from malkedja.cli.accepting import Origin, accept
from malkedja.cli.asking import Answers, Known
from malkedja.cli.comparing import compared
from malkedja.model import Data
from malkedja.schema.manifest import Manifest
from malkedja.words import fetched as words


@dataclass(frozen=True)
class Errand:
    """What to fetch, to which folder, from which address."""

    folder: Path
    data: Data
    beside: store.Comparisons
    kpis: tuple[str, ...]
    address: str
    everywhere: bool = False
    accepted: bool = False
    clock: fetch.Clock | None = None


def carry_out(errand: Errand) -> None:
    """Fetch, lay out, tell what is new, and where that is accepted write it.

    Raises Unanswered, BadData, and Busy where somebody else is writing.
    """
    if not errand.kpis:
        click.echo(words.NOTHING_TO_ASK)
        return
    with store.alone(errand.folder):
        shelf = store.Shelf(errand.folder, errand.address, datetime.now(UTC))
        try:
            with fetch.Client(errand.address, errand.clock) as client:
                known, figures = _fetched(errand, Answers(client, shelf))
        except fetch.Unanswered as error:
            told = f"{error}\n{words.UNFINISHED}"
            raise fetch.Unanswered(told) from error
        shelf.clear()
        _settle(errand, known, figures, shelf.started.date().isoformat())


def _settle(errand: Errand, known: Known, figures: tuple[fetch.Figure, ...], day: str) -> None:
    """Tell what the values would change, and change it where that is accepted."""
    found = compared(errand.data, errand.beside, known, figures, errand.kpis)
    click.echo("\n".join(found.told))
    origin = Origin(errand.address, day, found.titles)
    changes = [change for change in found.changes if change.what.is_written]
    if errand.accepted and changes:
        accept(errand.folder, errand.data, changes, origin)
    click.echo(words.ending(len(changes), accepted=errand.accepted))


def _fetched(errand: Errand, answers: Answers) -> tuple[Known, tuple[fetch.Figure, ...]]:
    """Ask for everything and lay it out; what there is, and the values of ours and of groups."""
    municipality = errand.data.municipality
    known = asking.known(answers, errand.kpis, municipality)
    territories = asking.territories(municipality, known, everywhere=errand.everywhere)
    questions = fetch.about_values(errand.kpis, territories)
    ours = {municipality.code, *(group.kolada for group in municipality.groups)}
    with click.progressbar(questions, label=words.FETCHING, file=sys.stderr) as bar:
        figures = tuple(f for question in bar for f in fetch.figures(answers.to(question), ours))
    files = tuple(answers.shelf.path(question.name) for question in questions)
    scope = store.Scope(errand.kpis, territories)
    manifest = _laid_out(errand, answers.shelf.started, known, files, scope)
    count = manifest.origins[-1].count
    click.echo(words.fetched(count, len(errand.kpis), len(territories)))
    return known, figures


def _laid_out(
    errand: Errand, started: datetime, known: Known, files: tuple[Path, ...], scope: store.Scope
) -> Manifest:
    return store.lay_out(
        errand.folder,
        store.Fetched(
            values=files,
            kpis=known.kpis,
            territories=known.territories,
            groups=known.groups,
            address=errand.address,
            retrieved=started.strftime("%Y-%m-%dT%H:%M:%SZ"),
            scope=scope,
        ),
    )
