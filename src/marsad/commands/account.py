"""``marsad account``: who may sign in to an observatory. Accounts are made here, and by no page."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

import click

from marsad.commands.asking import observatory_option, open_named
from marsad.errors import UsageError


@click.group("account")
def command() -> None:
    """People who sign in to `marsad serve`: reader, reviewer, admin.

    \b
    Examples:
      marsad account add layla --role reviewer --dir ghouta
      marsad account passwd layla --dir ghouta < password.txt
      marsad account list --dir ghouta
    """


@command.command("add")
@click.argument("name")
@click.option("--role", type=click.Choice(["reader", "reviewer", "admin"]), required=True, help="reader: sees all; reviewer: "
              "changes what is told, takes reports in; admin: verifies as well.")
@observatory_option
def add(name: str, role: str, folder: Path | None) -> None:
    """Make the account NAME. The password is asked for, or read from standard input."""
    from marsad.store.accounts import add_account

    store = open_named(folder)
    password = _password()
    with store.writing() as connection:
        add_account(connection, name, role, password, author=_author())  # type: ignore[arg-type]
    click.echo(f"{name} may sign in as {role}", err=True)


@command.command("list")
@observatory_option
def show(folder: Path | None) -> None:
    """Name the accounts: name, role, since when, and whether it is shut."""
    from marsad.store.accounts import read_accounts

    store = open_named(folder)
    with store.reading() as connection:
        accounts = read_accounts(connection)
    for one in accounts:
        click.echo("\t".join((one.name, one.role, one.made_at[:10], "disabled" if one.disabled else "")).rstrip())
    if not accounts:
        click.echo("no accounts: who sits at this machine reviews", err=True)


@command.command("passwd")
@click.argument("name")
@observatory_option
def passwd(name: str, folder: Path | None) -> None:
    """Give NAME another password; whoever is signed in as NAME is signed out."""
    from marsad.store.accounts import set_password

    store = open_named(folder)
    password = _password()
    with store.writing() as connection:
        set_password(connection, name, password, author=_author())
    click.echo(f"{name} has another password", err=True)


@command.command("disable")
@click.argument("name")
@observatory_option
def disable(name: str, folder: Path | None) -> None:
    """Shut the account NAME: nobody signs in with it, who is signed in is signed out. What it did stays."""
    _set_disabled(name, folder, True)
    click.echo(f"{name} is shut", err=True)


@command.command("enable")
@click.argument("name")
@observatory_option
def enable(name: str, folder: Path | None) -> None:
    """Open the account NAME again."""
    _set_disabled(name, folder, False)
    click.echo(f"{name} may sign in again", err=True)


def _set_disabled(name: str, folder: Path | None, disabled: bool) -> None:
    from marsad.store.accounts import set_disabled

    store = open_named(folder)
    with store.writing() as connection:
        set_disabled(connection, name, disabled, author=_author())


def _password() -> str:
    """Asked for twice at a terminal; else the first line of standard input. Never an argument, which others could see."""
    if sys.stdin.isatty():
        return str(click.prompt("Password (12 characters or more)", hide_input=True, confirmation_prompt=True, err=True))
    line = sys.stdin.readline()
    if not line.strip():
        raise UsageError("no password on standard input: type it on a terminal, or give it as `< password.txt`")
    return line.rstrip("\r\n")


def _author() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user-{os.getuid()}"
