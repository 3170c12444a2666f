"""The command ``marsad``: each command is a file of ``commands/``, loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

import marsad
from marsad.errors import MarsadError

# name -> what it does, in the order of the help page; the module of the same name holds the command
COMMANDS = {
    "demo": "Code the sample report that comes with Marsad.",
    "code": "Code reports: who did what to whom, where, when, and who says so.",
    "explain": "Show why each value was coded, and what was dropped.",
    "export": "Hand on what was coded: CSV, GeoJSON, Parquet, ACLED- and UCDP-shaped, and more.",
    "gazetteer": "Bring place lists of your own, and look names up.",
    "parties": "Look parties up: names over time, lineage, codes.",
    "knowledge": "Check a folder of words, parties and places.",
    "init": "Make an observatory: a place where many reports are kept.",
    "ingest": "Take reports into an observatory: files, folders, addresses.",
    "update": "Code and join what an observatory took in.",
    "link": "Join the events of many reports that are one happening.",
    "incidents": "List incidents: what many reports tell of one happening.",
    "incident": "Show an incident: who says what, tolls by source, disputes.",
    "judge": "Say that two events are the same happening, or different.",
    "search": "Find reports by their words.",
    "events": "List events by kind, place, day, party, toll.",
    "status": "Show what an observatory holds.",
    "serve": "Open an observatory in the browser.",
    "account": "Say who may sign in to an observatory.",
    "verify": "Check that an observatory is as it was written.",
}
USAGE_ERROR = 2


class Commands(click.Group):
    """Commands by name, imported one at a time: `marsad code` does not wait for what it does not use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"marsad.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(marsad.__version__, message="marsad %(version)s")
def app() -> None:
    """Read Arabic reports of war: code events with the words that carry them, and who claims or denies them.

    \b
    Begin here:
      marsad demo                              see what comes out, on a sample report
      marsad code report.txt                   your own report, as a page to read
      marsad code news.jsonl > records.jsonl   many reports, as one JSON record a line
      marsad explain report.txt                why each value is there
      marsad init DIR                          many reports, kept and searched: then ingest, update, serve

    `marsad COMMAND --help` shows the options with examples.
    """


def main() -> None:
    """Run the command; a mistake in what was asked is one line on stderr and exit status 2."""
    try:
        app()
    except MarsadError as error:
        click.echo(f"marsad: {error}", err=True)
        sys.exit(USAGE_ERROR)
