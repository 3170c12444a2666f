"""A database in, the same database at the schema of this version out; one of a later version is refused."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, inspect, text

from marsad.errors import StoreError
from marsad.store.engine import WRITING

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"  # the latest of migrations/versions; a test holds the two together


def version_of(engine: Engine) -> str | None:
    """The schema of the database, None when it holds none."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return None if found is None else str(found)


def upgrade(engine: Engine) -> None:
    """Bring the schema to HEAD, all of it or nothing."""
    from alembic import command

    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def check_version(engine: Engine) -> bool:
    """Whether the schema is ours; False when it is older, StoreError when it is newer or there is none."""
    found = version_of(engine)
    if found is None:
        raise StoreError("the database holds no observatory", hint="marsad init makes one")
    if found == HEAD:
        return True
    if found not in known_versions():
        raise StoreError(f"the observatory has the schema {found}, this Marsad knows {HEAD}: it was opened by a later version",
                         hint="upgrade Marsad: pip install -U marsad")
    return False


def known_versions() -> set[str]:
    """Every schema that this version can bring to HEAD, HEAD among them."""
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
