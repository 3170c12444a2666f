"""Bytes of a page in, its tree out: decoded, without what no reader of the page would see."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from marsad.errors import InputError
from marsad.intake.encoding import decode, utf16_of
from marsad.intake.page.hidden import hidden_rules, is_hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# What no tree of a page may hold; a page that has them anyway is read without.
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,12})|(\d{1,12}));?")
_LONG_TAG = re.compile(r"<[A-Za-z][^>]{5000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"[\s\"'/=][^\s\"'=/>]+")
_MOST_ATTRIBUTES = 2000
_UTF8 = frozenset({"utf-8", "utf8"})
_BROKEN_SHARE = 0.002  # a page cut in the middle of a letter, one comment in another encoding; more is another encoding
# Script and style are text of nobody; the rest is shown instead of something else, or only after a click.
_UNSEEN = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "select", "textarea", "datalist",
)


def page_text(data: bytes, charset: str | None, place: str) -> str:
    """The page's characters: the encoding it says where that is true, else told apart by the letters. ``charset`` is
    what the site said when it answered."""
    return _REFERENCE.sub(_without_control, _CONTROL.sub("", _decoded(data, charset, place)))


def _decoded(data: bytes, charset: str | None, place: str) -> str:
    if utf16_of(data):
        return decode(data, place)
    said = _META_CHARSET.search(data[:4096])
    names = {name.lower() for name in (charset, said[1].decode("ascii") if said else None) if name}
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if names & _UTF8:
            loose = data.decode("utf-8-sig", errors="replace")
            if loose.count("\N{REPLACEMENT CHARACTER}") <= 1 + _BROKEN_SHARE * len(loose):
                return loose
    return decode(data.replace(b"\0", b""), place)


def _without_control(match: re.Match[str]) -> str:
    """A written-out character (&#1;) that no page may hold, left out."""
    point = int(match[1], 16) if match[1] else int(match[2])
    return "" if point > 0x10FFFF or _CONTROL.match(chr(point)) else match[0]


def read_tree(text: str, place: str) -> HtmlElement:
    """The tree of a page, whole: InputError when nothing of a page is in it."""
    from lxml import etree, html

    _refuse_crowded(text, place)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as broken:
        raise InputError("an empty page", place=place, hint=str(broken)) from broken
    return tree


def _refuse_crowded(text: str, place: str) -> None:
    """InputError for an element with thousands of attributes: the parser compares each with each."""
    for tag in _LONG_TAG.finditer(text):
        attributes = _ATTRIBUTE.finditer(_QUOTED.sub(" ", tag[0]))
        if sum(1 for _ in islice(attributes, _MOST_ATTRIBUTES)) == _MOST_ATTRIBUTES:
            hint = f"an element of {_MOST_ATTRIBUTES} attributes or more"
            raise InputError("a page made to take forever", place=place, hint=hint)


def drop_unseen(tree: HtmlElement) -> None:
    """Take out of ``tree`` scripts, styles and elements that the page hides, with what stands in them."""
    rules = hidden_rules(style.text or "" for style in tree.iter("style"))
    for element in list(tree.iter(*_UNSEEN)):
        _drop(element)
    for element in list(tree.iter()):
        if isinstance(element.tag, str) and is_hidden(element, rules):
            _drop(element)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:  # else it went with an element around it, or is the page itself
        element.drop_tree()
