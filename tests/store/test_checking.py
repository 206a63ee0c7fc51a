"""A ledger is looked through, and whatever is wrong with it is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from evaluation.postgresql import FreshAddress
from sqlalchemy import create_engine, make_url
from sqlalchemy import text as sql
from tests.kept_ledgers import filled, with_a_past

from counterclaim.errors import LedgerError
from counterclaim.store.checks.faults import FaultKind
from counterclaim.store.checks.ledgers import check_ledger
from counterclaim.store.checks.wholeness import extent_of
from counterclaim.store.copies.copying import copy_ledger, digests_of
from counterclaim.store.sql.ledger import SqlLedger

PAGE = 4096


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return with_a_past(tmp_path / "a.db")


def tamper(path: Path, *statements: str) -> None:
    """Change a ledger behind its back: guards away, change, guards back."""
    with closing(sqlite3.connect(path)) as raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        for _, guard in guards:
            raw.execute(guard)
        raw.commit()


def test_a_ledger_as_it_was_written_has_no_fault(ledger: Path) -> None:
    checked = check_ledger(ledger)
    assert not checked.faults
    assert checked.numbers["claims"] == 13
    assert checked.numbers["ids that follow from the words"] == 13
    assert checked.numbers["sums"] == 1


def test_an_empty_ledger_has_no_fault(tmp_path: Path) -> None:
    SqlLedger(tmp_path / "a.db").close()
    assert not check_ledger(tmp_path / "a.db").faults


def test_the_digest_is_of_what_the_record_says_and_not_of_what_is_worked_out_from_it(ledger: Path) -> None:
    before = check_ledger(ledger).digest
    with SqlLedger(ledger) as opened:
        opened.clear_index()
    assert check_ledger(ledger).digest == before
    assert digests_of(str(ledger)).content == before


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("UPDATE claims SET body = replace(body, '\"low\":50.0', '\"low\":90.0')", FaultKind.SEAL),
        ("UPDATE claims SET body = replace(body, ':50.0', ':90.0')", FaultKind.SUM),
        ("UPDATE claims SET body = replace(body, 'asserted', 'denied  ') WHERE seq = 1", FaultKind.UNREADABLE),
        ("UPDATE claims SET learned_at = '2031-05-07 09:01:01.000000' WHERE seq = 1", FaultKind.SEAL),
        ("UPDATE claims SET kind = 'killed' WHERE seq = 1", FaultKind.KEYS),
        ("UPDATE claims SET place = ' lviv ' WHERE seq = 1", FaultKind.KEYS),
        ("UPDATE claims SET said_by = NULL WHERE seq = 1", FaultKind.KEYS),
        ("DELETE FROM claims WHERE seq = 13", FaultKind.SEAL),
        ("UPDATE documents SET text = replace(text, 'At least 12', 'At least 92') WHERE seq = 1", FaultKind.SPAN),
        (
            "UPDATE documents SET text = replace(text, 'At least 12', 'At least 92') WHERE seq = 1",
            FaultKind.DOCUMENT_ID,
        ),
        ("UPDATE readings SET body = replace(body, 'Invented', 'Infected') WHERE seq = 1", FaultKind.SEAL),
        ("UPDATE readings SET search = 'elsewhere' WHERE seq = 1", FaultKind.KEYS),
        ("UPDATE readings SET learned_at = '2030-01-01 00:00:00.000000' WHERE seq = 3", FaultKind.MOMENT),
        ("DELETE FROM readings WHERE seq = 2", FaultKind.GAP),
        ("UPDATE sources SET source = 'url https://elsewhere.example'", FaultKind.KEYS),
        ("DELETE FROM derivations WHERE seq = 3", FaultKind.GAP),
        ("UPDATE derivations SET body = replace(body, 'Odesa', 'Odessa') WHERE seq = 1", FaultKind.DERIVED_ID),
        ("UPDATE derivations SET body = replace(body, 'Europe/', 'Europa/')", FaultKind.UNREADABLE),
        ("UPDATE derivations SET learned_at = '2031-05-07 09:02:02.000000' WHERE seq = 1", FaultKind.SEAL),
        ("DELETE FROM grounds WHERE derivation = 1", FaultKind.KEYS),
        ("INSERT INTO grounds VALUES (1, 'clm_0000000000000000')", FaultKind.LINK),
        ('UPDATE supersessions SET "by" = document', FaultKind.LINK),
        ('UPDATE supersessions SET "by" = document', FaultKind.SEAL),
        ("UPDATE judgements SET body = replace(body, 'Ana', 'Eva')", FaultKind.DERIVED_ID),
        ("UPDATE revocations SET body = replace(body, 'Ana', 'Eva')", FaultKind.SEAL),
        ("UPDATE standing SET newest = first", FaultKind.STANDING),
        ("DELETE FROM standing WHERE sort = 'finding'", FaultKind.STANDING),
        ("UPDATE reconciled SET reading = 99", FaultKind.GAP),
        ("UPDATE tellings SET body = replace(body, ':', ': ')", FaultKind.INDEX),
        ("UPDATE tellings SET scope = 'none'", FaultKind.INDEX),
        ("DELETE FROM telling_blocks WHERE telling = (SELECT max(telling) FROM telling_blocks)", FaultKind.INDEX),
        ("UPDATE claim_facets SET is_current = NOT is_current WHERE claim = 1", FaultKind.FACETS),
        ("UPDATE claim_facets SET place = (SELECT max(place) FROM claim_facets)", FaultKind.FACETS),
        ("UPDATE claim_facets SET first_day = first_day + 1", FaultKind.FACETS),
        ("UPDATE phrases SET first_claim = first_claim + 1", FaultKind.FACETS),
        ("DELETE FROM resting WHERE claim = 1", FaultKind.FACETS),
        ("UPDATE claim_facets SET span = 2", FaultKind.FACETS),
        ("UPDATE namings SET label = 'x' WHERE phrase = (SELECT max(phrase) FROM namings)", FaultKind.FACETS),
        ("INSERT INTO namings VALUES (99, 'somebody', 'Somebody')", FaultKind.FACETS),
        ("DELETE FROM outlets WHERE reading = 1", FaultKind.FACETS),
        ("INSERT INTO phrase_trigrams (rowid, words) VALUES (99, 'a bolt')", FaultKind.FACETS),
        ("INSERT INTO sentence_trigrams (rowid, sentence) VALUES (99, 'a bolt')", FaultKind.FACETS),
        ("DROP INDEX claims_by_reading", FaultKind.GUARD),
        ("DROP TABLE tellings", FaultKind.GUARD),
    ],
)
def test_every_sort_of_fault_is_found(ledger: Path, change: str, kind: FaultKind) -> None:
    tamper(ledger, change)
    assert kind in check_ledger(ledger).faults.numbers


@pytest.mark.parametrize("body", ["substr(body, 1, 40)", "replace(body, '\"', '')", "'7'", "'null'", "NULL", "x'ff'"])
@pytest.mark.parametrize("table", ["readings", "claims", "derivations", "judgements"])
def test_a_body_that_is_none_is_told_of_like_any_other_fault(ledger: Path, table: str, body: str) -> None:
    with closing(sqlite3.connect(ledger)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        any_body = "replace(sql, 'body JSON NOT NULL', 'body JSON')"
        raw.execute(f"UPDATE sqlite_master SET sql = {any_body} WHERE name = '{table}'")
        raw.commit()
    tamper(ledger, f"UPDATE {table} SET body = {body} WHERE seq = 1")
    assert check_ledger(ledger).faults


def test_a_guard_that_was_taken_away_is_missed(ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as raw:
        raw.execute("DROP TRIGGER claims_no_UPDATE")
        raw.commit()
    assert check_ledger(ledger).faults.numbers == {FaultKind.GUARD: 1}


def test_a_ledger_of_many_faults_is_told_of_in_few_words(ledger: Path) -> None:
    tamper(ledger, "UPDATE claims SET place = ' lviv '", "DELETE FROM sources")
    ((kind, found), *_) = [one for one in check_ledger(ledger).faults if one[0] is FaultKind.KEYS]
    assert kind is FaultKind.KEYS
    assert found.number > len(found.examples) == 5


@pytest.mark.parametrize("version", [1, 2, 3])
def test_ledgers_of_older_versions_have_no_fault_once_they_are_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = filled(tmp_path / "old.db", version)
    with pytest.raises(LedgerError, match="older version"):
        check_ledger(path)
    SqlLedger(path).close()
    assert not check_ledger(path).faults


def _bitten(kind: str, whole: bytes, chance: Random) -> bytes:
    """A file with one bit turned, one page zeroed or overwritten, or cut off somewhere."""
    found = bytearray(whole)
    at = chance.randrange(len(found))
    page = at // PAGE * PAGE
    if kind == "bit":
        found[at] ^= 1 << chance.randrange(8)
    elif kind == "zeros":
        found[page : page + PAGE] = bytes(PAGE)
    elif kind == "junk":
        found[page : page + PAGE] = chance.randbytes(PAGE)
    return bytes(found[:at] if kind == "cut" else found)


@pytest.mark.parametrize(("kind", "times"), [("bit", 40), ("zeros", 10), ("junk", 10), ("cut", 10)])
def test_no_damage_goes_unseen(ledger: Path, tmp_path: Path, kind: str, times: int) -> None:
    """Wherever it strikes: it is found, or no row of any table is another than before."""
    whole, expected, chance = ledger.read_bytes(), digests_of(str(ledger)).tables, Random(f"{kind} 1")
    path = tmp_path / "damaged.db"
    found = 0
    for _ in range(times):
        path.write_bytes(_bitten(kind, whole, chance))
        try:
            faults = bool(check_ledger(path).faults)
        except LedgerError:
            faults = True
        found += faults
        assert faults or digests_of(str(path)).tables == expected
        for left in tmp_path.glob("damaged.db-*"):
            left.unlink()
    assert found == times or kind in ("bit", "zeros", "junk")


@pytest.mark.parametrize("missing", [1, 100, PAGE, PAGE + 1])
def test_a_ledger_cut_short_is_refused_by_whoever_opens_it(ledger: Path, missing: int) -> None:
    whole = ledger.read_bytes()
    ledger.write_bytes(whole[:-missing])
    with pytest.raises(LedgerError, match=r"damaged: it should have .* and has .* restore a backup"):
        SqlLedger(ledger, create=False)
    ledger.write_bytes(whole)
    SqlLedger(ledger, create=False).close()


def test_a_file_whose_last_pages_are_still_in_the_journal_is_not_short(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("PRAGMA journal_mode = WAL")
        writer.execute("PRAGMA wal_autocheckpoint = 0")
        writer.execute("CREATE TABLE birds (name TEXT)")
        writer.executemany("INSERT INTO birds VALUES (?)", [("heron " * 100,)] * 500)
        writer.commit()
        extent = extent_of(path)
        assert extent is not None
        assert extent.pages * extent.page_bytes > extent.file_bytes
        assert extent.missing == 0


def test_a_ledger_on_a_server_is_checked_the_same(ledger: Path, fresh_postgresql: FreshAddress) -> None:
    address = fresh_postgresql()
    copy_ledger(str(ledger), address)
    here, there = check_ledger(ledger), check_ledger(address)
    assert not there.faults
    assert (there.digest, there.numbers) == (here.digest, here.numbers)


@pytest.mark.parametrize(
    ("table", "change", "kind"),
    [
        ("claims", "UPDATE claims SET learned_at = learned_at + interval '1 second' WHERE seq = 1", FaultKind.SEAL),
        ("claims", "UPDATE claims SET place = ' lviv ' WHERE seq = 1", FaultKind.KEYS),
        ("standing", "UPDATE standing SET newest = first", FaultKind.STANDING),
        ("claim_facets", "UPDATE claim_facets SET first_day = first_day + 1", FaultKind.FACETS),
        ("claims", "SELECT 1", FaultKind.GUARD),
    ],
)
def test_faults_on_a_server_are_found(
    ledger: Path, fresh_postgresql: FreshAddress, table: str, change: str, kind: FaultKind
) -> None:
    address = fresh_postgresql()
    copy_ledger(str(ledger), address)
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(sql(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        connection.execute(sql(change))
        if kind is not FaultKind.GUARD:
            connection.execute(sql(f"ALTER TABLE {table} ENABLE TRIGGER USER"))
    engine.dispose()
    assert set(check_ledger(address).faults.numbers) >= {kind}
