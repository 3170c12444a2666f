"""A web address in, the one internet address to connect to out; whatever leads into an own network is refused.

The name is resolved once, every address it has must be global, and the connection goes to the very address that was
checked: a name that resolves differently a moment later gains nothing.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from marsad.errors import InputError

Resolve = Callable[[str, int], list[str]]
_PORTS = {"http": 80, "https": 443}
_BAD = re.compile(r"[\x00-\x20\x7f\\]")
# Every way but the plain one to write an IPv4 address: 2130706433, 0x7f.1, 0177.0.0.1, 127.1.
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?", re.IGNORECASE)
_PLAIN = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")
_NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect: ``address`` is checked, ``host`` is the name that the site and its certificate are known by."""

    url: str
    scheme: str
    host: str
    port: int
    address: str


def resolve(host: str, port: int) -> list[str]:
    """The internet addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def find_target(url: str, *, allow_private: bool = False, look_up: Resolve = resolve) -> Target:
    """The target of ``url``. InputError for other schemes, credentials, odd ports, numbers in disguise, private networks.

    ``allow_private`` lets private and loopback addresses and any port pass; link-local ones, where clouds keep their
    secrets, never do.
    """
    scheme, host, port = _parts(url)
    if not allow_private and port != _PORTS[scheme]:
        raise InputError("an odd port", place=url, hint=f"port {port}; --allow-private is for archives of an own network")
    try:
        addresses = [host] if _is_literal(host) else look_up(host, port)
    except (OSError, UnicodeError) as error:
        raise InputError("no such host", place=url, hint=f"{host}: {error}") from error
    if not addresses:
        raise InputError("no such host", place=url, hint=host)
    for address in addresses:
        if not _may_connect(address, allow_private):
            hint = f"{host} is {address}; --allow-private is for archives of an own network"
            raise InputError("an address of a private network", place=url, hint=hint)
    return Target(url, scheme, host, port, addresses[0])


def _parts(url: str) -> tuple[str, str, int]:
    """Scheme, host in ASCII, port."""
    if _BAD.search(url):
        raise InputError("a broken address", place=url, hint="spaces, control characters or backslashes in it")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as wrong:
        raise InputError("a broken address", place=url, hint=str(wrong)) from wrong
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise InputError("not a web address", place=url, hint=f"'{scheme}': only http and https are fetched")
    if parts.username is not None or parts.password is not None:
        raise InputError("a name or password in the address", place=url, hint="take them out")
    host = _ascii(parts.hostname or "", url)
    if _NUMBER.fullmatch(host) and not _PLAIN.fullmatch(host):
        raise InputError("an address of numbers in disguise", place=url, hint=host)
    return scheme, host, port or _PORTS[scheme]


def _ascii(host: str, url: str) -> str:
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError as wrong:
        raise InputError("a broken address", place=url, hint=f"host '{host}'") from wrong
    if not name:
        raise InputError("a broken address", place=url, hint="no host")
    return name


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _may_connect(written: str, allow_private: bool) -> bool:
    """Whether an address is global, it and what is wrapped in it."""
    address = ip_address(written.partition("%")[0])
    inner = _wrapped(address)
    if inner is not None:
        return _may_connect(str(inner), allow_private)
    if address.is_link_local or address.is_multicast or address.is_unspecified or getattr(address, "is_site_local", False):
        return False
    if allow_private and (address.is_private or address.is_loopback):
        return True
    return address.is_global and not address.is_reserved


def _wrapped(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside ::ffff:127.0.0.1, 2002:7f00:1::, 64:ff9b::7f00:1 or a Teredo address."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
