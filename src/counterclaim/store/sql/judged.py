"""People's judgements in SQL: made, revoked, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, or_, select

from counterclaim.errors import LedgerError
from counterclaim.model.judgement import Judgement, Revocation
from counterclaim.store.copies.plain_rows import plain_moment
from counterclaim.store.entry import Change, Event, Mark
from counterclaim.store.schema.tables import judgements, revocations
from counterclaim.store.sealing import seal_of
from counterclaim.store.shapes import Encoded, json_text, shaped, valued
from counterclaim.store.sql.rows import not_before_last
from counterclaim.store.sql.sessions import SqlSessions


class SqlJudgements(SqlSessions):
    """The part of a ledger that keeps judgements; `JudgementBook` says what each method does."""

    def judge(self, judgement: Judgement, learned_at: datetime) -> bool:
        """Keep a judgement; see `JudgementBook.judge`."""
        with self._writing() as connection:
            if connection.execute(select(judgements.c.seq).where(judgements.c.id == judgement.id)).first():
                return False
            row = {"id": judgement.id, "body": Encoded(json_text(shaped(judgement)))}
            connection.execute(insert(judgements), _sealed("judgements", row, not_before_last(connection, learned_at)))
            return True

    def revoke(self, revocation: Revocation, learned_at: datetime) -> bool:
        """Keep a revocation; see `JudgementBook.revoke`."""
        key = revocation.judgement
        with self._writing() as connection:
            if not connection.execute(select(judgements.c.seq).where(judgements.c.id == key)).first():
                raise LedgerError(f"{self.name}: no judgement {key} that could be revoked")
            if connection.execute(select(revocations.c.seq).where(revocations.c.judgement == key)).first():
                return False
            row = {"judgement": key, "body": Encoded(json_text(shaped(revocation)))}
            connection.execute(
                insert(revocations), _sealed("revocations", row, not_before_last(connection, learned_at))
            )
            return True

    def judgements(self, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Those that stand; see `JudgementBook.judgements`."""
        revoked, chosen = select(revocations.c.judgement), select(judgements.c.body)
        if as_of:
            revoked = revoked.where(revocations.c.learned_at <= as_of)
            chosen = chosen.where(judgements.c.learned_at <= as_of)
        return self._judgements(chosen.where(judgements.c.id.not_in(revoked)))

    def judgement(self, key: str) -> Judgement | None:
        """The judgement of this id; see `JudgementBook.judgement`."""
        return next(iter(self._judgements(select(judgements.c.body).where(judgements.c.id == key))), None)

    def revocation(self, key: str) -> Revocation | None:
        """The revocation of this judgement; see `JudgementBook.revocation`."""
        chosen = select(revocations.c.body).where(revocations.c.judgement == key)
        return next(self._values(chosen, Revocation), None)

    def judgements_since(self, mark: Mark) -> tuple[Judgement, ...]:
        """Those made or revoked since; see `JudgementBook.judgements_since`."""
        revoked = select(revocations.c.judgement).where(revocations.c.seq > mark.revocation)
        since = or_(judgements.c.seq > mark.judgement, judgements.c.id.in_(revoked))
        return self._judgements(select(judgements.c.body).where(since))

    def _judgements(self, chosen: Select[Any]) -> tuple[Judgement, ...]:
        return tuple(self._values(chosen.order_by(judgements.c.seq), Judgement))


def _sealed(table: str, row: dict[str, Any], moment: datetime) -> dict[str, Any]:
    """A row as it is written at that moment."""
    seal = seal_of(table, row | {"learned_at": plain_moment(moment)})
    return row | {"learned_at": moment, "seal": seal}


def judgement_history(connection: Connection, key: str) -> tuple[Event, ...]:
    """When a judgement was made and revoked, and by whom; empty where there is none of this id."""
    made = connection.execute(select(judgements.c.learned_at, judgements.c.body).where(judgements.c.id == key))
    chosen = select(revocations.c.learned_at, revocations.c.body).where(revocations.c.judgement == key)
    return (
        *_events(made, Judgement, Change.JUDGED),
        *_events(connection.execute(chosen), Revocation, Change.REVOKED),
    )


def _events(rows: Iterable[Any], kind: type[Judgement] | type[Revocation], change: Change) -> tuple[Event, ...]:
    return tuple(Event(at=row.learned_at, change=change, note=valued(row.body, kind).by) for row in rows)
