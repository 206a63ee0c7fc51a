"""What a ledger in PostgreSQL does beyond the contract: order, older versions, and a server that fails."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from evaluation.postgresql import FreshAddress
from sqlalchemy import create_engine, inspect, make_url, text

from counterclaim.errors import LedgerError
from counterclaim.model.document import Document
from counterclaim.store.entry import Entry, IndexedTelling
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query
from counterclaim.store.schema.migrations import VERSION
from counterclaim.store.sql.ledger import SqlLedger

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
EVERY_VERSION = Query(all_versions=True)


def entry_of(report: Any) -> Entry:
    return Entry(document=report.document, claims=report.claims, reader="hand 1")


def asked(address: str, statement: str) -> list[Any]:
    """What the server answers, asked beside the ledger."""
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            result = connection.exec_driver_sql(statement)
            return list(result.all()) if result.returns_rows else []
    finally:
        engine.dispose()


@pytest.fixture
def address(fresh_postgresql: FreshAddress) -> str:
    """Of an empty schema."""
    return fresh_postgresql()


def test_words_are_ordered_by_code_point_in_every_column(address: str) -> None:
    with SqlLedger(address) as ledger:
        rows = [IndexedTelling(key=key, document="doc_1", blocks=(), body="{}") for key in ("a_b", "aa", "B", "ä")]
        ledger.index_tellings(rows)
        assert [row.key for row in ledger.tellings()] == ["B", "a_b", "aa", "ä"]
    collations = "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = current_schema() "
    assert asked(address, collations + "AND data_type IN ('text', 'character varying')") == [("C",)]


def laid_out(address: str) -> dict[str, Any]:
    """Columns, indexes and triggers of a schema."""
    engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        looked = inspect(connection)
        tables = sorted(looked.get_table_names())
        columns = {
            table: {one["name"]: (str(one["type"]), one["nullable"]) for one in looked.get_columns(table)}
            for table in tables
        }
        indexes = {table: sorted(str(one["name"]) for one in looked.get_indexes(table)) for table in tables}
        of_here = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid IN "
        here = "(SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace) ORDER BY 1, 2"
        triggers = [tuple(row) for row in connection.execute(text(of_here + here))]
    engine.dispose()
    return {"columns": columns, "indexes": indexes, "triggers": triggers}


def held(ledger: Ledger) -> dict[str, Any]:
    """All that a ledger tells of documents, claims, and what was made of them."""
    incidents, findings = tuple(ledger.incidents()), tuple(ledger.findings())
    return {
        "documents": tuple(ledger.documents(EVERY_VERSION)),
        "newest": tuple(ledger.documents()),
        "claims": tuple(ledger.claims(EVERY_VERSION)),
        "incidents": incidents,
        "findings": findings,
        "judgements": ledger.judgements(),
        "histories": [ledger.history(key) for key in [*(one.id for one in incidents), *(one.id for one in findings)]],
        "tellings": tuple(ledger.tellings()),
    }


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_ledger_becomes_what_one_in_a_file_becomes(
    fresh_postgresql: FreshAddress, tmp_path: Path, version: int
) -> None:
    import sqlite3

    old, new = fresh_postgresql(), fresh_postgresql()
    here = Path(__file__)
    filled = here.with_name(f"filled_version_{version}_postgresql.sql").read_text(encoding="utf-8")
    asked(old, filled.replace("%", "%%"))
    with closing(sqlite3.connect(tmp_path / "old.db")) as raw:
        raw.executescript(here.with_name(f"filled_version_{version}.sql").read_text(encoding="utf-8"))
    if version < VERSION:
        with pytest.raises(LedgerError, match=f"older version {version}"):
            SqlLedger(old, create=False)
    SqlLedger(new).close()
    with SqlLedger(old) as ledger, SqlLedger(tmp_path / "old.db") as filed:
        assert held(ledger) == held(filed)
        assert ledger.add(Entry(document=Document.of("one more", name="more")), NOW)
    assert version == VERSION or laid_out(old) == laid_out(new)


def test_many_lay_out_one_ledger_at_once(address: str) -> None:
    def write(number: int) -> bool:
        with SqlLedger(address) as ledger:
            return ledger.add(Entry(document=Document.of(f"text {number}", name=f"d{number}")), NOW)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(write, range(8)))
    with SqlLedger(address, create=False) as ledger:
        assert len(list(ledger.documents())) == 8


def test_a_read_sees_one_state(address: str, drone_report: Any, shell_report: Any) -> None:
    with SqlLedger(address) as reading, SqlLedger(address) as writing:
        writing.add(entry_of(drone_report), NOW)
        claims = reading.claims()
        first = next(claims)
        writing.add(entry_of(shell_report), NOW)
        assert (first, *claims) == drone_report.claims
        assert len(list(reading.claims())) == 5


def test_no_row_is_ever_changed_or_deleted(address: str, drone_report: Any) -> None:
    from sqlalchemy.exc import DBAPIError

    with SqlLedger(address) as ledger:
        ledger.add(entry_of(drone_report), NOW)
    for statement in ("DELETE FROM claims", "UPDATE claims SET kind = 'x'", "TRUNCATE claims"):
        with pytest.raises(DBAPIError, match="only grows"):
            asked(address, statement)


def test_a_locked_ledger_says_so(address: str, drone_report: Any) -> None:
    with SqlLedger(address, patience_s=0.1) as ledger:
        engine = create_engine(make_url(address).set(drivername="postgresql+psycopg"))
        with engine.begin() as other:
            other.exec_driver_sql("LOCK TABLE documents IN SHARE ROW EXCLUSIVE MODE")
            with pytest.raises(LedgerError, match="in use by another program"):
                ledger.add(entry_of(drone_report), NOW)
        engine.dispose()
        assert ledger.add(entry_of(drone_report), NOW)


def test_a_connection_that_is_cut_mid_batch_leaves_nothing_and_the_next_one_works(address: str) -> None:
    mine = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid != pg_backend_pid() AND pid IN "
    cut = mine + "(SELECT pid FROM pg_locks WHERE relation = 'documents'::regclass)"
    first = Entry(document=Document.of("one", name="one"))

    def batch() -> Iterator[Entry]:
        yield first
        asked(address, cut)
        yield Entry(document=Document.of("two", name="two"))

    with SqlLedger(address) as ledger:
        with pytest.raises(LedgerError, match="broke off; what was not yet committed was not written"):
            ledger.add_many(batch(), NOW)
        assert list(ledger.documents()) == []
        assert ledger.add(first, NOW)


def test_a_connection_that_broke_between_batches_is_made_anew(address: str) -> None:
    with SqlLedger(address) as ledger:
        ledger.add(Entry(document=Document.of("one", name="one")), NOW)
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid != pg_backend_pid() "
        schema = str(make_url(address).query["options"]).split("=")[1]
        assert schema
        asked(address, others + "AND query LIKE '%%learned_at%%' AND state = 'idle'")
        assert ledger.add(Entry(document=Document.of("two", name="two")), NOW)


def test_words_that_the_server_can_t_hold_find_nothing(address: str, drone_report: Any) -> None:
    with SqlLedger(address) as ledger:
        ledger.add(entry_of(drone_report), NOW)
        for odd in ("doc_\x00", "doc_\ud800"):
            assert ledger.find(odd) == ()
            assert ledger.document(odd) is None
            assert not ledger.knows(odd, None)


@contextmanager
def refusing(message: str) -> Iterator[str]:
    """A server on this machine that says no to everyone in PostgreSQL's protocol; its address."""
    fields = b"SFATAL\0VFATAL\0C28P01\0M" + message.encode() + b"\0\0"
    answer = b"E" + (len(fields) + 4).to_bytes(4, "big") + fields
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    came, _ = server.accept()
                except OSError:
                    return
                with came:
                    if came.recv(8)[4:] == b"\x04\xd2\x16\x2f":
                        came.sendall(b"N")
                    came.recv(4096)
                    came.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        yield f"postgresql://ada:secret@127.0.0.1:{server.getsockname()[1]}/ledgers?sslmode=disable"
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('password authentication failed for user "ada"', "refuses this user or password"),
        ('role "ada" does not exist', "refuses this user or password"),
        ('database "ledgers" does not exist', "no such database on the server; make it first"),
        ("sorry, too many clients already", "no connection left"),
        ("the database system is starting up", "is starting; try again"),
        ("the database system is shutting down", "broke off"),
    ],
)
def test_a_server_that_says_no_is_told_in_one_line_without_the_password(said: str, told: str) -> None:
    with refusing(said) as address, pytest.raises(LedgerError, match=told) as refused:
        SqlLedger(address)
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_server_that_is_away_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    for address in (f"postgresql://ada@127.0.0.1:{port}/x", f"postgresql://ada@/x?host={tmp_path}"):
        with pytest.raises(LedgerError, match="can't be reached; check that it runs"):
            SqlLedger(address)


def test_an_address_of_something_else_is_refused() -> None:
    with pytest.raises(LedgerError, match="a ledger is a file, or in PostgreSQL"):
        SqlLedger("mysql://ada:secret@127.0.0.1/x")
    with pytest.raises(LedgerError, match="not the address of a database"):
        SqlLedger("post gres://ada:secret@127.0.0.1:port/x")


def test_what_postgresql_needs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'counterclaim\[postgresql\]'"):
        SqlLedger("postgresql://ada@127.0.0.1/x")
