"""Checks what hangs together across the ledger, by questions that the database answers without holding it in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import blake2b

from sqlalchemy import Connection, inspect, text

from counterclaim.store.checks.faults import NO_VALUE, Checked, FaultKind
from counterclaim.store.copies.plain_rows import ROWS_AT_ONCE, plain_table, rows_of
from counterclaim.store.schema.following_tables import FOLLOWING_RECORD
from counterclaim.store.schema.migrations import LAID_OUT
from counterclaim.store.schema.tables import APPEND_ONLY, tellings
from counterclaim.store.sealing import seal_of_telling

STREAMED = {"yield_per": ROWS_AT_ONCE}

_NONE_SUCH = "SELECT {thing} FROM {table} AS one WHERE NOT EXISTS (SELECT 1 FROM {other} AS two WHERE {tied})"


def _lost(thing: str, table: str, other: str, tied: str) -> str:
    return _NONE_SUCH.format(thing=thing, table=table, other=other, tied=tied)


QUESTIONS: tuple[tuple[FaultKind, str, str], ...] = (
    (FaultKind.LINK, "{}: a claim of no reading", _lost("id", "claims", "readings", "two.seq = one.reading")),
    (
        FaultKind.GAP,
        "{}: a document without any reading",
        _lost("id", "documents", "readings", "two.document = one.id"),
    ),
    (FaultKind.KEYS, "{}: its source", _lost("id", "documents", "sources", "two.document = one.id")),
    (FaultKind.LINK, "{}: a source of no document", _lost("document", "sources", "documents", "two.id = one.document")),
    (FaultKind.LINK, "{}: rested on, not there", _lost("DISTINCT claim", "grounds", "claims", "two.id = one.claim")),
    (
        FaultKind.LINK,
        "row {}: claims of nothing derived",
        _lost("DISTINCT derivation", "grounds", "derivations", "two.seq = one.derivation"),
    ),
    (
        FaultKind.LINK,
        "{}: superseded, not there",
        _lost("document", "supersessions", "documents", "two.id = one.document"),
    ),
    (FaultKind.LINK, "{}: supersedes, not there", _lost('"by"', "supersessions", "documents", 'two.id = one."by"')),
    (
        FaultKind.LINK,
        "{}: superseded by what had been superseded before",
        "SELECT one.document FROM supersessions AS one JOIN supersessions AS two "
        'ON two.document = one."by" WHERE two.seq <= one.seq',
    ),
    (
        FaultKind.LINK,
        "{}: revoked, not there",
        _lost("judgement", "revocations", "judgements", "two.id = one.judgement"),
    ),
    (
        FaultKind.STANDING,
        "{}: derived, and not listed",
        _lost("DISTINCT id", "derivations", "standing", "two.sort = one.sort AND two.id = one.id"),
    ),
    (
        FaultKind.STANDING,
        "{}",
        "SELECT one.id FROM standing AS one LEFT JOIN derivations AS newest ON newest.seq = one.newest "
        "WHERE newest.seq IS NULL OR newest.id <> one.id OR newest.sort <> one.sort "
        "OR coalesce(newest.digest, '') <> coalesce(one.digest, '') OR (one.digest IS NULL) <> (one.scope IS NULL) "
        "OR one.first <> (SELECT min(seq) FROM derivations AS each WHERE each.sort = one.sort AND each.id = one.id) "
        "OR one.newest <> (SELECT max(seq) FROM derivations AS each WHERE each.sort = one.sort AND each.id = one.id)",
    ),
    (FaultKind.INDEX, "{}: of no document", _lost("key", "tellings", "documents", "two.id = one.document")),
    (
        FaultKind.INDEX,
        "{}: in a scope that is not there",
        "SELECT key FROM tellings AS one WHERE NOT EXISTS "
        "(SELECT 1 FROM tellings AS two WHERE two.key = one.scope AND two.scope = one.scope)",
    ),
    *(
        (
            FaultKind.GAP,
            f"{table} up to number {{}} were reconciled, and are not there",
            f"SELECT {name} FROM reconciled WHERE {name} > (SELECT coalesce(max(seq), 0) FROM {table})",
        )
        for name, table in (
            ("reading", "readings"),
            ("supersession", "supersessions"),
            ("judgement", "judgements"),
            ("revocation", "revocations"),
        )
    ),
)
"""What is wrong, how an example of it is told, and the question that gives all of them."""


def ask(connection: Connection, question: tuple[FaultKind, str, str], checked: Checked, lost: frozenset[str]) -> None:
    """Note all that one question finds; what is known to be lost is no news."""
    kind, words, statement = question
    for row in connection.execute(text(statement), execution_options=STREAMED):
        if row[0] not in lost:
            checked.faults.note(kind, words.format(row[0]))


def check_index(connection: Connection, checked: Checked) -> None:
    """Whether each telling is as it was written, and found under its blocks and under no others.

    The two sides may be large and come in different orders: the sums of their digests are compared.
    """
    table = plain_table(tellings)
    made, found = _Sum(), _Sum()
    for values in rows_of(connection, table):
        row = dict(zip(table.columns, values, strict=True))
        number = int(row["seq"] or 0)
        checked.count("tellings at hand")
        if seal_of_telling(row) != row["seal"]:
            checked.faults.note(FaultKind.INDEX, f"{row['key']}: not as it was written")
        made.add((block, number) for block in _blocks(str(row["blocks"]), checked, number))
    rows = connection.execute(text("SELECT block, telling FROM telling_blocks"), execution_options=STREAMED)
    found.add((block, number) for block, number in rows)
    if (made.number, made.total) != (found.number, found.total):
        number = max(1, abs(made.number - found.number))
        checked.faults.note(
            FaultKind.INDEX, f"tellings have {made.number} blocks, the table of blocks {found.number}", number
        )


class _Sum:
    """A sum over rows that does not depend on their order."""

    def __init__(self) -> None:
        self.number, self.total = 0, 0

    def add(self, rows: Iterable[tuple[str, int]]) -> None:
        for block, number in rows:
            written = f"{number} {block}".encode("utf-8", "surrogatepass")
            self.number += 1
            self.total += int.from_bytes(blake2b(written, digest_size=16).digest(), "big")


def _blocks(words: str, checked: Checked, number: int) -> list[str]:
    try:
        return list(map(str, json.loads(words)))
    except NO_VALUE:
        checked.faults.note(FaultKind.INDEX, f"telling {number}: no blocks")
        return []


def check_layout(connection: Connection, checked: Checked) -> None:
    """Whether all tables, indexes and guards are there, so that the database itself keeps what was written."""
    found = inspect(connection)
    names = set(found.get_table_names())
    for table in LAID_OUT:
        if table.name not in names:
            checked.faults.note(FaultKind.GUARD, f"table {table.name}")
            continue
        indexes = {one["name"] for one in found.get_indexes(table.name)}
        for index in table.indexes:
            if index.name not in indexes:
                checked.faults.note(FaultKind.GUARD, f"index {index.name}")
    for name in _guards(connection) - _guards_there(connection):
        checked.faults.note(FaultKind.GUARD, f"guard {name}")


_GUARDED = (*APPEND_ONLY, *FOLLOWING_RECORD)


def _guards(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        return {f"{table.name}_no_{verb}" for table in _GUARDED for verb in ("UPDATE", "DELETE")}
    return {f"{table.name}_only_grows" for table in _GUARDED}


def _guards_there(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        return set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
    of_this_schema = (
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE relnamespace = current_schema()::regnamespace AND tgenabled <> 'D'"
    )
    return set(connection.scalars(text(of_this_schema)))
