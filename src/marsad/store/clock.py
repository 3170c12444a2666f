"""The time now, as the store writes it."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """UTC with microseconds and Z, of one length: such times sort as text."""
    return write_time(datetime.now(UTC))


def write_time(moment: datetime) -> str:
    """An aware moment as the store writes it: 2024-05-01T09:30:00.000000Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
