"""A carrier of Telegram's JSON export (result.json, one chat or all) in, a capture a message out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from marsad.errors import InputError
from marsad.intake.carrier import Carrier
from marsad.intake.encoding import decode
from marsad.intake.options import IntakeOptions
from marsad.intake.report import make_capture
from marsad.model.capture import Capture, Original


def read_messages(carrier: Carrier, options: IntakeOptions) -> Iterator[Capture | InputError]:
    """The messages of every chat in order; notes of the service (who joined, what was pinned) are no messages.

    The outlet is the channel. The author is who wrote it: whom it was forwarded from, who signed it, who sent it.
    """
    export = _parse(carrier, options)
    original = carrier.original("application/json", options)
    chats = export["chats"].get("list", []) if isinstance(export.get("chats"), dict) else [export]
    several = len(chats) > 1
    for chat in chats:
        messages = chat.get("messages") if isinstance(chat, dict) else None
        if not isinstance(messages, list) or not messages:
            yield InputError("a chat without messages", place=carrier.place)
            continue
        for number, message in enumerate(messages, start=1):
            found = _read(message, number, chat, several, carrier, options, original)
            if found is not None:
                yield found


def _parse(carrier: Carrier, options: IntakeOptions) -> dict[str, Any]:
    try:
        export = json.loads(decode(carrier.whole(options.limits.file_bytes), carrier.place))
    except (ValueError, RecursionError) as broken:
        raise InputError("broken JSON", place=carrier.place, hint=str(broken)) from broken
    if not isinstance(export, dict) or not ("messages" in export or "chats" in export):
        hint = "one report a line, or Telegram's result.json"
        raise InputError("JSON that is no export of messages", place=carrier.place, hint=hint)
    return export


def _read(
    message: Any, number: int, chat: dict[str, Any], several: bool, carrier: Carrier, options: IntakeOptions,
    original: Original | None,
) -> Capture | InputError | None:
    if isinstance(message, dict) and message.get("type") == "service":
        return None
    known = isinstance(message, dict) and isinstance(message.get("id"), int)
    name = f"{chat.get('name') or chat.get('id')}/" if several else ""
    member = f"{name}{message['id'] if known else f'message {number}'}"
    place = f"{carrier.place}!{member}"
    try:
        if not isinstance(message, dict):
            raise InputError("not a message", place=place)
        return _capture(message, chat, place, member, options, original)
    except InputError as error:
        return error


def _capture(
    message: dict[str, Any], chat: dict[str, Any], place: str, member: str, options: IntakeOptions, original: Original | None
) -> Capture:
    text = _text(message.get("text")) or _text(message.get("text_entities"))
    if not text.strip():
        what = next((key for key in ("photo", "media_type", "file", "poll", "location_information") if key in message), None)
        raise InputError("no text", place=place, hint=f"a message of kind '{message.get('media_type', what)}'" if what else "")
    sent, edited = _time(message, "date"), _time(message, "edited")
    channel = _name(chat.get("name"))
    writers = (_name(message.get(key)) for key in ("forwarded_from", "author", "from"))
    fields = {"text": text, "outlet": channel, "author": next((name for name in writers if name and name != channel), None)}
    capture = make_capture(
        fields, place=place, max_bytes=options.limits.text_bytes, published=options.published, outlet=options.outlet,
        carrier="message", media_type="application/json", member=member, original=original,
    )
    return _dated(capture, sent, edited, f"telegram:{chat.get('id')}/{message.get('id')}")


def _dated(capture: Capture, sent: datetime | None, edited: datetime | None, name: str) -> Capture:
    day = sent.date() if sent else capture.published
    return replace(capture, id=name, published=day, published_at=sent, updated=edited)


def _text(value: Any) -> str:
    """Plain text, or a list of pieces: strings and marked-up ones (links, bold, hashtags), joined as they were."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return value["text"] if isinstance(value.get("text"), str) else ""
    return "".join(_text(piece) for piece in value) if isinstance(value, list) else ""


def _name(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _time(message: dict[str, Any], key: str) -> datetime | None:
    """The time of ``date`` or ``edited``: written in the zone of who exported it; the seconds since 1970 tell which that is."""
    written, seconds = message.get(key), message.get(f"{key}_unixtime")
    try:
        local = datetime.fromisoformat(written) if isinstance(written, str) else None
        universal = datetime.fromtimestamp(int(seconds), UTC) if isinstance(seconds, str | int) else None
    except (ValueError, OverflowError, OSError):
        return None
    if local is None or universal is None:
        return local or universal
    offset = local.replace(tzinfo=UTC) - universal
    return local.replace(tzinfo=timezone(offset)) if abs(offset) < timedelta(hours=24) else local
