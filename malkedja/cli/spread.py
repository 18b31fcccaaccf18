"""``python -m malkedja kolada spread``: the small files that a folder ships of the country."""

from pathlib import Path

import click

from malkedja import store
from malkedja.cli.swedish import InSwedish, Misunderstood
from malkedja.exports import country
from malkedja.schema import BadData

_OWN = ("distributions", "similar")


@click.command(cls=InSwedish, options_metavar="[VAL]")
@click.option(
    "--data",
    "folder",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Datamappen. Annars MALKEDJA_DATA, annars data.",
)
@click.option(
    "--from",
    "fetched",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Datamappen med de hämtade siffrorna. Annars samma datamapp.",
)
def spread(folder: Path | None, fetched: Path | None) -> None:
    """Räkna fram de små filer om alla kommuner som följer med: fördelning, plats och jämförelse."""
    where = folder or store.folder()
    try:
        data, national = store.read(where), store.national(fetched or where)
        made = country.files(data, national) if national else {}
    except BadData as bad:
        for problem in bad.problems:
            click.echo(str(problem), err=True)
        raise click.exceptions.Exit(1) from bad
    if national is None:
        message = "Inga siffror är hämtade till datamappen."
        raise Misunderstood(message)
    _put(where, made)
    click.echo(f"{len(made)} filer skrivna, {sum(map(len, made.values())) // 1000} kB.")


def _put(where: Path, made: dict[str, str]) -> None:
    """Write the files, and take away those of indicators that no longer have any."""
    for name in _OWN:
        for path in (where / name).glob("*.csv"):
            if f"{name}/{path.name}" not in made:
                path.unlink()
    for name, text in made.items():
        path = where / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
