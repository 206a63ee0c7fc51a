"""Writes incidents and findings: a row for what is new or has changed, a withdrawal for what is gone.

`derivations` is the record; `standing` knows its newest row for each id, and the scope that the thing was derived in.
All is written in a few statements of many rows, so that a million incidents take minutes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, text

from counterclaim.model.finding import Finding
from counterclaim.model.identity import digest
from counterclaim.model.incident import Incident
from counterclaim.store.copies.plain_rows import plain_moment
from counterclaim.store.entry import Scopes
from counterclaim.store.schema.tables import derivations, grounds, standing
from counterclaim.store.sealing import seal_of
from counterclaim.store.shapes import Encoded, json_text, shaped
from counterclaim.store.sql.incident_facets import keep_incident_facets, kinds_about
from counterclaim.store.sql.selections import Sort
from counterclaim.store.sql.stretches import stretches

Key = tuple[str, str]
"""A sort and an id."""

ROWS_AT_ONCE = 20_000
"""Handed to the database in one go: bounds what is held in memory beside the things themselves."""

EVERYTHING = ""
"""The scope of what was derived all at once."""

_KEEP_STANDING = text(
    "INSERT INTO standing (sort, id, first, newest, scope, digest) "
    "VALUES (:sort, :id, :first, :newest, :scope, :digest) ON CONFLICT (sort, id) "
    "DO UPDATE SET newest = excluded.newest, scope = excluded.scope, digest = excluded.digest"
)


_LEAVE = text(
    "DELETE FROM resting WHERE first = :first AND claim IN (SELECT claims.seq FROM grounds "
    "JOIN claims ON claims.id = grounds.claim WHERE grounds.derivation = :derivation)"
)
_REST = text(
    "INSERT INTO resting (claim, sort, first) SELECT claims.seq, :sort, :first FROM grounds "
    "JOIN claims ON claims.id = grounds.claim WHERE grounds.derivation = :derivation"
)


@dataclass(frozen=True, slots=True)
class Stood:
    """What `standing` knows of one id; scope and digest are null where it is withdrawn."""

    first: int
    newest: int
    scope: str | None
    digest: str | None


class Rows:
    """The rows of one change, written as they become many; numbers them on from the last row that there is."""

    def __init__(self, connection: Connection, moment: datetime) -> None:
        self._connection, self._moment, self._sealed_at = connection, moment, plain_moment(moment)
        self._last: int = connection.execute(select(func.max(derivations.c.seq))).scalar() or 0
        self._derivations: list[dict[str, Any]] = []
        self._grounds: list[dict[str, Any]] = []
        self._standing: list[dict[str, Any]] = []
        self._left: list[dict[str, Any]] = []
        self._rests: list[dict[str, Any]] = []
        self._happened: dict[int, Incident] = {}
        self._gone: list[int] = []
        self.number = 0

    def derive(self, thing: Incident | Finding, scope: str, known: Stood | None) -> None:
        """Write a thing, unless it stands so already; a new scope alone is no change of it."""
        body = json_text(shaped(thing))
        key = digest(body)
        if isinstance(thing, Incident):
            self._happened[known.first if known else self._last + 1] = thing
        if known and known.digest == key:
            if known.scope != scope:
                self._stand(_key(thing), known.first, known.newest, scope, key)
            return
        kind = thing.kind.value if isinstance(thing, Finding) else None
        self._add(_key(thing), withdrawn=False, kind=kind, digest=key, body=Encoded(body))
        self._grounds += [{"derivation": self._last, "claim": claim} for claim in dict.fromkeys(thing.claims)]
        first = known.first if known else self._last
        self._leave(known)
        self._rests.append({"sort": _key(thing)[0], "first": first, "derivation": self._last})
        self._stand(_key(thing), first, self._last, scope, key)

    def withdraw(self, key: Key, known: Stood) -> None:
        """Write that a thing stands no longer."""
        self._leave(known)
        self._gone.append(known.first)
        self._add(key, withdrawn=True, kind=None, digest=None, body=None)
        self._stand(key, known.first, self._last, None, None)

    def flush(self) -> None:
        """Hand over all that waits."""
        for statement, rows in (
            (insert(derivations), self._derivations),
            (insert(grounds), self._grounds),
            (_KEEP_STANDING, self._standing),
            (_LEAVE, self._left),
            (_REST, self._rests),
        ):
            if rows:
                self._connection.execute(statement, rows)
                rows.clear()

    def keep_facets(self, findings: Iterable[Finding]) -> None:
        """Write what incidents are put in order by; `findings` are all about those that were derived."""
        keep_incident_facets(self._connection, self._happened, kinds_about(findings), self._gone)

    def _leave(self, known: Stood | None) -> None:
        """What stood rests on its claims no more."""
        if known and known.digest:
            self._left.append({"first": known.first, "derivation": known.newest})

    def _add(self, key: Key, **row: Any) -> None:
        self._last += 1
        self.number += 1
        sort, ident = key
        said = {"sort": sort, "id": ident, "learned_at": self._sealed_at} | row
        sealed = row | {"learned_at": self._moment, "seal": seal_of("derivations", said)}
        self._derivations.append(said | sealed | {"seq": self._last})

    def _stand(self, key: Key, first: int, newest: int, scope: str | None, digest: str | None) -> None:
        sort, ident = key
        row = {"sort": sort, "id": ident, "first": first, "newest": newest, "scope": scope, "digest": digest}
        self._standing.append(row)
        if len(self._standing) >= ROWS_AT_ONCE:
            self.flush()


def replace_everything(
    connection: Connection, incidents: Iterable[Incident], findings: Iterable[Finding], moment: datetime
) -> int:
    """Make these all that stands, in the scope of everything; how many rows that took."""
    known = _known(connection, select(standing))
    leaving = [key for key, stood in known.items() if stood.digest]
    return _replace(Rows(connection, moment), {EVERYTHING: (tuple(incidents), tuple(findings))}, known, leaving)


def replace_scopes(connection: Connection, scopes: Scopes, moment: datetime) -> int:
    """Make these all that stands in their scopes, and touch no other scope; how many rows that took."""
    known: dict[Key, Stood] = {}
    leaving: list[Key] = []
    if connection.execute(select(standing.c.id).limit(1)).first() is not None:
        for some in stretches(scopes):
            known |= _known(connection, select(standing).where(standing.c.scope.in_(some)))
        leaving = list(known)
        for sort, place in ((Sort.INCIDENT, 0), (Sort.FINDING, 1)):
            coming = (thing.id for things in scopes.values() for thing in things[place])
            for some in stretches(key for key in coming if (sort.value, key) not in known):
                chosen = select(standing).where(standing.c.sort == sort.value, standing.c.id.in_(some))
                known |= _known(connection, chosen)
    return _replace(Rows(connection, moment), scopes, known, leaving)


def _replace(rows: Rows, scopes: Scopes, known: Mapping[Key, Stood], leaving: Collection[Key]) -> int:
    placed: dict[Key, str] = {}
    for scope, (incidents, findings) in scopes.items():
        things: list[Incident | Finding] = [*incidents, *findings]
        for thing in things:
            key = _key(thing)
            if placed.setdefault(key, scope) != scope:
                raise ValueError(f"{thing.id}: in two scopes, {placed[key]} and {scope}")
            rows.derive(thing, scope, known.get(key))
    for key in leaving:
        if key not in placed:
            rows.withdraw(key, known[key])
    rows.flush()
    rows.keep_facets(finding for _, findings in scopes.values() for finding in findings)
    return rows.number


def _key(thing: Incident | Finding) -> Key:
    return (Sort.FINDING.value if isinstance(thing, Finding) else Sort.INCIDENT.value, thing.id)


def _known(connection: Connection, chosen: Select[Any]) -> dict[Key, Stood]:
    rows = connection.execute(chosen)
    return {(row.sort, row.id): Stood(row.first, row.newest, row.scope, row.digest) for row in rows}
