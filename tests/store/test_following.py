"""The contract of every store for sources that are followed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import LedgerError
from counterclaim.model.document import Document
from counterclaim.store.entry import Entry
from counterclaim.store.followed import Brought, Delivered, Fetch, Followed, FollowedPage, Validators
from counterclaim.store.ledger import Ledger
from counterclaim.store.sql.ledger import SqlLedger

NINE = datetime(2031, 5, 4, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
FEED = "https://wire.example/feed"
OTHER = "https://post.example/rss"


def source(address: str = FEED, **more: Any) -> Followed:
    return Followed(address=address, name="Wire", every_s=600.0, **{"due_at": NINE, **more})


def page(address: str, source: str = FEED, **more: Any) -> FollowedPage:
    return FollowedPage(source=source, address=address, seen_at=NINE, **more)


def entry(number: int) -> Entry:
    return Entry(document=Document.of(f"Text {number}.", name=f"d{number}"))


def test_how_a_source_stands_is_written_over(ledger: Ledger) -> None:
    first = source(validators=Validators(etag='"1"', last_modified="Sun", digest="ab"), tried_at=NINE, good_at=NINE)
    later = replace(first, failures=2, error="no answer\x00\ud800", error_at=NINE + HOUR, due_at=None, gap_s=90.5)
    ledger.keep_brought([Brought(source=first), Brought(source=source(OTHER))], NINE)
    assert ledger.followed() == (source(OTHER), first)
    ledger.keep_brought([Brought(source=first), Brought(source=later)], NINE)
    kept = ledger.followed()[1]
    assert replace(kept, error=None) == replace(later, error=None)
    assert (kept.error or "").startswith("no answer")


def test_documents_come_in_one_transaction_with_the_state_that_says_so(ledger: Ledger, drone_report: Any) -> None:
    read = Entry(document=drone_report.document, claims=drone_report.claims, reader="hand 1")
    fetch = Fetch(source=FEED, address=FEED, fetched_at=NINE, documents=2, claims=4, size=900, digest="ab")
    brought = Brought(source=source(), entries=(read, entry(1), entry(1)), fetch=fetch)
    assert ledger.keep_brought([brought, Brought(source=source())], NINE) == ((True, True, False), ())
    assert ledger.keep_brought([brought], NINE) == ((False, False, False),)
    assert len(list(ledger.documents())) == 2
    assert len(list(ledger.claims())) == 4
    assert ledger.fetches() == (fetch, fetch)
    assert ledger.fetches(OTHER) == ()
    assert ledger.fetches(FEED, limit=1) == (fetch,)


def test_nothing_of_a_batch_that_fails_is_kept(ledger: Ledger) -> None:
    def batch() -> Any:
        yield Brought(source=source(), entries=(entry(1),))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.keep_brought(batch(), NINE)
    assert ledger.followed() == ()
    assert list(ledger.documents()) == []


def test_a_document_counts_for_each_source_by_which_it_came(ledger: Ledger, drone_report: Any) -> None:
    read = Entry(document=drone_report.document, claims=drone_report.claims, reader="hand 1")
    key = drone_report.document.id
    ledger.keep_brought([Brought(source=source(), entries=(read, entry(1)))], NINE)
    ledger.keep_brought([Brought(source=source(OTHER), known=(key,)), Brought(source=source(), known=(key,))], NINE)
    ledger.keep_brought([Brought(source=source(OTHER), entries=(entry(2),))], NINE + HOUR)
    assert ledger.brought_by(key) == (FEED, OTHER)
    assert ledger.brought_by("doc_none") == ()
    assert ledger.delivered(NINE - HOUR) == {
        OTHER: Delivered(documents=2, claims=0),
        FEED: Delivered(documents=2, claims=4),
    }
    assert ledger.delivered(NINE) == {OTHER: Delivered(documents=1, claims=0)}


def test_pages_are_due_in_order_and_only_while_their_source_is_followed(ledger: Ledger) -> None:
    pages = (
        page("https://wire.example/2", due_at=NINE + HOUR),
        page("https://wire.example/1", due_at=NINE, title="First", published="2031-05-04", stated_at=NINE),
        page("https://wire.example/3"),
    )
    gone = page("https://post.example/9", source=OTHER, due_at=NINE - HOUR)
    ledger.keep_brought([Brought(source=source(), pages=pages)], NINE)
    ledger.keep_brought([Brought(source=source(OTHER, due_at=None), pages=(gone,))], NINE)
    assert ledger.pages_due(NINE - HOUR, 9) == ()
    assert ledger.pages_due(NINE, 9) == (pages[1],)
    assert ledger.pages_due(NINE + HOUR, 9) == (pages[1], pages[0])
    assert ledger.pages_due(NINE + HOUR, 1) == (pages[1],)
    assert ledger.next_page_due() == NINE
    fetched = replace(pages[1], due_at=None, visits=1, validators=Validators(etag="W/1"))
    ledger.keep_brought([Brought(source=source(), pages=(fetched,))], NINE)
    assert ledger.next_page_due() == NINE + HOUR
    addresses = ["https://wire.example/3", "https://wire.example/1", "https://wire.example/none"]
    assert ledger.followed_pages(FEED, addresses) == (fetched, pages[2])
    assert ledger.followed_pages(OTHER, addresses) == ()


def test_of_pages_due_at_one_moment_the_newest_come_first(ledger: Ledger) -> None:
    moments = (None, NINE - HOUR, NINE, NINE - HOUR)
    pages = [page(f"https://wire.example/{at}", due_at=NINE, stated_at=moment) for at, moment in enumerate(moments)]
    ledger.keep_brought([Brought(source=source(), pages=tuple(pages))], NINE)
    assert ledger.pages_due(NINE, 9) == (pages[2], pages[1], pages[3], pages[0])


def test_only_one_follows_a_ledger_at_a_time(ledger: Ledger) -> None:
    with ledger.following(), pytest.raises(LedgerError, match="follow"), ledger.following():
        pass
    with ledger.following():
        pass


def test_a_follower_that_was_killed_bars_nobody(tmp_path: Path) -> None:
    script = """
import os, sys
from counterclaim.store.sql.ledger import SqlLedger
ledger = SqlLedger(sys.argv[1])
with ledger.following():
    print("follows", flush=True)
    sys.stdin.read()
"""
    path = tmp_path / "a.db"
    command = [sys.executable, "-c", script, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "follows\n"
        with SqlLedger(path) as ledger:
            with pytest.raises(LedgerError, match="another `counterclaim follow` works"), ledger.following():
                pass
            other.kill()
            other.wait()
            with ledger.following():
                pass


def test_the_record_of_fetches_can_t_be_changed(tmp_path: Path) -> None:
    with SqlLedger(tmp_path / "a.db") as ledger:
        fetch = Fetch(source=FEED, address=FEED, fetched_at=NINE)
        ledger.keep_brought([Brought(source=source(), entries=(entry(1),), fetch=fetch)], NINE)
        for statement in ("UPDATE fetches SET size = 1", "DELETE FROM deliveries"):
            with pytest.raises(Exception, match="only grows"), ledger._engine.begin() as connection:
                connection.exec_driver_sql(statement)
