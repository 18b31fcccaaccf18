"""``python -m malkedja kolada …``: key figures looked for, and figures from files laid out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from malkedja import fetch, store
from malkedja.cli.swedish import Commands, InSwedish
from malkedja.schema import BadData
from malkedja.words import fetched as words

data_option = click.option(
    "--data",
    "folder",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Datamappen. Annars MALKEDJA_DATA, annars data.",
)
address_option = click.option(
    "--address",
    envvar="MALKEDJA_KOLADA",
    default=fetch.ADDRESS,
    metavar="ADRESS",
    help=f"Koladas adress. Annars MALKEDJA_KOLADA, annars {fetch.ADDRESS}.",
)


@click.group(cls=Commands, options_metavar="", subcommand_metavar="KOMMANDO …")
def kolada() -> None:
    """Sök nyckeltal hos Kolada, eller läs in siffror som redan är hämtade."""


@kolada.command(cls=InSwedish, options_metavar="[VAL]")
@click.argument("looked_for", nargs=-1, required=True, metavar="ORD …")
@address_option
def search(looked_for: tuple[str, ...], address: str) -> None:
    """Sök nyckeltal vars namn eller definition har alla orden, och visa deras id."""
    with in_swedish(), fetch.Client(address) as client:
        kpis = [store.KeyFigure(**line) for line in client.ask(fetch.every_kpi())]
    found = store.matching(store.texts(kpis), " ".join(looked_for))
    for kpi in found:
        click.echo(f"{kpi.id}  {kpi.title}")
    click.echo(words.found(len(found)))


@kolada.command("import", cls=InSwedish, options_metavar="[VAL]")
@click.argument("files", type=click.Path(path_type=Path), metavar="MAPP")
@data_option
@click.option("--origin", default="", metavar="TEXT", help="Varifrån siffrorna är hämtade.")
@click.option("--retrieved", default="", metavar="DATUM", help="När, till exempel 2024-08.")
def bring(files: Path, folder: Path | None, origin: str, retrieved: str) -> None:
    """Läs in hela landets siffror ur values.parquet, kpis.csv och municipalities.csv i en mapp."""
    where = folder or store.folder()
    with in_swedish(), store.alone(where):
        manifest = store.lay_out(where, store.from_files(files, origin, retrieved))
    click.echo(words.laid_out(manifest.count, manifest.kpis.rows))


@contextmanager
def in_swedish() -> Iterator[None]:
    """Whatever keeps a fetch from being done, said in Swedish and with exit code 1."""
    try:
        yield
    except BadData as bad:
        _stop("\n".join(str(problem) for problem in bad.problems), bad)
    except fetch.Unanswered as error:
        _stop(str(error), error)
    except store.Busy as error:
        _stop(words.BUSY, error)
    except OSError as error:
        _stop(words.unwritten(error.strerror or str(error)), error)
    except KeyboardInterrupt as error:
        _stop(f"\n{words.INTERRUPTED}", error)


def _stop(told: str, error: BaseException) -> NoReturn:
    click.echo(told, err=True)
    raise click.exceptions.Exit(1) from error
