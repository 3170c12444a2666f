"""``marsad init``: a folder in, an observatory out."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--store", "address", metavar="ADDRESS", help="Keep it in a PostgreSQL database, as "
              "postgresql://user@host/database; the originals stay in DIR. Without it DIR holds all.")
def command(folder: Path, address: str | None) -> None:
    """Make an observatory in DIR: one SQLite database and a folder of originals, no server needed.

    \b
    Examples:
      marsad init ghouta
      marsad init ghouta --store postgresql://marsad@db.example.org/ghouta
      export MARSAD_DIR=ghouta      the commands below then need no --dir

    \b
    Then:
      marsad ingest news/ --dir ghouta     take reports in
      marsad update --dir ghouta           code and join them
      marsad search "قصف دوما" --dir ghouta
    """
    from marsad.store import make_store

    store = make_store(folder, address)
    where = "the database at its address" if address else str(folder / "marsad.db")
    click.echo(f"an observatory is in {folder}: {where} and {store.originals.folder}", err=True)
    click.echo(f"next: marsad ingest FILE… --dir {folder}", err=True)
    store.close()
