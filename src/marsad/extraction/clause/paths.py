"""Grammar, a mention and a phrase in, how the phrase hangs on the mention out: the shortest way of links, the words between."""

from __future__ import annotations

from marsad.extraction.clause.grammar import Grammar, Link
from marsad.extraction.clause.view import View

_LONGEST = 7  # tokens of a pattern


def path_of(view: View, grammar: Grammar, mention: int, item: int) -> str:
    """The way from a mention's node to a phrase: "subj", "gen", "obj<perform>subj" (شنّت القوات غارة), "none"."""
    links = grammar.links
    up_mention, up_item = links.get(mention, ()), links.get(item, ())
    for link in up_item:
        if link.head == mention:
            return link.rel
    for link in up_item:
        for other in up_mention:
            if link.head == other.head:
                return f"{other.rel}<{role_at(view, link.head)}>{link.rel}"
    for link in up_mention:
        if link.head == item:
            return f"under {link.rel}"
    for link in up_item:
        for above in links.get(link.head, ()):
            if above.head == mention:
                return f"{above.rel}/{link.rel}"
    return _longer(view, links, up_mention, up_item)


def _longer(view: View, links: dict[int, list[Link]], up_mention: list[Link] | tuple[()], up_item: list[Link] | tuple[()]) -> str:
    """Three steps: the mention's word hangs on one that shares its head with the phrase, or the phrase's does."""
    for other in up_mention:
        for above in links.get(other.head, ()):
            for link in up_item:
                if above.head == link.head:
                    return f"{other.rel}.{above.rel}<{role_at(view, link.head)}>{link.rel}"
    for link in up_item:
        for above in links.get(link.head, ()):
            for other in up_mention:
                if above.head == other.head:
                    return f"{other.rel}<{role_at(view, above.head)}>{above.rel}/{link.rel}"
    return "none"


def _verb_role(view: View, i: int) -> str:
    reading = view.verb_reading(i)
    return reading.role if reading is not None else ""


def role_at(view: View, i: int) -> str:
    """What the word at ``i`` does to the events beside it: perform, undergo, happen …, else its own frame."""
    role = _verb_role(view, i)
    for hit in view.at("events", i):
        frame = str(hit.entry.fields.get("frame"))
        return frame if not role or role == "plain" else f"{role}:{frame}"
    return role or "word"


def pattern_of(view: View, grammar: Grammar, low: int, high: int) -> str:
    """The words ``low:high`` in short: n for a phrase, e for a deed, prepositions as they are."""
    steps = view.remember("pattern steps", None, lambda view, _: [_step(view, grammar, i) for i in range(len(view.words))])
    out: list[str] = []
    i = low
    while i < high:
        token, i = steps[i]
        if token:
            out.append(token)
            if len(out) > _LONGEST:
                return "long"
    return " ".join(out)


def _step(view: View, grammar: Grammar, i: int) -> tuple[str, int]:
    """What a pattern says of word ``i``, "" for nothing, and the word at which it goes on."""
    phrase = grammar.phrase_at.get(i)
    if phrase is not None:
        return "e" if phrase.head_kind in ("event", "outcome") else "n", max(phrase.last, i + 1)
    tag = grammar.tags[i]
    if tag == "P":
        return view.forms[i], i + 1
    if tag == "V":
        return f"V{_verb_role(view, i)}", i + 1
    return "" if tag in "TF" else tag if tag != "M" else view.words[i].text[:1], i + 1


def shorten(path: str) -> str:
    """The path without what the verb between does: subj and obj of one verb, whichever."""
    head, _, rest = path.partition("<")
    return f"{head}<>{rest.partition('>')[2]}" if rest else path


def valency_of(view: View, grammar: Grammar, frame: str, path: str, trigger: int) -> str:
    """The role that the valency of the event word gives to what hangs on it so."""
    frames = view.frames
    if path == "subj":
        passive = trigger not in grammar.objects and grammar.tags[trigger] == "V"
        return frames.valency_role(frame, "passive" if passive else "subject")
    if path == "obj":
        return frames.valency_role(frame, "object")
    if path == "gen":
        return frames.valency_role(frame, "genitive")
    if path in ("agent", "adj"):
        return "actor"
    if path.endswith(">subj") and "<perform" in path:
        return "actor"
    if (path.endswith(">subj") and "<undergo" in path) or (path.endswith(">obj") and "<hit" in path):
        return "target"
    return frames.valency_role(frame, "preposition", path)
