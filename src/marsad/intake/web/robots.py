"""A robots.txt and an address in, whether the site lets Marsad fetch it out: the rules of RFC 9309."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_AGENT = "marsad"
_MOST_RULES = 5000
_LONGEST = 2000  # characters of a rule's path
_SAFE = "/?&=*$%:@!~'()+,;"


@dataclass(frozen=True, slots=True)
class Robots:
    """Rules of the group that speaks to Marsad, else of the one for all: (allowed, path). ``delay`` in seconds."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def may_fetch(self, url: str) -> bool:
        """Whether the longest rule that fits the path allows it; of two as long, the one that allows. No rule allows."""
        parts = urlsplit(url)
        path = _spelling((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(rule), allowed) for allowed, rule in self.rules if _fits(rule, path)]
        return max(fitting, default=(0, True))[1]


NOTHING = Robots(rules=((False, "/"),))
ANYTHING = Robots()


def read_robots(text: str) -> Robots:
    """The rules in ``text`` that Marsad keeps."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    in_rules = False
    for line in text.splitlines()[:_MOST_RULES]:
        key, _, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            agents = [*([] if in_rules else agents), value.lower()]
            in_rules = False
            groups.setdefault(value.lower(), [])
        elif key in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for agent in agents:
                groups[agent].append((key, value))
    named = (group for agent, group in groups.items() if agent and _AGENT.startswith(agent.partition("/")[0]))
    own = next(named, groups.get("*", []))
    paths = ((key, value) for key, value in own if key != "crawl-delay" and 0 < len(value) <= _LONGEST)
    return Robots(tuple((key == "allow", _spelling(path)) for key, path in paths), _delay(own))


def _delay(group: list[tuple[str, str]]) -> float:
    written = next((value for key, value in group if key == "crawl-delay"), "0")
    return float(written) if re.fullmatch(r"\d{1,4}(?:\.\d+)?", written) else 0.0


def _fits(rule: str, path: str) -> bool:
    """Whether ``path`` begins as ``rule`` says: * is anything, $ the end. Piece by piece, so that no rule can take long."""
    ends = rule.endswith("$")
    pieces = rule.rstrip("$").split("*") if ends else rule.split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1] if ends else pieces[1:]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not ends:
        return True
    return path.endswith(pieces[-1]) and len(path) - len(pieces[-1]) >= at if len(pieces) > 1 else at == len(path)


def _spelling(path: str) -> str:
    """Letters that are not ASCII as %XX in capitals, as both sides may write them in either way."""
    written = quote(path, safe=_SAFE)
    return re.sub(r"%[0-9a-fA-F]{2}", lambda match: match[0].upper(), written)
