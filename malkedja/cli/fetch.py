"""``python -m malkedja fetch``: Kolada's figures, fetched, laid out and held against ours."""

from collections.abc import Sequence
from pathlib import Path

import click

from malkedja import store
from malkedja.cli import asking
from malkedja.cli.fetching import Errand, carry_out
from malkedja.cli.kolada import address_option, data_option, in_swedish
from malkedja.cli.swedish import InSwedish


@click.command(cls=InSwedish, options_metavar="[VAL]")
@data_option
@click.option("--only", multiple=True, metavar="ID", help="Bara indikatorn eller nyckeltalet.")
@click.option("--all-municipalities", is_flag=True, help="Alla kommuner, inte bara de närmaste.")
@click.option("--accept", is_flag=True, help="Skriv in det som är nytt, ändrat och borttaget.")
@address_option
def fetch(
    folder: Path | None,
    only: Sequence[str],
    all_municipalities: bool,  # noqa: FBT001 - a flag, as click hands it over
    accept: bool,  # noqa: FBT001 - see above
    address: str,
) -> None:
    """Hämta indikatorernas och jämförelsernas siffror från Kolada och visa vad som är nytt."""
    where = folder or store.folder()
    with in_swedish():
        data, beside = store.read(where), store.comparisons(where)
        kpis = asking.wanted(data, beside, only)
        address = address.rstrip("/")
        carry_out(Errand(where, data, beside, kpis, address, all_municipalities, accept))
