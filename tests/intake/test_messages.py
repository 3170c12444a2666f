"""Telegram's JSON export: messages, forwards, edits, marked-up text."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

from marsad.errors import InputError
from marsad.model.capture import Capture

Read = Callable[..., list[Capture | InputError]]
EAST = timezone(timedelta(hours=2))


def export(*messages: dict[str, Any], **chat: Any) -> str:
    channel = {"name": "قناة الساحل", "type": "public_channel", "id": 77, **chat, "messages": messages}
    return json.dumps(channel, ensure_ascii=False, indent=1)


def message(number: int, text: object, **more: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "date": "2018-02-20T00:10:00", "from": "قناة الساحل", "text": text, **more}


def test_a_message_is_a_report_of_its_channel(read: Read, texts: tuple[str, ...]) -> None:
    marked = [{"type": "bold", "text": "عاجل"}, " | ", texts[0], {"type": "hashtag", "text": " #الزيتونة"}]
    times = {"date_unixtime": "1519078200", "edited": "2018-02-20T01:00:00", "edited_unixtime": "1519081200"}
    (capture,) = read("result.json", export(message(5, marked, **times)))
    assert isinstance(capture, Capture)
    assert capture.text == f"عاجل | {texts[0]} #الزيتونة"
    assert (capture.id, capture.outlet, capture.author, capture.title) == ("telegram:77/5", "قناة الساحل", None, None)
    assert capture.published == date(2018, 2, 20) and capture.published_at == datetime(2018, 2, 20, 0, 10, tzinfo=EAST)
    assert capture.updated == datetime(2018, 2, 20, 1, tzinfo=EAST)
    assert (capture.carrier, capture.member, capture.place.endswith("result.json!5")) == ("message", "5", True)


@pytest.mark.parametrize(("more", "author"), [
    ({"forwarded_from": "شبكة المراسلين"}, "شبكة المراسلين"), ({"author": "سامر"}, "سامر"), ({"from": "ليلى"}, "ليلى"),
    ({}, None),
])
def test_the_author_is_who_wrote_it(read: Read, texts: tuple[str, ...], more: dict[str, Any], author: str | None) -> None:
    (capture,) = read("result.json", export(message(5, texts[0], **more)))
    assert isinstance(capture, Capture) and (capture.author, capture.outlet) == (author, "قناة الساحل")


def test_notes_of_the_service_are_no_messages_and_pictures_without_words_are_refused(
    read: Read, texts: tuple[str, ...]
) -> None:
    found = read("result.json", export(
        {"id": 1, "type": "service", "action": "pin_message"}, message(2, "", photo="p.jpg"), message(3, "Shelling in the town"),
        message(4, texts[0]), {"id": 5, "type": "message"},
    ))
    assert [one.place.rpartition("!")[2] for one in found] == ["2", "3", "4", "5"]
    assert [one.reason for one in found if isinstance(one, InputError)] == ["no text", "not Arabic", "no text"]


def test_an_export_of_all_chats_names_the_chat(read: Read, texts: tuple[str, ...]) -> None:
    second = json.loads(export(message(1, texts[1]), name="قناة ثانية", id=78))
    chats = [json.loads(export(message(1, texts[0]))), second, {"id": 79}]
    first, second, refused = read("result.json", json.dumps({"chats": {"list": chats}}))
    assert isinstance(first, Capture) and isinstance(second, Capture) and isinstance(refused, InputError)
    assert (first.member, second.member, second.outlet) == ("قناة الساحل/1", "قناة ثانية/1", "قناة ثانية")
    assert first.original == second.original


@pytest.mark.parametrize(("data", "reason"), [
    ('{"name": "x", "messages": [', "broken JSON"), ('{"name": "x", "messages": 3}', "a chat without messages"),
    ('{"messages": [7, {"type": "message", "text": {"a": 1}}]}', "not a message"),
])
def test_what_is_no_export_is_refused(read: Read, data: str, reason: str) -> None:
    refused = read("result.json", data)[0]
    assert isinstance(refused, InputError) and refused.reason == reason


def test_hours_that_cannot_be_are_unknown(read: Read, texts: tuple[str, ...]) -> None:
    (capture,) = read("result.json", export(message(5, texts[0], date="soon", date_unixtime="9" * 30)))
    assert isinstance(capture, Capture) and capture.published is None and capture.published_at is None
