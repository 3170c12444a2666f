"""A document in, its reading out: words, sentences, quotations, furniture, hits, quantities and times."""

from __future__ import annotations

from marsad.arabic.sentences import find_paragraphs, find_sentences
from marsad.arabic.words import find_words
from marsad.lexicon.load import Lexicon
from marsad.model.document import Document, Reading
from marsad.model.span import Span
from marsad.model.word import Word
from marsad.text.furniture import find_furniture
from marsad.text.number_table import number_table
from marsad.text.numbers import find_quantities
from marsad.text.quotations import find_quotations
from marsad.text.time_table import time_table
from marsad.text.times import find_times

_LONGEST_TITLE = 30  # words; a longer first line is a paragraph


def annotate(document: Document, lexicon: Lexicon) -> Reading:
    """The reading of a document: every layer that extraction stands on, found once."""
    text = document.text
    words = find_words(text)
    paragraphs = find_paragraphs(text, words)
    furniture = find_furniture(text, words, paragraphs, lexicon.shelf("furniture"))
    quantities = find_quantities(words, number_table(lexicon.shelf("quantities")))
    table = time_table(lexicon.shelf("calendar"), lexicon.shelf("quantities"))
    times = find_times(text, words, quantities, document.published, table)
    return Reading(
        document=document, words=words, sentences=_apart(find_sentences(text, words), furniture), paragraphs=paragraphs,
        quotations=find_quotations(text, words), furniture=furniture, hits=lexicon.match(words),
        quantities=quantities, times=times, title=_title(paragraphs, furniture, words),
    )


def _apart(sentences: tuple[Span, ...], furniture: tuple[Span, ...]) -> tuple[Span, ...]:
    """Sentences cut where furniture that was run into them ends."""
    cuts = {span.end for span in furniture}
    out: list[Span] = []
    for sentence in sentences:
        start = sentence.start
        for cut in sorted(cut for cut in cuts if start < cut < sentence.end):
            out.append(Span(start, cut))
            start = cut
        out.append(Span(start, sentence.end))
    return tuple(out)


def _title(paragraphs: tuple[Span, ...], furniture: tuple[Span, ...], words: tuple[Word, ...]) -> Span:
    """The first line that is no furniture, when it is short and does not end like a sentence."""
    dropped = {i for span in furniture for i in range(span.start, span.end)}
    for line in paragraphs:
        if line.start in dropped or all(words[i].kind == "mark" for i in range(line.start, line.end)):
            continue
        if line.end - line.start <= _LONGEST_TITLE and words[line.end - 1].text != "." and len(paragraphs) > 1:
            return Span(0, line.end)
        break
    return Span(0, 0)
