"""What the tests of intake share: reports of our own, and how to read one file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.errors import InputError
from marsad.intake.options import IntakeOptions
from marsad.intake.sources import read_sources
from marsad.model.capture import Capture

RAID = "قصفت طائرات حربية مساء الأحد بلدة الزيتونة في الريف الشرقي، ما أدى إلى مقتل سبعة مدنيين بينهم ثلاثة أطفال، بحسب ناشطين."
RESCUE = "وقال مسعفون إن فرق الإنقاذ ما زالت تبحث عن ناجين تحت أنقاض المنازل في الحي القديم، وإن العدد مرشح للارتفاع."
DENIAL = "ونفى متحدث باسم الجيش أن تكون طائراته قد استهدفت أحياء سكنية، وقال إن الغارة أصابت مستودعاً للذخيرة."

Read = Callable[..., list[Capture | InputError]]


@pytest.fixture
def texts() -> tuple[str, str, str]:
    """A raid, the search for survivors, a denial."""
    return RAID, RESCUE, DENIAL


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads bytes or text as a file of the name given: ``read("a.html", "…", follow=True)``."""
    def read_one(name: str, data: bytes | str, options: IntakeOptions | None = None) -> list[Capture | InputError]:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        found = list(read_sources([str(path)], options))
        return found

    return read_one


@pytest.fixture
def page(texts: tuple[str, str, str]) -> Callable[..., str]:
    """A page of news: ``page(head="<meta …>", under="19 شباط 2018", body="<p>…</p>")``."""
    def make(
        *, head: str = "", title: str = "سبعة قتلى في غارة على الزيتونة", under: str = "", body: str = "", end: str = ""
    ) -> str:
        told = body or "".join(f"<p>{text}</p>" for text in texts)
        return (
            f'<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{title} - أخبار الساحل</title>{head}</head><body>'
            f'<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/w">العالم</a></li></ul></nav><h1>{title}</h1>'
            f'<div>{under}</div><div class="body">{told}</div>{end}<footer>كل الحقوق محفوظة</footer></body></html>'
        )

    return make
