"""Markup that was written through every input comes back as data, and is shown as words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.observatory.archive import XSS
from tests.web.visitor import Visitor, address

CORPUS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<svg/onload=alert(1)>", "javascript:alert(1)",
    "</title><script>x</script>", "</style><script>x</script>", "<base href=//evil.example>",
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    "<a href='x' onclick=alert(1)>", "&lt;script&gt;", "{{7*7}}", "<!--", "<iframe srcdoc='<script>x</script>'>", "\u202egnp.exe",
)
TAGS = re.compile(r"<\s*/?\s*([a-zA-Z!][\w-]*)")
OURS = {"!doctype", "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "code", "table", "thead",
        "tbody", "tr", "th", "td", "bdi", "blockquote", "mark", "span", "div"}


def is_only_ours(page: str) -> bool:
    """Whether the page has no tag but ours, none with a handler, none that leads elsewhere."""
    body = page.split("</style>")[1]
    tags = re.findall(r"<[^>]*>", body)
    leads = re.compile(r"\son\w+=|href|src|http-equiv")
    return {name.lower() for name in TAGS.findall(page)} <= OURS and not any(leads.search(tag) for tag in tags)


def test_markup_that_came_in_with_a_report_is_words_in_the_dossier(visitor: Visitor) -> None:
    name = visitor.get("/api/incidents?from=2018-02-28").json()["items"][0]["id"]
    for language in ("ar", "en"):
        page = visitor.get(f"/api/incidents/{name}/dossier.html?lang={language}").text
        assert "&lt;script&gt;" in page and XSS not in page
        assert is_only_ours(page)


def test_answers_are_data_and_never_pages(visitor: Visitor) -> None:
    for path in ("/api/incidents", "/api/reports", "/api/reports?q=دوما", "/api/queue"):
        assert visitor.get(path).headers["content-type"].startswith("application/json")


def test_json_gives_back_what_was_written(visitor: Visitor) -> None:
    titles = [one["title"] for one in visitor.get("/api/reports?limit=200").json()["items"]]
    assert f"عنوان {XSS}" in titles


@pytest.mark.parametrize("markup", CORPUS)
def test_markup_in_what_reviewers_write_is_words(visitor: Visitor, markup: str) -> None:
    incident = visitor.get("/api/incidents?kind=COERCE").json()["items"][0]["id"]
    event = visitor.get(f"/api/incidents/{incident}").json()["events"][0]
    path = f"{address(event['key'])}/review"
    noted = visitor.post(path, {"act": "note", "shown": event["digest"], "why": markup})
    assert noted.status_code == 200, noted.text
    weapon = {"weapon": markup[:60], "low": 1, "high": 1}
    quote = {"start": 0, "end": 3}
    body: dict[str, Any] = {"act": "correct", "field": "weapons", "value": weapon, "quote": quote, "why": markup}
    body["shown"] = event["digest"]
    assert visitor.post(path, body).status_code == 200
    history = visitor.get("/api/history", params={"subject": event["key"]}).json()["items"]
    assert {one["why"] for one in history} == {markup}
    page = visitor.get(f"/api/incidents/{incident}/dossier.html").text
    assert is_only_ours(page)
    assert "\u202e" not in page, "what turns the direction of text is shown as what it is"


@pytest.mark.parametrize("markup", CORPUS)
def test_markup_in_files_and_their_names_is_words(visitor: Visitor, markup: str) -> None:
    text = f"قتل ثلاثة مدنيين {markup} في قصف مدفعي على مدينة حرستا يوم الاثنين، بحسب ناشطين."
    answer = visitor.post("/api/ingest", files=[("files", (f"{markup}.txt", text.encode(), "text/plain"))],
                          data={"published": "2018-03-05", "outlet": markup})
    assert answer.status_code == 200 and answer.json()["stored"] == 1, answer.text
    key = answer.json()["reports"][0]
    told = visitor.get(f"/api/reports/{key}").json()
    assert (told["outlet"], markup in told["text"]) == (markup, True)
    for event in told["events"]:
        if event["incident"]:
            assert is_only_ours(visitor.get(f"/api/incidents/{event['incident']}/dossier.html").text)


def test_markup_in_an_address_or_a_filter_comes_back_in_json_alone(visitor: Visitor) -> None:
    for path in ("/api/incidents/<script>alert(1)</script>", "/api/reports/<svg onload=x>", "/api/incidents?kind=<script>",
                 "/api/incidents?from=<script>", "/api/<script>"):
        answer = visitor.get(path)
        assert answer.headers["content-type"].startswith("application/json")
        assert answer.headers["x-content-type-options"] == "nosniff"
