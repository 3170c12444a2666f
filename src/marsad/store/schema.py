"""The tables of an observatory, one description for every engine; ``migrations`` brings an older database to it.

Times are text (UTC, microseconds, Z), days are ISO text: both sort as they are and are the same on every engine.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, MetaData, Table, Text, text

from marsad.store.canonical import PackedJson

metadata = MetaData()

# Compared by code point on every engine: a server's own order may pass over "#" and "-", of which keys are made.
_Text = Text().with_variant(Text(collation="C"), "postgresql")
# SQLite counts up only an INTEGER primary key.
_Serial = BigInteger().with_variant(Integer, "sqlite")

original = Table(
    "original", metadata,
    Column("sha256", _Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("media_type", _Text),
    Column("stored_at", _Text, nullable=False),
)

report = Table(
    "report", metadata,
    Column("key", _Text, primary_key=True),  # sha256 of what was taken in
    Column("given_id", _Text),
    Column("original", _Text),  # sha256 of the bytes it came in
    Column("member", _Text),  # where in those bytes: a line, a member of an archive
    Column("place", _Text, nullable=False, server_default=""),  # what the user gave: file and line, or address
    Column("url", _Text),
    Column("title", _Text),
    Column("outlet", _Text),
    Column("author", _Text),
    Column("published", _Text),
    Column("published_at", _Text),
    Column("updated", _Text),
    Column("language", _Text),
    Column("carrier", _Text, nullable=False, server_default="text"),
    Column("fetched_at", _Text),  # when its bytes were fetched, where that is known
    Column("text", _Text, nullable=False),
    Column("text_sha256", _Text, nullable=False),
    Column("previous", _Text),  # the latest earlier version of the same address
    Column("collected_at", _Text, nullable=False),
    Column("echo_group", _Text),
    Column("unreadable", _Text),  # why the coder could not code it, None when it could or has not tried
    Column("coded_by", _Text),  # version and knowledge of the coder of its current record, None before it is coded
    Index("report_url", "url", "collected_at"),
    Index("report_published", "published"),
    Index("report_outlet", "outlet"),
    Index("report_coded_by", "coded_by", "key"),
    Index("report_echo_group", "echo_group"),
    Index("report_previous", "previous"),
    Index("report_original", "original"),
)

record = Table(
    "record", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("report_key", _Text, nullable=False),
    Column("coder_version", _Text, nullable=False),
    Column("knowledge", _Text, nullable=False),
    Column("body", PackedJson, nullable=False),
    Column("digest", _Text, nullable=False),  # sha256 of the canonical JSON of the body
    Column("coded_at", _Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Index("record_report", "report_key", "current"),
)

event = Table(
    "event", metadata,
    Column("key", _Text, primary_key=True),  # REPORTKEY#e1
    Column("report_key", _Text, nullable=False),
    Column("record_id", _Serial, nullable=False),
    Column("kind", _Text, nullable=False),
    Column("mode", _Text),
    Column("status", _Text, nullable=False),
    Column("scope", _Text, nullable=False),
    Column("earliest", _Text),
    Column("latest", _Text),
    Column("day_basis", _Text),
    Column("place_id", _Text),
    Column("place_name_ar", _Text),
    Column("place_name_en", _Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("country", _Text),
    Column("admin1", _Text),
    Column("geo_precision", _Text),  # the kind of the place: town, governorate, country …
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("denied", Boolean, nullable=False),
    Column("doubted", Boolean, nullable=False),
    Column("body", PackedJson),  # only where people changed or added the event; else it stands in the record
    Column("review", _Text, nullable=False),  # unreviewed | accepted | corrected | rejected
    Column("incident", _Text),
    Index("event_report", "report_key"),
    Index("event_incident", "incident"),
    Index("event_days", text("coalesce(earliest, '')"), "key"),
    Index("event_latest", "latest"),
    Index("event_kind", "kind", "earliest"),
    Index("event_place_column", "place_id"),
    Index("event_point", "lat", "lon"),
    Index("event_killed", text("coalesce(killed_high, -1)"), "key"),
    Index("event_review", "review"),
)

event_party = Table(
    "event_party", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("event_key", _Text, nullable=False),
    Column("role", _Text, nullable=False),  # actor | target | source | via
    Column("entity", _Text),
    Column("name", _Text, nullable=False),  # its name where it is known, else the words of the report
    Column("folded", _Text, nullable=False),  # the name as it is compared
    Column("sector", _Text),
    Index("event_party_event", "event_key"),
    Index("event_party_entity", "entity", "role", "event_key"),
    Index("event_party_folded", "folded", "role", "event_key"),
)

event_place = Table(
    "event_place", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("event_key", _Text, nullable=False),
    Column("place_id", _Text),
    Column("name", _Text, nullable=False),
    Column("folded", _Text, nullable=False),
    Column("folded_en", _Text),
    Column("lat", Float),
    Column("lon", Float),
    Index("event_place_event", "event_key"),
    Index("event_place_place", "place_id", "event_key"),
    Index("event_place_folded", "folded", "event_key"),
    Index("event_place_folded_en", "folded_en", "event_key"),
)

event_weapon = Table(
    "event_weapon", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("event_key", _Text, nullable=False),
    Column("weapon", _Text, nullable=False),
    Index("event_weapon_event", "event_key"),
    Index("event_weapon_weapon", "weapon", "event_key"),
)

incident = Table(
    "incident", metadata,
    Column("id", _Text, primary_key=True),
    Column("created_at", _Text, nullable=False),
    Column("opened", Boolean, nullable=False),  # false once all its events went elsewhere
    Column("into", _Text),  # the incident that most of them went to
    # A summary of its events, for filters alone: an incident has no facts of its own.
    Column("kind", _Text),
    Column("mode", _Text),
    Column("status", _Text),
    Column("earliest", _Text),
    Column("latest", _Text),
    Column("place_id", _Text),
    Column("name", _Text),
    Column("name_en", _Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("country", _Text),
    Column("admin1", _Text),
    Column("geo_precision", _Text),
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("reports", Integer, nullable=False, server_default="0"),
    Column("voices", Integer, nullable=False, server_default="0"),
    Column("denied", Boolean, nullable=False),
    Column("doubted", Boolean, nullable=False),
    Column("review", _Text),
    Index("incident_days", "opened", text("coalesce(earliest, '')"), "id"),
    Index("incident_latest", "opened", "latest"),
    Index("incident_kind", "opened", "kind", "earliest"),
    Index("incident_point", "opened", "lat", "lon"),
    Index("incident_killed", "opened", text("coalesce(killed_high, -1)"), "id"),
    Index("incident_voices", "opened", "voices", "id"),
    Index("incident_place", "opened", "place_id"),
)

tie = Table(
    "tie", metadata,
    Column("a", _Text, primary_key=True),
    Column("b", _Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("verdict", _Text, nullable=False),  # same | ask | different
    Column("weights", PackedJson, nullable=False),
    Column("made_at", _Text, nullable=False),
    Column("run", _Text, nullable=False),
    Index("tie_b", "b"),
    Index("tie_verdict", "verdict", "score"),
)

judgement = Table(
    "judgement", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("a", _Text, nullable=False),
    Column("b", _Text, nullable=False),
    Column("verdict", _Text, nullable=False),  # same | different
    Column("author", _Text, nullable=False),
    Column("at", _Text, nullable=False),
    Column("why", _Text, nullable=False),
    Column("entry", BigInteger, nullable=False),  # the entry of the history that made it
    Column("undone_by", BigInteger),  # the entry that took it back
    Index("judgement_a", "a"),
    Index("judgement_b", "b"),
)

history = Table(
    "history", metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("at", _Text, nullable=False),
    Column("author", _Text, nullable=False),
    Column("act", _Text, nullable=False),
    Column("subject", _Text, nullable=False),
    Column("body", _Text, nullable=False),  # canonical JSON
    Column("why", _Text, nullable=False),
    Column("prev_hash", _Text, nullable=False),
    Column("hash", _Text, nullable=False),
    Index("history_subject", "subject", "seq"),
    Index("history_act", "act", "seq"),
    Index("history_at", "at"),
)

rejected = Table(
    "rejected", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("at", _Text, nullable=False),
    Column("run", _Text, nullable=False),
    Column("place", _Text, nullable=False),
    Column("reason", _Text, nullable=False),
    Column("message", _Text, nullable=False),
    Index("rejected_run", "run"),
)

account = Table(
    "account", metadata,
    Column("name", _Text, primary_key=True),
    Column("role", _Text, nullable=False),  # reader | reviewer | admin
    Column("secret", _Text, nullable=False),  # argon2
    Column("made_at", _Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
)

session = Table(
    "session", metadata,
    Column("token_sha256", _Text, primary_key=True),
    Column("account", _Text, nullable=False),
    Column("made_at", _Text, nullable=False),
    Column("seen_at", _Text, nullable=False),
    Column("expires_at", _Text, nullable=False),
    Index("session_account", "account"),
)

# What full-text search is asked of: a long report has several parts. The words stand in `search_words`, which is a
# table of FTS5 on SQLite and of tsvectors on PostgreSQL (see search_index.py).
search_part = Table(
    "search_part", metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("report_key", _Text, nullable=False),
    Column("part", Integer, nullable=False),
    Index("search_part_report", "report_key"),
)
