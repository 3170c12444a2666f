"""No way leads from a web address into an own network."""

from __future__ import annotations

import pytest

from marsad.errors import InputError
from marsad.intake.web.address import Resolve, find_target

PUBLIC = "93.184.216.34"


def to(*addresses: str) -> Resolve:
    return lambda host, port: list(addresses)


@pytest.mark.parametrize(("url", "host", "port"), [
    ("https://sahel.example/a", "sahel.example", 443), ("http://Sahel.Example:80/", "sahel.example", 80),
    ("https://أخبار.example/x", "xn--mgbb5cvb.example", 443),
])
def test_a_public_address_is_pinned(url: str, host: str, port: int) -> None:
    target = find_target(url, look_up=to(PUBLIC))
    assert (target.port, target.address, target.url) == (port, PUBLIC, url)
    assert target.host == host or target.host.startswith("xn--")


@pytest.mark.parametrize("address", [
    "127.0.0.1", "127.8.8.8",
    "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255",
    "224.0.0.1", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "2002:7f00:1::", "2002:a9fe:a9fe::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "2001:db8::1", "fec0::1",
])
def test_a_name_that_resolves_into_a_private_network_is_refused(address: str) -> None:
    with pytest.raises(InputError, match="an address of a private network"):
        find_target("https://sahel.example/", look_up=to(address))
    with pytest.raises(InputError, match="an address of a private network"):
        find_target("https://sahel.example/", look_up=to(PUBLIC, address))


@pytest.mark.parametrize("url", [
    "http://127.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/",
])
def test_a_private_address_as_it_stands_is_refused_without_asking_anyone(url: str) -> None:
    def nobody(host: str, port: int) -> list[str]:
        raise AssertionError("asked")

    with pytest.raises(InputError, match="an address of a private network"):
        find_target(url, look_up=nobody)


@pytest.mark.parametrize(("url", "reason"), [
    *((f"http://{host}/", "numbers in disguise") for host in (
        "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.0.0.1", "127.0.0.1.",
    )),
    *((f"{scheme}sahel.example/", "not a web address") for scheme in ("file:///", "ftp://", "gopher://")),
    ("http://user:secret@sahel.example/", "a name or password"), ("http://@sahel.example/", "a name or password"),
    ("http://sahel.example:22/", "an odd port"), ("https://sahel.example:8443/", "an odd port"),
    ("http://sahel.example:99999/", "a broken address"),
    ("http://sahel.example\\@evil.example/", "a broken address"), ("http://sahel.example/ x", "a broken address"),
    ("http://sahel\n.example/", "a broken address"), ("http:///x", "a broken address"), ("http://[::1/", "a broken address"),
    ("http://" + "a" * 70 + ".example/", "a broken address"),
])
def test_other_tricks_are_refused(url: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        find_target(url, look_up=to(PUBLIC))


def test_a_name_without_address_is_said() -> None:
    with pytest.raises(InputError, match="no such host"):
        find_target("http://sahel.example/", look_up=to())


def test_an_own_network_may_be_allowed_but_never_its_secrets() -> None:
    assert find_target("http://archive.lan:8080/", allow_private=True, look_up=to("10.1.2.3")).address == "10.1.2.3"
    assert find_target("http://127.0.0.1:8080/", allow_private=True).port == 8080
    for address in ("169.254.169.254", "fe80::1", "0.0.0.0", "224.0.0.1", "::ffff:169.254.169.254"):
        with pytest.raises(InputError, match="an address of a private network"):
            find_target("http://archive.lan/", allow_private=True, look_up=to(address))
