"""A record in, the report coded: its first record, or a newer one to which what people did to the earlier is carried over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from marsad.errors import StoreError
from marsad.model.record import Coder
from marsad.store.questions import read_events_of
from marsad.store.recode import carry
from marsad.store.records import add_record, read_record
from marsad.store.reports import read_report


def code_report(connection: Connection, report_key: str, body: Mapping[str, Any], coder: Coder) -> int:
    """Keep ``body`` as the current record of the report; its number. Earlier records stay in the store.

    StoreError when it is no record of this report, or its schema is not one that the store can read.
    """
    _check(connection, report_key, body)
    earlier = read_record(connection, report_key)
    before = read_events_of(connection, report_key=report_key) if earlier else []
    number = add_record(connection, report_key, body, coder)
    if earlier:
        carry(connection, before, number)
    return number


def _check(connection: Connection, report_key: str, body: Mapping[str, Any]) -> None:
    if body.get("schema") != "marsad/record/1":
        raise StoreError(f"no record of the schema marsad/record/1: {body.get('schema')!r}")
    kept = read_report(connection, report_key)
    if kept.text not in body["document"]["text"]:
        raise StoreError(f"the record is not of the report {report_key}: its text is another")
