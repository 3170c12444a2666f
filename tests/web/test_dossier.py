"""The dossier: a page to print with evidence and provenance, which fetches nothing."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from marsad.web.api.dossier import NothingIsFetched, to_pdf
from marsad.web.pages.markup import join, tag, words
from tests.web.visitor import Visitor, address, denied_incident


def test_the_page_has_both_figures_the_denial_and_where_each_came_from(visitor: Visitor) -> None:
    told = denied_incident(visitor)
    answer = visitor.get(f"/api/incidents/{told['id']}/dossier.html")
    page = answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="ar" dir="rtl">' in page
    assert 'class="denies"' in page and "7" in page and "11" in page
    for event in told["events"]:
        assert event["mentions"][0]["text"] in page
    for report in told["reports"]:
        assert report["key"] in page
        assert visitor.get(f"/api/reports/{report['key']}").json()["sha256"] in page
    english = visitor.get(f"/api/incidents/{told['id']}/dossier.html?lang=en").text
    assert 'dir="ltr"' in english and "Who says what" in english


def test_the_page_may_load_nothing(visitor: Visitor) -> None:
    answer = visitor.get(f"/api/incidents/{denied_incident(visitor)['id']}/dossier.html")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    assert "http" not in policy
    assert "<script" not in answer.text and "src=" not in answer.text


def test_what_people_did_is_told_in_it(visitor: Visitor) -> None:
    told = denied_incident(visitor)
    event = told["events"][0]
    body = {"act": "note", "shown": event["digest"], "why": "تحقق من الحصيلة"}
    assert visitor.post(f"{address(event['key'])}/review", body).status_code == 200
    page = visitor.get(f"/api/incidents/{told['id']}/dossier.html").text
    assert "تحقق من الحصيلة" in page and "layla" in page


def test_the_pdf_is_one_and_embeds_letters_of_arabic(visitor: Visitor) -> None:
    pytest.importorskip("weasyprint")
    answer = visitor.get(f"/api/incidents/{denied_incident(visitor)['id']}/dossier.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-") and answer.headers["content-disposition"].startswith("attachment")


def test_a_pdf_fetches_nothing(visitor: Visitor) -> None:
    pytest.importorskip("weasyprint")
    for address_ in ("http://127.0.0.1:9/x.png", "file:///etc/passwd"):
        with pytest.raises(NothingIsFetched):
            to_pdf(f'<img src="{address_}">')


def test_without_weasyprint_it_says_what_to_install(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    own = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "weasyprint":
            raise ImportError(name)
        return own(name, *args, **kwargs)

    name = denied_incident(visitor)["id"]
    monkeypatch.setattr(builtins, "__import__", without)
    answer = visitor.get(f"/api/incidents/{name}/dossier.pdf")
    assert (answer.status_code, answer.json()["error"]["code"]) == (501, "not-built")
    assert "marsad[pdf]" in answer.json()["error"]["message"]


def test_words_are_escaped_and_set_apart() -> None:
    assert tag("p", "<b>", words('"&'), class_='"') == '<p class="&quot;">&lt;b&gt;<bdi>&quot;&amp;</bdi></p>'
    assert words("a\u202eb") == "<bdi>a[U+202E]b</bdi>"
    assert words(None) == "" and join(["<", None]) == "&lt;"
