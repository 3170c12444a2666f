"""A capture in, a document out: the text that all offsets will point into, and its digest."""

from __future__ import annotations

import hashlib

from marsad.model.capture import Capture
from marsad.model.document import Document


def make_document(capture: Capture) -> Document:
    """The document of a capture. A title given apart goes first, then a blank line, unless the body begins with it."""
    text = capture.text
    title = capture.title
    if title and not text.lstrip().startswith(title.strip()):
        text = f"{title}\n\n{text}"
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=capture.id or f"sha256:{digest}", text=text, sha256=digest, title=title, outlet=capture.outlet,
        url=capture.url, published=capture.published,
    )
