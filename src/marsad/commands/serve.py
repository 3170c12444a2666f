"""``marsad serve``: the observatory in the browser."""

from __future__ import annotations

import getpass
import os
import socket
import webbrowser
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.errors import UsageError
from marsad.settings import read_settings

if TYPE_CHECKING:
    from uvicorn import Server

    from marsad.store import Store
    from marsad.web.site import Site

_PORT = 8420


@click.command("serve")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at. One that other machines reach needs "
              "accounts first.")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="0 takes any that is free.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A host name by which people reach it; may be given more "
              "than once.")
@click.option("--https", is_flag=True, help="A proxy before it speaks https: cookies are sent over https alone.")
@click.option("--public", is_flag=True, help="Who is not signed in sees the public profile: no names of private persons, no "
              "contacts, no exact places, nothing to change.")
@click.option("--as", "user", metavar="NAME", help="Who signs what is done where there are no accounts.  [default: you]")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--knowledge", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
              help="A folder of your own words, parties and places, read over ours; may be given more than once.")
def command(folder: Path | None, host: str, port: int, names: tuple[str, ...], https: bool, public: bool, user: str | None,
            no_browser: bool, knowledge: tuple[Path, ...]) -> None:
    """Open the observatory of DIR (or of MARSAD_DIR, or the current folder) in the browser; Ctrl-C ends it.

    A DIR that is not there yet is made. Without accounts it answers this machine alone, and you are its reviewer.
    With accounts (`marsad account add`) people sign in; the history says who did what.

    \b
    Examples:
      marsad serve ghouta
      marsad serve ghouta --as layla --no-browser
      marsad account add layla --role admin --dir ghouta && marsad serve ghouta --host 0.0.0.0 --name archive.example.org --https
    """
    from marsad.observatory.reading import ReadingRoom
    from marsad.web.app import make_app
    from marsad.web.site import Site
    from marsad.wiring import build_reader

    store = _open(folder)
    is_open = not _is_loopback(host)
    _refuse_strangers(store, host, is_open)
    room = ReadingRoom(lambda: build_reader((*read_settings().knowledge, *knowledge)))
    site = Site(store, room, user or _own_name(), public=public, names=tuple(name.lower() for name in names),
                open_to_network=is_open, https=https)
    try:
        with _listen(host, port) as listening, suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
            address = _address(host, listening.getsockname()[1])
            click.echo(f"Marsad is at {address}  (Ctrl-C ends it)")
            _warn(site, is_open)
            _server(make_app(site), https, None if no_browser else address).run(sockets=[listening])
    finally:
        room.close()
        store.close()


def _open(folder: Path | None) -> Store:
    """The observatory, made anew where a named folder is not there or is empty."""
    from marsad.store import find_observatory, make_store, open_store

    if folder is not None and (not folder.exists() or not any(folder.iterdir())):
        click.echo(f"{folder} is a new observatory", err=True)
        return make_store(folder)
    return open_store(find_observatory(folder))


def _refuse_strangers(store: Store, host: str, is_open: bool) -> None:
    """Other machines are let in only where people must sign in."""
    from marsad.store.accounts import has_accounts

    with store.reading() as connection:
        if is_open and not has_accounts(connection):
            raise UsageError(f"--host {host} lets other machines in, and there are no accounts: `marsad account add NAME --role "
                             "admin` makes one; without any, serve at 127.0.0.1")


def _warn(site: Site, is_open: bool) -> None:
    if is_open and not site.https:
        clear = "passwords and reports cross the network in the clear: put a proxy with https before it, and say --https"
        click.echo(clear, err=True)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens; UsageError when the address is taken or is none of this machine."""
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(where[:2], family=family, backlog=128)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"cannot listen at {host}:{port}: {reason}; --port 0 takes any port that is free") from error


def _address(host: str, port: int) -> str:
    """What to type into the browser on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}/"


def _server(app: object, https: bool, address: str | None) -> Server:
    """A server that opens the browser once it answers."""
    import uvicorn

    class Opening(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if address and self.started:
                webbrowser.open(address)

    # Without a proxy, what a request says of its sender is not believed: sign-ins are counted by address.
    return Opening(uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=https, lifespan="off",  # type: ignore[arg-type]
                                  timeout_graceful_shutdown=3))


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a user of this number
        return f"user-{os.getuid()}"
