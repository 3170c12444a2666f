"""An incident as the API tells it in, a page to print out: what is told, who says so, the sentences, and where each came from."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

from marsad.export.figures import figure
from marsad.web.api.labels import names_of
from marsad.web.pages.markup import Markup, Part, join, tag, words

Json = Mapping[str, Any]
Language = Literal["ar", "en"]
_FOLDER = Path(__file__).parent


def dossier_page(incident: Json, reports: Sequence[Json], language: Language, *, public: bool) -> str:
    """The whole page. ``reports`` are those of the incident with text, digests and coder."""
    summary = incident["summary"]
    say = _words(language)
    parts = (
        tag("h1", _headline(summary, language)), tag("p", say["title"], " ", tag("code", incident["id"]), class_="faint"),
        tag("p", say["public"], class_="faint") if public else None, tag("p", say["note"], class_="faint"),
        tag("h2", say["summary"]), _summary(summary, language),
        tag("h2", say["agreed"]), tag("p", _list("fields", incident["agreed"], language) or say["nothing"]),
        tag("h2", say["disputed"]), _disputed(incident["disputed"], language),
        tag("h2", say["claims"]), _claims(incident["claims"], language),
        tag("h2", say["growth"]), _growth(incident["tolls"]["over_time"], language),
        tag("h2", say["evidence"]), join(_evidence(event, language) for event in incident["events"]),
        tag("h2", say["provenance"]), join(_provenance(report, language) for report in reports),
        *_history(incident["history"], language),
    )
    title = tag("title", f"{say['title']} {incident['id']}")
    head = join((Markup('<meta charset="utf-8">'), Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
                 title, tag("style", Markup(style()))))
    body = tag("body", tag("main", *parts))
    return "<!doctype html>" + tag("html", tag("head", head), body, lang=language, dir="rtl" if language == "ar" else "ltr")


@cache
def style() -> str:
    """The style sheet, which stands in the page so that a saved one is whole."""
    return (_FOLDER / "dossier.css").read_text(encoding="utf-8")


@cache
def content_policy() -> str:
    """What the page may do: show itself. Its style is allowed by its digest."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def _headline(summary: Json, language: Language) -> Markup:
    kind = _name(names_of("modes" if summary["mode"] else "kinds", summary["mode"] or summary["kind"] or ""), language)
    place = summary["place"]
    where = words(_name_of(place["name"], language)) if place else None
    return join(_between([words(kind), where, words(_days(summary, language))], " · "))


def _summary(summary: Json, language: Language) -> Markup:
    say = _words(language)
    place = summary["place"]
    rows = {
        "kind": _said("kinds", summary["kind"] or "", language), "days": words(_days(summary, language)),
        "place": _place(place, language) if place else say["unknown"], "actors": _parties(summary["actors"], language),
        "targets": _parties(summary["targets"], language),
        "weapons": words(_list("weapons", summary["weapons"], language)),
        "killed": _range(summary["killed"], language), "injured": _range(summary["injured"], language),
        "reports": str(summary["reports"]), "voices": str(summary["voices"]),
        "review": _said("reviews", summary["review"] or "unreviewed", language),
    }
    return _listing(rows, say)


def _disputed(disputed: Iterable[Json], language: Language) -> Markup:
    say = _words(language)
    rows = [
        (_said("fields", one["field"], language), words(_plain(told["value"], language)),
         join(_between([tag("code", _short(key)) for key in told["claims"]], " ")))
        for one in disputed for told in one["values"]
    ]
    return _table([say["field"], say["value"], say["told_by"]], rows) if rows else tag("p", say["nothing"])


def _claims(claims: Iterable[Json], language: Language) -> Markup:
    say = _words(language)
    rows = [
        (words(claim["published"]), words(claim["outlet"]),
         _party(claim["source"], language) if claim["source"] else say["itself"],
         _party(claim["via"], language) if claim["via"] else "",
         _stance(claim["stance"], language), _tolls(claim["tolls"], language), words(claim["evidence"]["text"]))
        for claim in claims
    ]
    names = ("published", "outlet", "source", "via", "stance", "toll", "sentence")
    return _table([say[name] for name in names], rows)


def _growth(rows: Iterable[Json], language: Language) -> Markup:
    say = _words(language)
    shown = [
        (words(row["published"]), words(_name_of(row["name"], language) if row["name"] else str(row["source"])),
         _said("outcomes", row["outcome"], language), figure(row["low"], row["high"], row["count_kind"], language),
         words(row["text"]))
        for row in rows
    ]
    names = ("published", "source", "toll", "value", "sentence")
    return _table([say[name] for name in names], shown) if shown else tag("p", say["unknown"])


def _evidence(event: Json, language: Language) -> Markup:
    head = tag("h3", _words(language)["event"], " ", tag("code", _short(event["key"])), " ",
               _said("reviews", event["review"], language))
    return join((head, *(tag("blockquote", _lit(sentence, event["mentions"])) for sentence in event["sentences"])))


def _lit(sentence: Json, mentions: Iterable[Json]) -> Markup:
    """The sentence with the words lit that name the event."""
    parts: list[Part] = []
    at, text = sentence["start"], sentence["text"]
    for mention in sorted(mentions, key=lambda one: one["start"]):
        if mention["start"] >= at and mention["end"] <= sentence["end"]:
            parts += [text[at - sentence["start"] : mention["start"] - sentence["start"]], tag("mark", mention["text"])]
            at = mention["end"]
    return tag("bdi", *parts, text[at - sentence["start"] :])


def _provenance(report: Json, language: Language) -> Markup:
    say = _words(language)
    coder = report["coder"]
    rows = {
        "outlet": words(report["outlet"]), "published": words(report["published"]), "collected": words(report["collected_at"]),
        "report": tag("code", report["key"]), "text_digest": tag("code", report["sha256"]),
        "original": tag("code", report["original"]) if report["original"] else None,
        "coder": words(f"{coder['name']} {coder['version']} {coder['knowledge'][:16]}") if coder else None,
    }
    address = tag("p", tag("code", report["url"])) if report["url"] else None  # shown, not linked: a dossier leads nowhere
    return join((tag("h3", words(report["title"]) or say["report"]), address, _listing(rows, say)))


def _history(entries: Sequence[Json], language: Language) -> tuple[Markup, ...]:
    say = _words(language)
    acts = [entry for entry in entries if entry["author"] != "marsad"]
    if not acts:
        return ()
    rows = [(words(entry["at"]), words(entry["author"]), _said("acts", entry["act"], language), words(entry["why"]))
            for entry in acts]
    return tag("h2", say["history"]), _table([say["when"], say["who"], say["act"], say["why"]], rows)


def _listing(rows: Mapping[str, Part], say: Mapping[str, str]) -> Markup:
    """A table of names and values; what has no value is left out."""
    shown = ((say[name], value) for name, value in rows.items() if value)
    return tag("table", *(tag("tr", tag("th", name, scope="row"), tag("td", value)) for name, value in shown))


def _table(heads: Iterable[str], rows: Iterable[Iterable[Part]]) -> Markup:
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in heads)))
    return tag("table", head, tag("tbody", *(tag("tr", *(tag("td", cell) for cell in row)) for row in rows)))


def _stance(stance: str, language: Language) -> Markup:
    return tag("span", _said("stances", stance, language), class_=stance)


def _tolls(tolls: Iterable[Json], language: Language) -> Markup:
    return join(
        tag("div", _said("outcomes", toll["outcome"], language), " ",
            figure(toll["low"], toll["high"], toll["count_kind"], language), " ", words(f"({toll['text']})"))
        for toll in tolls
    )


def _party(party: Json, language: Language) -> Markup:
    """Its words, and the name it is known by where that is another."""
    name = _name_of(party["name"], language) if party["name"] else None
    shown = words(party["text"])
    return join((shown, " ", words(f"({name})"))) if name and name != party["text"] else shown


def _parties(parties: Iterable[Json], language: Language) -> Markup:
    named = [words(_name_of(party["name"], language) if party["name"] else party["entity"]) for party in parties]
    return join(_between(named, " · "))


def _place(place: Json, language: Language) -> Markup:
    spot = f"{place['lat']:.4f}, {place['lon']:.4f}" if place["lat"] is not None else ""
    wide = f" ±{place['radius_km']:g} km" if place["radius_km"] else ""
    return join((words(_name_of(place["name"], language)), " ", tag("code", f"{place['id']} {spot}{wide}")))


def _range(told: Json, language: Language) -> str:
    if told["low"] is None and told["high"] is None:
        return _words(language)["unknown"]
    kind = "at_least" if told.get("open") and told["low"] == told["high"] else "range"
    return figure(told["low"], None if kind == "at_least" else told["high"], kind, language)


def _days(summary: Json, language: Language) -> str:
    first, last = summary["earliest"], summary["latest"]
    if not first and not last:
        return _words(language)["unknown"]
    return first if first == last else f"{first or '?'} – {last or '?'}"


def _plain(value: Any, language: Language) -> str:
    """A disputed value as words."""
    if isinstance(value, Mapping) and "name" in value:
        return _name_of(value["name"], language)
    if isinstance(value, Mapping) and {"low", "high"} <= set(value):
        return figure(value["low"], value["high"], "range", language)
    if isinstance(value, str):
        known = (names_of(shelf, value) for shelf in ("stances", "kinds", "modes", "statuses"))
        return next((_name(names, language) for names in known if names.ar != value), value)
    if isinstance(value, list):
        return "، ".join(map(str, value)) if language == "ar" else ", ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else str(value)


def _said(shelf: str, code: str, language: Language) -> Markup:
    """What a code is called."""
    return words(_name(names_of(shelf, code), language))


def _name_of(name: Json, language: Language) -> str:
    return str(name.get(language) or name.get("ar") or name.get("en") or "")


def _name(names: Any, language: Language) -> str:
    return str(getattr(names, language) or names.ar or "")


def _list(shelf: str, codes: Iterable[str], language: Language) -> str:
    return ("، " if language == "ar" else ", ").join(_name(names_of(shelf, code), language) for code in codes)


def _short(key: str) -> str:
    """An event's key as people can compare it: the first letters of its report and its own name."""
    report, _, name = key.partition("#")
    return f"{report[:8]}#{name}"


def _between(parts: Sequence[Part], mark: str) -> list[Part]:
    shown = [part for part in parts if part]
    return [piece for number, part in enumerate(shown) for piece in ((mark, part) if number else (part,))]


@cache
def _words(language: Language) -> dict[str, str]:
    told = json.loads((_FOLDER / "words.json").read_text(encoding="utf-8"))
    return {name: pair[language == "ar"] for name, pair in told.items()}
