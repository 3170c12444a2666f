"""The command line in, docs/commands.md out: what each command and option says of itself.

python -m tools.make_docs
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from marsad.cli import app

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
HEAD = "# Commands\n\nWritten by `make docs` from the command line itself; a test tells when it is stale.\n"
WIDTH = 100


def main() -> None:
    PAGE.write_text(page(app), encoding="utf-8")
    print(f"wrote {PAGE.name}")


def page(top: click.Command) -> str:
    """One section a command, in the order of the help page, each with its help as the terminal shows it."""
    sections = (f"\n## {name}\n\n```\n{text}\n```\n" for name, text in helps(top, None, "marsad"))
    return HEAD + "".join(sections)


def helps(command: click.Command, parent: click.Context | None, name: str) -> Iterator[tuple[str, str]]:
    """(marsad code, its help) of a command and of all below it."""
    asked = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    with click.Context(command, parent=parent, info_name=name, **asked) as context:
        yield context.command_path, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        if isinstance(command, click.Group):
            for below in command.list_commands(context):
                found = command.get_command(context, below)
                if found is not None and not found.hidden:
                    yield from helps(found, context, below)


if __name__ == "__main__":
    main()
