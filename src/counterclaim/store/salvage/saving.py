"""Makes a new ledger of what was read in a damaged one, and writes down in it what was lost or can't be vouched for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, text

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.judgement import Judgement, Revocation
from counterclaim.store.checks.derived import checked_thing
from counterclaim.store.checks.faults import NO_VALUE, Checked
from counterclaim.store.checks.ledgers import any_text
from counterclaim.store.checks.readings import claim_in, document_in, spans_of
from counterclaim.store.checks.units import Row, Unit, UnitTables, units_of
from counterclaim.store.copies.copying import DatabaseTarget, sqlite_target
from counterclaim.store.copies.plain_rows import PlainTable, plain_moment, plain_table, rows_of, write_rows
from counterclaim.store.keys import ClaimKeys, DocumentKeys, claim_keys, document_keys, said_by
from counterclaim.store.opening import unopened_engine
from counterclaim.store.salvage.salvaging import ALL, asked_tables, salvage, workspace
from counterclaim.store.schema.tables import claims, derivations, documents, grounds, metadata, readings, sources
from counterclaim.store.sealing import seal_of
from counterclaim.store.shapes import valued_text
from counterclaim.store.sql.facets import fill_facets
from counterclaim.store.versions import source_of

_STAND = text(
    "INSERT INTO standing (sort, id, first, newest, scope, digest) "
    "SELECT newest.sort, newest.id, firsts.first, newest.seq, CASE WHEN newest.withdrawn THEN NULL ELSE '' END, "
    "newest.digest FROM derivations AS newest JOIN (SELECT sort, id, min(seq) AS first, max(seq) AS last "
    "FROM derivations GROUP BY sort, id) AS firsts ON firsts.last = newest.seq"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What could not be saved, or not be vouched for."""

    lost_from: str
    because: str
    number: int | None = None
    id: str | None = None

    def __str__(self) -> str:
        thing = self.id or (f"row {self.number}" if self.number is not None else "some rows")
        return f"{thing} ({self.lost_from}): {self.because}"


def save_ledger(damaged: Path, target: Path, moment: datetime) -> tuple[Loss, ...]:
    """Make a new ledger at `target` of all that can be read in a damaged one; what was lost, which it knows itself too.

    Incidents and findings stand as they were derived last; the working index is empty. Raises LedgerError.
    """
    with workspace(target) as found:
        unreadable = salvage(damaged, found)
        engine, _ = unopened_engine(found)
        try:
            with engine.connect() as source, any_text(source), sqlite_target(target) as going:
                return _Saving(source, going, unreadable).run(moment)
        finally:
            engine.dispose()


class _Saving:
    """One repair: where rows come from, where they go, and what was lost on the way."""

    def __init__(self, source: Connection, target: DatabaseTarget, unreadable: Mapping[str, list[int]]) -> None:
        self._source, self._target, self._unreadable = source, target.connection, unreadable
        self._losses: list[Loss] = []
        self._documents: dict[str, None] = {}
        self._unsealed = 0

    def run(self, moment: datetime) -> tuple[Loss, ...]:
        """Save all; earlier losses are kept, new ones are added."""
        self._save_readings()
        self._note_unread()
        self._save_derivations()
        self._target.execute(_STAND)
        for name in ("supersessions", "judgements", "revocations"):
            self._save_rows(name)
        self._save_others()
        self._note_unreadable()
        self._note_lost_links()
        fill_facets(self._target)
        if self._losses:
            rows = [{each.name: getattr(loss, each.name) for each in fields(Loss)} for loss in self._losses]
            self._target.execute(insert(metadata.tables["losses"]), [row | {"learned_at": moment} for row in rows])
        return tuple(self._losses)

    def _seal(self, row: Row, seal: str) -> None:
        """A row of an older version, which has no seal, gets one."""
        if row["seal"] is None:
            row["seal"] = seal
            self._unsealed += 1

    def _lose(self, table: str, because: str, *, number: int | None = None, key: str | None = None) -> None:
        self._losses.append(Loss(lost_from=table, because=because, number=number, id=key))

    def _save_readings(self) -> None:
        expected = 1
        for unit in units_of(self._source, _SAVED):
            number = int(unit.reading["seq"] or 0)
            self._note_gap("readings", expected, number)
            expected = number + 1
            document = document_in(unit) if unit.document else None
            if document is None:
                self._lose("readings", "it could not be read", number=number, key=_words(unit.reading["document"]))
                continue
            kept = [(row, claim) for row in unit.claims if (claim := _sound(row, document, unit))]
            self._seal(unit.reading, unit.seal)
            if unit.seal != unit.reading["seal"] or len(kept) < len(unit.claims):
                gone = len(unit.claims) - len(kept)
                because = f"not as it was written{f'; {gone} of its claims could not be read' if gone else ''}"
                self._lose("readings", f"{because}: read the original again", number=number, key=document.id)
            self._write(unit, document, kept)
        last = self._source.execute(_LAST_READING).scalar() or 0
        self._note_gap("readings", expected, last + 1)

    def _note_gap(self, table: str, expected: int, number: int) -> None:
        known = set(self._unreadable.get(table, ()))
        for missing in range(expected, number):
            if missing not in known:
                self._lose(table, "it was missing", number=missing)

    def _write(self, unit: Unit, document: Document, kept: list[tuple[Row, Claim]]) -> None:
        if document.id not in self._documents:
            self._documents[document.id] = None
            self._put(documents, dict(unit.document or {}))
            self._put(sources, {"document": document.id, "source": source_of(document)})
        self._put(readings, unit.reading | _keys(document_keys(document), DocumentKeys))
        for row, claim in kept:
            said = said_by(claim, document)
            more: Row = {"document": document.id, "said_by": plain_moment(said) if said else None}
            self._put(claims, row | _keys(claim_keys(claim), ClaimKeys) | more)

    def _put(self, table: Any, row: Row) -> None:
        plain = plain_table(table)
        write_rows(self._target, plain, [tuple(row.get(name) for name in plain.columns)])

    def _note_unread(self) -> None:
        """Documents of which no reading was left, by their ids."""
        for key, name in self._source.execute(_OF_LOST_READINGS):
            if key not in self._documents:
                self._lose("documents", f"its reading could not be read{f' ({name})' if name else ''}", key=_words(key))

    def _save_derivations(self) -> None:
        table, expected = _saved_table("derivations"), 1
        for values in rows_of(self._source, table):
            row = dict(zip(table.columns, values, strict=True))
            number = int(row["seq"] or 0)
            self._note_gap("derivations", expected, number)
            expected = number + 1
            self._seal(row, seal_of("derivations", row))
            trial = Checked(name="")
            thing = checked_thing(row, trial)
            if trial.faults:
                self._lose("derivations", "it was not as it was written", number=number, key=_words(row["id"]))
                continue
            self._put(derivations, row)
            for claim in dict.fromkeys(thing.claims if thing else ()):
                self._put(grounds, {"derivation": number, "claim": claim})

    def _save_rows(self, name: str) -> None:
        """What was superseded, judged and revoked, where it still says what it said."""
        table = _saved_table(name)
        for values in rows_of(self._source, table):
            row = dict(zip(table.columns, values, strict=True))
            key = _words(row.get("id") or row.get("judgement") or row.get("document"))
            self._seal(row, seal_of(name, row))
            if seal_of(name, row) != row["seal"] or not _is_value(name, row):
                self._lose(name, "it was not as it was written", number=int(row["seq"] or 0), key=key)
            elif name == "supersessions" and not {row["document"], row["by"]} <= self._documents.keys():
                self._lose(name, "one of the two documents is lost", number=int(row["seq"] or 0), key=key)
            elif name == "revocations" and not self._is_there("judgements", row["judgement"]):
                self._lose(name, "the judgement is lost", number=int(row["seq"] or 0), key=key)
            else:
                self._put(metadata.tables[name], row)

    def _is_there(self, table: str, key: object) -> bool:
        chosen = text(f"SELECT 1 FROM {table} WHERE id = :id")
        return self._target.execute(chosen, {"id": key}).first() is not None

    def _save_others(self) -> None:
        """Tables that are kept beside the record, and earlier losses: rows that refer to what is lost are left out."""
        done = {"documents", "readings", "claims", "derivations", "supersessions", "judgements", "revocations"}
        for name in asked_tables():
            if name in done:
                continue
            table = plain_table(metadata.tables[name])
            for values in list(rows_of(self._source, table)):
                row = dict(zip(table.columns, values, strict=True))
                if "document" in row and row["document"] not in self._documents:
                    self._lose(name, "its document is lost", key=_words(row["document"]))
                else:
                    self._put(metadata.tables[name], row)

    def _note_unreadable(self) -> None:
        if self._unsealed:
            because = f"{self._unsealed} rows are of an older version, without seals to vouch for them"
            self._lose("readings", because)
        for name, numbers in self._unreadable.items():
            for number in numbers:
                because = "the table could not be read" if number == ALL else "it could not be read"
                if number != ALL or name != "losses":
                    self._lose(name, because, number=number or None)

    def _note_lost_links(self) -> None:
        """What is gone, and what is there still refers to it."""
        known = {loss.id for loss in self._losses}
        for table, statement in _LOST_LINKS:
            for (key,) in self._target.execute(text(statement)):
                if key not in known:
                    known.add(key)
                    self._lose(table, "something that is there refers to it", key=key)


def _saved_table(name: str) -> PlainTable:
    forms = plain_table(metadata.tables[name]).columns
    asked = asked_tables()[name]
    return PlainTable(name=name, columns={column: forms[column] for column in asked}, order=("of_row",))


_SAVED = UnitTables(
    documents=_saved_table("documents"),
    readings=_saved_table("readings"),
    claims=_saved_table("claims"),
)
_LAST_READING = text("SELECT max(reading) FROM claims WHERE typeof(reading) = 'integer'")
_OF_LOST_READINGS = text(
    "SELECT json_extract(body, '$.document'), json_extract(body, '$.document_name') FROM claims "
    "WHERE json_valid(body) AND reading NOT IN (SELECT seq FROM readings) GROUP BY 1, 2 "
    "UNION SELECT id, NULL FROM documents WHERE id NOT IN (SELECT document FROM readings) "
    "AND id NOT IN (SELECT json_extract(body, '$.document') FROM claims WHERE json_valid(body))"
)


_IN_CLAIMS = "NOT IN (SELECT id FROM claims)"
_LOST_LINKS = (
    ("claims", f"SELECT DISTINCT claim FROM grounds WHERE claim {_IN_CLAIMS} ORDER BY claim"),
    ("claims", f"SELECT DISTINCT part_of FROM claims WHERE part_of {_IN_CLAIMS} ORDER BY part_of"),
    (
        "claims",
        "SELECT DISTINCT each.value FROM judgements, json_each(judgements.body, '$.claims') AS each "
        f"WHERE each.value {_IN_CLAIMS} ORDER BY each.value",
    ),
    (
        "derivations",
        "SELECT DISTINCT named FROM (SELECT json_extract(body, CASE sort WHEN 'finding' THEN '$.incident' "
        "ELSE '$.part_of' END) AS named FROM derivations WHERE body IS NOT NULL) WHERE named IS NOT NULL "
        "AND named NOT IN (SELECT id FROM derivations) ORDER BY named",
    ),
)


def _keys(keys: ClaimKeys | DocumentKeys, kind: type[ClaimKeys] | type[DocumentKeys]) -> Row:
    told = ((each.name, getattr(keys, each.name)) for each in fields(kind))
    return {name: None if value is None else str(value) for name, value in told}


def _sound(row: Row, document: Document, unit: Unit) -> Claim | None:
    """The claim of a row, if it still is one of that document; else null."""
    claim = claim_in(row)
    if claim is None or (claim.id, claim.document, claim.reader) != (row["id"], document.id, unit.reading["reader"]):
        return None
    for start, end, words in spans_of(claim):
        if start is not None and end is not None and document.text[start:end] != words:
            return None
    return claim


def _is_value(name: str, row: Row) -> bool:
    try:
        if name == "judgements":
            return valued_text(str(row["body"]), Judgement).id == row["id"]
        if name == "revocations":
            return valued_text(str(row["body"]), Revocation).judgement == row["judgement"]
    except NO_VALUE:
        return False
    return True


def _words(value: object) -> str | None:
    return value if isinstance(value, str) and value.isprintable() else None
