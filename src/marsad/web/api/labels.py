"""The words for codes, in Arabic and English: kinds, modes, statuses, weapons, acts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Literal

from fastapi import APIRouter

from marsad.export import labels as of_records
from marsad.model.values import MODES
from marsad.web.policy import Anyone
from marsad.web.problems import answers
from marsad.web.shapes import Names

router = APIRouter(tags=["words"])
Shelves = dict[str, dict[str, Names]]


@router.get("/labels", summary="What codes are called", responses=answers(400, 422))
def read_labels(viewer: Anyone, lang: Literal["ar", "en"] | None = None) -> dict[str, dict[str, str | Names]]:
    """Both languages of each code, or with ``lang`` the words of that one alone. Words are no secret: the sign-in page
    needs them too."""
    shelves = every_label()
    if lang is None:
        return {shelf: dict(words) for shelf, words in shelves.items()}
    return {shelf: {code: getattr(names, lang) or code for code, names in words.items()} for shelf, words in shelves.items()}


def names_of(shelf: str, code: str) -> Names:
    """What a code is called; its own letters where nobody gave it a word."""
    return every_label().get(shelf, {}).get(code, Names(ar=code, en=code))


@cache
def every_label() -> Shelves:
    """Codes of the record as pages of the terminal call them, and those of the web app."""
    own = json.loads((Path(__file__).parent.parent / "labels.json").read_text(encoding="utf-8"))
    record = json.loads((Path(of_records.__file__).parent / "labels.json").read_text(encoding="utf-8"))
    shelves = {shelf: {code: _names(shelf, code) for code in codes} for shelf, codes in record.items() if shelf != "labels"}
    assert set(shelves["modes"]) >= {mode for modes in MODES.values() for mode in modes}
    mine = {shelf: {code: Names(en=words[0], ar=words[1]) for code, words in codes.items()} for shelf, codes in own.items()}
    return shelves | mine


def _names(shelf: str, code: str) -> Names:
    return Names(ar=of_records.label(shelf, code, "ar"), en=of_records.label(shelf, code, "en"))
