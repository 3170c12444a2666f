"""What is served and how: the store, the room that reads, the columns for the map, who may come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from marsad.export.told.known import Known
from marsad.observatory.atlas import Atlas, Row, publish_rows
from marsad.observatory.reading import ReadingRoom
from marsad.store import Store
from marsad.store.accounts import Account, find_session, has_accounts, note_use
from marsad.web.attempts import Attempts

STATIC = Path(__file__).parent / "static"


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, eq=False)
class Site:
    """One observatory as it is served. ``names`` are host names it goes by beside this machine's; ``open_to_network`` says
    that other machines may ask; ``local_user`` signs acts where there are no accounts; ``https``: a proxy before it speaks
    it."""

    store: Store
    room: ReadingRoom
    local_user: str
    public: bool = False
    names: tuple[str, ...] = ()
    open_to_network: bool = False
    https: bool = False
    static: Path = STATIC
    clock: Callable[[], datetime] = _utc_now
    attempts: Attempts = field(default_factory=Attempts)

    @cached_property
    def atlas(self) -> Atlas:
        """The incidents as columns."""
        return Atlas(self.store.reading)

    @cached_property
    def public_atlas(self) -> Atlas:
        """The incidents as columns, each at its first-level unit."""
        return Atlas(self.store.reading, self._publish_rows)

    def _publish_rows(self, rows: Iterable[Row]) -> list[Row]:
        return self.room.use(lambda reader: publish_rows(rows, Known(reader.lexicon)))

    def is_local(self) -> bool:
        """Whether whoever asks is taken for the user of this machine: it answers to nobody else and has no accounts."""
        if self.open_to_network:
            return False
        with self.store.reading() as connection:
            return not has_accounts(connection)

    def signed_in(self, token: str) -> Account | None:
        """Whose session the token is."""
        if not token:
            return None
        now = self.clock()
        with self.store.reading() as connection:
            account, is_to_be_noted = find_session(connection, token, at=now)
        if account and is_to_be_noted:
            with self.store.writing() as connection:
                note_use(connection, token, at=now)
        return account
