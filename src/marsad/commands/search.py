"""``marsad search``: words in, the reports that hold them out, with the words lit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from marsad.commands.asking import at_its_time, make_question, observatory_option, open_named, question_options
from marsad.commands.options import PageOptions, write
from marsad.export.jsonl import to_line
from marsad.export.paint import Paint, clean, isolate
from marsad.model.kept import short_key

if TYPE_CHECKING:
    from marsad.model.kept import Found, Snippet


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@observatory_option
@question_options
@click.option("--limit", type=click.IntRange(min=1, max=1000), default=10, show_default=True, metavar="N", help="At most N.")
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N.")
@click.option("--color/--no-color", "colour", default=None, help="Colour on a page.  [default: on a terminal, unless NO_COLOR is "
              "set]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line; ranges to light are code points of the snippet.")
def command(words: tuple[str, ...], folder: Path | None, limit: int, offset: int, colour: bool | None, as_json: bool,
            **asked: Any) -> None:
    """Find the reports that hold all of WORDS, the best first. Filters keep those with an event that answers them.

    A word is found in any spelling (with hamza, vowel marks, tatweel or without), with what is written before it (و ف ب ل ك
    and the article) and in its other numbers: المفاوضات finds مفاوضات, غارة finds الغارات, كفربطنا finds كفر بطنا.

    \b
      "قصف مدفعي"   in quotation marks: these words in a row; one word: exactly this form
      انتحار*       words that begin so
      -غزة          reports without it (after -- or within one argument)

    \b
    Examples:
      marsad search المفاوضات
      marsad search 'هدنة "الغوطة الشرقية" -حلب' --from 2018-02-01
      marsad search قتلى --place دوما --kind ASSAULT --json | jq -r .report
    """
    store = open_named(folder)
    query, paint = " ".join(words), PageOptions("en", colour, None).paint()
    with at_its_time(store, make_question(asked), words=True) as (told, question):
        for found in told.search(query, question, limit=limit, offset=offset):
            write(to_line(found_to_json(found)) + "\n" if as_json else "\n".join(found_to_text(found, paint)) + "\n\n")
        if not as_json or sys.stderr.isatty():
            count = told.count_found(query, question)
            click.echo(f"{count:,} report{'' if count == 1 else 's'}", err=True)
    store.close()


def found_to_json(found: Found) -> dict[str, Any]:
    """The report's key and metadata, the score, and the snippets with the ranges to light."""
    kept = found.report
    snippets = [{"text": one.text, "start": one.start, "lit": [list(span) for span in one.lit]} for one in found.snippets]
    return {"report": kept.key, "title": kept.title, "outlet": kept.outlet, "url": kept.url, "published": kept.published,
            "score": round(found.score, 4), "snippets": snippets}


def found_to_text(found: Found, paint: Paint) -> Iterator[str]:
    """Lines of a page: what report it is, then where the words stand."""
    kept = found.report
    told = [kept.published, kept.outlet and isolate(clean(kept.outlet)), kept.url and clean(kept.url)]
    yield f"{paint(short_key(kept.key), 'faint')}  " + "  ".join(part for part in told if part)
    titled = [one for one in found.snippets if one.start is None]
    if not titled and kept.title:
        yield f"  {isolate(clean(kept.title))}"
    yield from (f"  {isolate(_lit(one, paint))}" for one in found.snippets)


def _lit(snippet: Snippet, paint: Paint) -> str:
    """The words that were asked for in colour, or between brackets where there is none."""
    out, at = [], 0
    for start, end in snippet.lit:
        word = clean(snippet.text[start:end])
        out += [clean(snippet.text[at:start]), paint(word, "trigger") if paint.colour else f"[{word}]"]
        at = end
    return "".join([*out, clean(snippet.text[at:])])
