"""Checks a ledger: every digest, span, link and sum, what is worked out from the record, and the database itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, bindparam, text

from counterclaim.model.document import Document
from counterclaim.model.judgement import Judgement, Revocation
from counterclaim.store.checks.derived import check_derivations
from counterclaim.store.checks.facets import check_facets, check_names, check_trigrams
from counterclaim.store.checks.faults import NO_VALUE, Checked, FaultKind
from counterclaim.store.checks.links import QUESTIONS, ask, check_index, check_layout
from counterclaim.store.checks.readings import Vouched, check_unit
from counterclaim.store.checks.units import READINGS_AT_ONCE, Row, Unit, units_between
from counterclaim.store.copies.plain_rows import plain_table, rows_of, snapshot
from counterclaim.store.failures import FAILURES, told
from counterclaim.store.opening import open_engine
from counterclaim.store.schema.following_tables import FOLLOWING_RECORD
from counterclaim.store.schema.tables import documents, judgements, losses, revocations, supersessions
from counterclaim.store.sealing import ContentDigest, content_of, seal_of
from counterclaim.store.shapes import valued_text
from counterclaim.store.sql.stretches import stretches
from counterclaim.store.versions import source_of

MOST_MESSAGES = 100
_SAYS_ALL_IS_WELL = "ok"


def check_ledger(where: str | Path) -> Checked:
    """Look at everything in the ledger at this path or URL; nothing is written.

    One state is looked at, whoever goes on writing; memory does not grow with the ledger. Raises LedgerError if it
    can't be opened.
    """
    engine, name = open_engine(where, create=False)
    try:
        return check_engine(engine, name)
    finally:
        engine.dispose()


def check_engine(engine: Engine, name: str) -> Checked:
    """The same, of a database that is open."""
    checked = Checked(name=name)
    with told(name), snapshot(engine) as connection, any_text(connection):
        _guarded(checked, "the file", lambda: _check_database(connection, checked))
        vouched = _vouched(connection, checked)
        content = ContentDigest()
        steps: tuple[Callable[[], None], ...] = (
            lambda: _check_units(connection, checked, content, vouched),
            lambda: _check_documents(connection, checked, content),
            lambda: check_derivations(connection, checked, content, vouched),
            lambda: _check_rows(connection, checked, content, vouched),
            *(partial(ask, connection, question, checked, vouched.ids) for question in QUESTIONS),
            lambda: check_index(connection, checked),
            lambda: check_facets(connection, checked),
            lambda: check_names(connection, checked),
            lambda: check_trigrams(connection, checked),
            lambda: check_layout(connection, checked),
        )
        for step in steps:
            _guarded(checked, "", step)
        checked.digest = content.hexdigest()
    return checked


@contextmanager
def any_text(connection: Connection) -> Iterator[None]:
    """Lets bytes that are no text through, so that they are found instead of ending the search."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        yield
        return
    raw.text_factory = lambda stored: stored.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = str


def _guarded(checked: Checked, where: str, step: Callable[[], None]) -> None:
    """A step that the database itself can't go on with is a fault, and the next one is taken."""
    try:
        step()
    except FAILURES as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        checked.faults.note(FaultKind.DAMAGE, f"{where}: {cause}" if where else cause)


def _check_database(connection: Connection, checked: Checked) -> None:
    if connection.dialect.name != "sqlite":
        return
    for (message,) in connection.execute(text(f"PRAGMA integrity_check({MOST_MESSAGES})")):
        if message != _SAYS_ALL_IS_WELL:
            checked.faults.note(FaultKind.DAMAGE, " ".join(str(message).split()))
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        checked.faults.note(FaultKind.LINK, f"row {row[1]} of {row[0]}: refers to nothing in {row[2]}")


def _vouched(connection: Connection, checked: Checked) -> Vouched:
    """What the ledger itself says is lost, or not to be vouched for."""
    lost: dict[str, set[int]] = {}
    ids: set[str] = set()

    def look() -> None:
        for _, learned_at, table, number, key, because in rows_of(connection, plain_table(losses)):
            thing = key or (f"row {number}" if number is not None else "rows")
            checked.losses.append(f"{thing} ({table}, {learned_at} UTC): {because}")
            lost.setdefault(str(table), set()).add(int(number or 0))
            ids.add(str(key))

    _guarded(checked, "losses", look)
    readings, derived = (frozenset(lost.get(name, ())) for name in ("readings", "derivations"))
    return Vouched(readings=readings, derivations=derived, ids=frozenset(ids))


def _check_units(connection: Connection, checked: Checked, content: ContentDigest, vouched: Vouched) -> None:
    last = connection.execute(text("SELECT max(seq) FROM readings")).scalar() or 0
    expected, latest = 1, ""
    for first in range(1, last + 1, READINGS_AT_ONCE):
        found: list[tuple[Unit, Document]] = []
        for unit in units_between(connection, first=first, last=first + READINGS_AT_ONCE - 1):
            number, learned_at = int(unit.reading["seq"] or 0), str(unit.reading["learned_at"])
            for missing in sorted(set(range(expected, number)) - vouched.readings):
                checked.faults.note(FaultKind.GAP, f"reading {missing}")
            expected = number + 1
            if number not in vouched.readings:
                if learned_at < latest:
                    checked.faults.note(FaultKind.MOMENT, f"reading {number}")
                latest = learned_at
            content.add("readings", content_of("readings", unit.reading))
            for claim in unit.claims:
                content.add("claims", content_of("claims", claim))
            document = check_unit(unit, checked, vouched)
            if document is not None and number not in vouched.readings:
                found.append((unit, document))
        _check_sources(connection, found, first, checked)


def _check_sources(connection: Connection, found: list[tuple[Unit, Document]], first: int, checked: Checked) -> None:
    """A document has the source that it had when it was first read."""
    within = {"first": first, "last": first + READINGS_AT_ONCE - 1}
    of_these = "document IN (SELECT document FROM readings WHERE seq BETWEEN :first AND :last)"
    firsts = text(f"SELECT min(seq) FROM readings WHERE {of_these} GROUP BY document")
    first_read = set(connection.scalars(firsts, within))
    chosen = text(f"SELECT document, source FROM sources WHERE {of_these}")
    kept = {row.document: row.source for row in connection.execute(chosen, within)}
    for unit, document in found:
        if unit.reading["seq"] in first_read and kept.get(document.id, "") != source_of(document):
            checked.faults.note(FaultKind.KEYS, f"{document.id}: its source")


def _check_documents(connection: Connection, checked: Checked, content: ContentDigest) -> None:
    table = plain_table(documents)
    for values in rows_of(connection, table):
        checked.count("documents")
        content.add("documents", content_of("documents", dict(zip(table.columns, values, strict=True))))


def _check_rows(connection: Connection, checked: Checked, content: ContentDigest, vouched: Vouched) -> None:
    """What was superseded, judged and revoked."""
    asked: dict[str, str] = {}
    for source in (supersessions, judgements, revocations, losses, *FOLLOWING_RECORD):
        table, latest = plain_table(source), ""
        for values in rows_of(connection, table):
            row = dict(zip(table.columns, values, strict=True))
            content.add(table.name, content_of(table.name, row))
            checked.count(table.name)
            where = f"{row.get('id') or row.get('judgement') or row.get('document')} ({table.name})"
            if "seal" in row and seal_of(table.name, row) != row["seal"]:
                checked.faults.note(FaultKind.SEAL, where)
            learned_at = str(row.get("learned_at") or row.get("fetched_at"))
            if learned_at < latest and source not in FOLLOWING_RECORD:
                checked.faults.note(FaultKind.MOMENT, where)
            latest = learned_at
            if source in (judgements, revocations):
                asked |= _judged(row, where, checked)
    chosen = text("SELECT id FROM claims WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))
    for some in stretches(sorted(asked)):
        for key in set(some) - set(connection.scalars(chosen, {"ids": some})) - vouched.ids:
            checked.faults.note(FaultKind.LINK, f"{asked[key]}: on {key}, which is not there")


def _judged(row: Row, where: str, checked: Checked) -> dict[str, str]:
    """The claims that a judgement is on, each with where that is; its id is checked."""
    try:
        if "judgement" in row:
            if valued_text(str(row["body"]), Revocation).judgement != row["judgement"]:
                checked.faults.note(FaultKind.LINK, f"{where}: of another judgement")
            return {}
        told = valued_text(str(row["body"]), Judgement)
    except NO_VALUE:
        checked.faults.note(FaultKind.UNREADABLE, where)
        return {}
    made = Judgement.of(told.verdict, told.claims, by=told.by, because=told.because, judged_at=told.judged_at)
    if not made.id == told.id == row["id"]:
        checked.faults.note(FaultKind.DERIVED_ID, where)
    return dict.fromkeys(told.claims, where)
