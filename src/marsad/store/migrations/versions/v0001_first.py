"""The tables of the first observatories, their triggers and the index of words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# What is written once: table -> the columns that may still change.
_LASTING = {
    "history": (),
    "original": ("media_type",),
    "report": ("echo_group", "unreadable", "coded_by"),
    "record": ("current",),
}
_SQLITE_WORDS = (
    "CREATE VIRTUAL TABLE search_words USING fts5(title, words, run, content='', "
    "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")",
)
_SERVER_WORDS = (
    "CREATE TABLE search_words (id BIGINT PRIMARY KEY, found tsvector NOT NULL, run tsvector NOT NULL)",
    "CREATE INDEX search_words_found ON search_words USING gin (found)",
    "CREATE INDEX search_words_run ON search_words USING gin (run)",
)


def upgrade() -> None:
    _create_tables()
    sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in _SQLITE_WORDS if sqlite else _SERVER_WORDS:
        op.execute(statement)
    for table, changing in _LASTING.items():
        lasting = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table) if column["name"] not in changing]
        for statement in (_sqlite_triggers if sqlite else _server_triggers)(table, lasting):
            op.execute(sa.text(statement.replace(":=", r"\:=")))


def _sqlite_triggers(table: str, lasting: list[str]) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is written once: nothing of it is changed or removed'); END"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {', '.join(lasting)} ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
    ]


def _server_triggers(table: str, lasting: list[str]) -> list[str]:
    call = f"EXECUTE FUNCTION {table}_refuse()"
    return [
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{table} is written once: nothing of it is changed or removed'; END $$",
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE OF {', '.join(lasting)} ON {table} FOR EACH ROW {call}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {call}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
    ]


def _create_tables() -> None:
    op.create_table(
        "account",
        sa.Column("name", TEXT, primary_key=True),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("secret", TEXT, nullable=False),
        sa.Column("made_at", TEXT, nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("report_key", TEXT, nullable=False),
        sa.Column("record_id", SERIAL, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("mode", TEXT),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("scope", TEXT, nullable=False),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.Column("day_basis", TEXT),
        sa.Column("place_id", TEXT),
        sa.Column("place_name_ar", TEXT),
        sa.Column("place_name_en", TEXT),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("radius_km", sa.Float()),
        sa.Column("country", TEXT),
        sa.Column("admin1", TEXT),
        sa.Column("geo_precision", TEXT),
        sa.Column("killed_low", sa.Integer()),
        sa.Column("killed_high", sa.Integer()),
        sa.Column("denied", sa.Boolean(), nullable=False),
        sa.Column("doubted", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary()),
        sa.Column("review", TEXT, nullable=False),
        sa.Column("incident", TEXT),
    )
    op.create_index("event_days", "event", [sa.text("coalesce(earliest, '')"), "key"])
    op.create_index("event_incident", "event", ["incident"])
    op.create_index("event_killed", "event", [sa.text("coalesce(killed_high, -1)"), "key"])
    op.create_index("event_kind", "event", ["kind", "earliest"])
    op.create_index("event_latest", "event", ["latest"])
    op.create_index("event_place_column", "event", ["place_id"])
    op.create_index("event_point", "event", ["lat", "lon"])
    op.create_index("event_report", "event", ["report_key"])
    op.create_index("event_review", "event", ["review"])
    op.create_table(
        "event_party",
        sa.Column("id", SERIAL, primary_key=True, autoincrement=True),
        sa.Column("event_key", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("entity", TEXT),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("sector", TEXT),
    )
    op.create_index("event_party_entity", "event_party", ["entity", "role", "event_key"])
    op.create_index("event_party_event", "event_party", ["event_key"])
    op.create_index("event_party_folded", "event_party", ["folded", "role", "event_key"])
    op.create_table(
        "event_place",
        sa.Column("id", SERIAL, primary_key=True, autoincrement=True),
        sa.Column("event_key", TEXT, nullable=False),
        sa.Column("place_id", TEXT),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("folded", TEXT, nullable=False),
        sa.Column("folded_en", TEXT),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
    )
    op.create_index("event_place_event", "event_place", ["event_key"])
    op.create_index("event_place_folded", "event_place", ["folded", "event_key"])
    op.create_index("event_place_folded_en", "event_place", ["folded_en", "event_key"])
    op.create_index("event_place_place", "event_place", ["place_id", "event_key"])
    op.create_table(
        "event_weapon",
        sa.Column("id", SERIAL, primary_key=True, autoincrement=True),
        sa.Column("event_key", TEXT, nullable=False),
        sa.Column("weapon", TEXT, nullable=False),
    )
    op.create_index("event_weapon_event", "event_weapon", ["event_key"])
    op.create_index("event_weapon_weapon", "event_weapon", ["weapon", "event_key"])
    op.create_table(
        "history",
        sa.Column("seq", SERIAL, primary_key=True, autoincrement=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("author", TEXT, nullable=False),
        sa.Column("act", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("body", TEXT, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("prev_hash", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
    )
    op.create_index("history_act", "history", ["act", "seq"])
    op.create_index("history_at", "history", ["at"])
    op.create_index("history_subject", "history", ["subject", "seq"])
    op.create_table(
        "incident",
        sa.Column("id", TEXT, primary_key=True),
        sa.Column("created_at", TEXT, nullable=False),
        sa.Column("opened", sa.Boolean(), nullable=False),
        sa.Column("into", TEXT),
        sa.Column("kind", TEXT),
        sa.Column("mode", TEXT),
        sa.Column("status", TEXT),
        sa.Column("earliest", TEXT),
        sa.Column("latest", TEXT),
        sa.Column("place_id", TEXT),
        sa.Column("name", TEXT),
        sa.Column("name_en", TEXT),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("radius_km", sa.Float()),
        sa.Column("country", TEXT),
        sa.Column("admin1", TEXT),
        sa.Column("geo_precision", TEXT),
        sa.Column("killed_low", sa.Integer()),
        sa.Column("killed_high", sa.Integer()),
        sa.Column("reports", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("voices", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("denied", sa.Boolean(), nullable=False),
        sa.Column("doubted", sa.Boolean(), nullable=False),
        sa.Column("review", TEXT),
    )
    op.create_index("incident_days", "incident", ["opened", sa.text("coalesce(earliest, '')"), "id"])
    op.create_index("incident_killed", "incident", ["opened", sa.text("coalesce(killed_high, -1)"), "id"])
    op.create_index("incident_kind", "incident", ["opened", "kind", "earliest"])
    op.create_index("incident_latest", "incident", ["opened", "latest"])
    op.create_index("incident_place", "incident", ["opened", "place_id"])
    op.create_index("incident_point", "incident", ["opened", "lat", "lon"])
    op.create_index("incident_voices", "incident", ["opened", "voices", "id"])
    op.create_table(
        "judgement",
        sa.Column("id", SERIAL, primary_key=True, autoincrement=True),
        sa.Column("a", TEXT, nullable=False),
        sa.Column("b", TEXT, nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("author", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("why", TEXT, nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("undone_by", sa.BigInteger()),
    )
    op.create_index("judgement_a", "judgement", ["a"])
    op.create_index("judgement_b", "judgement", ["b"])
    op.create_table(
        "original",
        sa.Column("sha256", TEXT, primary_key=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", TEXT),
        sa.Column("stored_at", TEXT, nullable=False),
    )
    op.create_table(
        "record",
        sa.Column("id", SERIAL, primary_key=True, autoincrement=True),
        sa.Column("report_key", TEXT, nullable=False),
        sa.Column("coder_version", TEXT, nullable=False),
        sa.Column("knowledge", TEXT, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("coded_at", TEXT, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
    )
    op.create_index("record_report", "record", ["report_key", "current"])
    op.create_table(
        "rejected",
        sa.Column("id", SERIAL, primary_key=True, autoincrement=True),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("run", TEXT, nullable=False),
        sa.Column("place", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("message", TEXT, nullable=False),
    )
    op.create_index("rejected_run", "rejected", ["run"])
    op.create_table(
        "report",
        sa.Column("key", TEXT, primary_key=True),
        sa.Column("given_id", TEXT),
        sa.Column("original", TEXT),
        sa.Column("member", TEXT),
        sa.Column("place", TEXT, nullable=False, server_default=""),
        sa.Column("url", TEXT),
        sa.Column("title", TEXT),
        sa.Column("outlet", TEXT),
        sa.Column("author", TEXT),
        sa.Column("published", TEXT),
        sa.Column("published_at", TEXT),
        sa.Column("updated", TEXT),
        sa.Column("language", TEXT),
        sa.Column("carrier", TEXT, nullable=False, server_default="text"),
        sa.Column("fetched_at", TEXT),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("text_sha256", TEXT, nullable=False),
        sa.Column("previous", TEXT),
        sa.Column("collected_at", TEXT, nullable=False),
        sa.Column("echo_group", TEXT),
        sa.Column("unreadable", TEXT),
        sa.Column("coded_by", TEXT),
    )
    op.create_index("report_coded_by", "report", ["coded_by", "key"])
    op.create_index("report_echo_group", "report", ["echo_group"])
    op.create_index("report_original", "report", ["original"])
    op.create_index("report_outlet", "report", ["outlet"])
    op.create_index("report_previous", "report", ["previous"])
    op.create_index("report_published", "report", ["published"])
    op.create_index("report_url", "report", ["url", "collected_at"])
    op.create_table(
        "search_part",
        sa.Column("id", SERIAL, primary_key=True, autoincrement=True),
        sa.Column("report_key", TEXT, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
    )
    op.create_index("search_part_report", "search_part", ["report_key"])
    op.create_table(
        "session",
        sa.Column("token_sha256", TEXT, primary_key=True),
        sa.Column("account", TEXT, nullable=False),
        sa.Column("made_at", TEXT, nullable=False),
        sa.Column("seen_at", TEXT, nullable=False),
        sa.Column("expires_at", TEXT, nullable=False),
    )
    op.create_index("session_account", "session", ["account"])
    op.create_table(
        "tie",
        sa.Column("a", TEXT, primary_key=True),
        sa.Column("b", TEXT, primary_key=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("verdict", TEXT, nullable=False),
        sa.Column("weights", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", TEXT, nullable=False),
        sa.Column("run", TEXT, nullable=False),
    )
    op.create_index("tie_b", "tie", ["b"])
    op.create_index("tie_verdict", "tie", ["verdict", "score"])
