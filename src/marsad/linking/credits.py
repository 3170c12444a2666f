"""A report's text in, the agency it was taken from out: named in the dateline, between brackets at its end, or as its source."""

from __future__ import annotations

import re
from functools import cache

from marsad.arabic.fold import fold
from marsad.linking.knowledge import read_knowledge

_EDGE = 3  # lines at either end where a credit stands
_DATELINE = 60  # letters within which a dateline ends
_BREAK = r"[-\u2013\u2014/|:()\[\]،,.]"


def find_credit(text: str, outlet: str | None = None) -> str | None:
    """The agency's id, None when the report credits none or several (the writer put them together).

    "دمشق - رويترز: …", "(أ ف ب)" alone or at the end, "المصدر: سانا". An agency named in a sentence is a speaker, not a credit.
    """
    own = _agencies().get(_plain(outlet or ""))
    if own:
        return own
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first, last = lines[: _EDGE + 1], lines[-_EDGE:]
    found = {agency for line in first for agency in _dateline(line)} | {agency for line in last for agency in _signature(line)}
    return found.pop() if len(found) == 1 else None


def _dateline(line: str) -> list[str]:
    """Agencies in the parts before the first sentence: (إدلب - الأناضول), دمشق/سانا/ …"""
    head = line[:_DATELINE]
    parts = re.split(_BREAK, head)
    closed = parts[:-1] if len(line) > _DATELINE else parts  # the last part runs on into the sentence
    return _known(closed) if len(parts) > 1 or len(line) < _DATELINE else []


def _signature(line: str) -> list[str]:
    """Agencies that end the report: alone in the line, between brackets, after "source"."""
    bracket = re.search(r"[(\[]([^()\[\]]{2,40})[)\]]\W*$", line)
    if bracket:
        return _known(re.split(r"[-+/،,|]", bracket[1]))
    parts = re.split(_BREAK, line)
    return _known(parts) if len(line) < _DATELINE else []


def _known(parts: list[str]) -> list[str]:
    return [agency for part in parts if (agency := _agencies().get(_plain(part)))]


@cache
def monitors() -> frozenset[str]:
    """Credited sources that are no media: their voice is one with what others quote of them."""
    return frozenset(entry["id"] for entry in read_knowledge("credits.yaml") if entry.get("monitor"))


@cache
def _agencies() -> dict[str, str]:
    return {_plain(form): entry["id"] for entry in read_knowledge("credits.yaml") for form in entry.get("forms", ())}


def _plain(text: str) -> str:
    """Folded, one space between words: أ.ف.ب and أ ف ب are one."""
    return " ".join(re.findall(r"[^\W_]+", fold(text).lower()))


def media_name(outlet: str) -> str:
    """A short name of an outlet, whichever way it is written: www.enabbaladi.net is enabbaladi, syria.tv is syriatv."""
    site = _SITE.fullmatch(outlet.strip().lower())
    if site is None:
        return _without_language(_plain(outlet).replace(" ", ""))
    told = "".join(part for part in site[2].split(".") if part in _TELLING)
    return _without_language(re.sub(r"[^a-z0-9]", "", site[1])) + told


def _without_language(name: str) -> str:
    """bbcarabic is bbc."""
    ending = next((ending for ending in _languages() if name.endswith(ending) and len(name) >= len(ending) + 3), "")
    return name[: len(name) - len(ending)]


@cache
def _languages() -> tuple[str, ...]:
    return tuple(fold(ending) for entry in read_knowledge("credits.yaml") for ending in entry.get("endings", ()))


_SITE = re.compile(r"(?:https?://)?(?:www\.|m\.|arabic\.|ar\.)*([a-z0-9.-]+?)((?:\.[a-z]{2,7}){1,2})/?")
_TELLING = frozenset(("tv", "fm", "news"))  # endings of addresses that are a part of the name
