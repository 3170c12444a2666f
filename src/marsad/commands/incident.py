"""``marsad incident``: the id of an incident in, a page of all that its reports say out."""

from __future__ import annotations

from pathlib import Path

import click

from marsad.commands.asking import observatory_option, open_named
from marsad.commands.options import PageOptions, page_options, write
from marsad.export.jsonl import to_line
from marsad.export.labels import Language


@click.command("incident")
@click.argument("name", metavar="ID")
@observatory_option
@click.option("--why", is_flag=True, help="Show why its events were joined, feature by feature, what people judged, and its "
              "history.")
@click.option("--json", "as_json", is_flag=True, help="All of it as one JSON object.")
@page_options
def command(
    name: str, folder: Path | None, why: bool, as_json: bool, language: Language, colour: bool | None, width: int | None
) -> None:
    """Show one incident: who asserts it and who denies it, the toll by source and over time, what is disputed.

    It has no facts of its own: every value is what some report says, and its sentence stands below. Tolls are never added up.
    Reports that carry one text are one voice, the others each one; whom they quote in the end stands under "said by".

    \b
    Examples:
      marsad incident i-5d21c09a77f0
      marsad incident i-5d21c09a77f0 --why
      marsad incident i-5d21c09a77f0 --json | jq .tolls.by_source
    """
    from marsad.commands.incident_page import incident_to_text
    from marsad.observatory.joining import view_incident

    store = open_named(folder)
    try:
        view = view_incident(store, name)
    finally:
        store.close()
    if as_json:
        write(to_line(view) + "\n")
    else:
        write(incident_to_text(view, PageOptions(language, colour, width).paint(), language, why=why))
