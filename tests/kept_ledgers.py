"""Ledgers with a past, for tests of keeping them: versions, judgements, revocations, withdrawn findings."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from tests.tiny_reader import TinyReader

from counterclaim.model.document import Document
from counterclaim.model.judgement import Verdict
from counterclaim.pipeline.judging import judge, revoke
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

Step = tuple[str, int, int]
"""What is done, and two numbers that say to which or with how many."""

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "edit", "reread", "judge", "revoke", "reconcile"]),
        st.integers(0, 5),
        st.integers(1, 9),
    ),
    max_size=12,
)
_START = datetime(2031, 5, 4, 9, tzinfo=UTC)
_OLD = Path(__file__).parent / "store"


def clock_from(start: datetime = _START) -> Callable[[], datetime]:
    """A clock that goes on by a minute each time it is looked at."""
    now = [start]

    def look() -> datetime:
        now[0] += timedelta(minutes=1)
        return now[0]

    return look


class OtherReader(TinyReader):
    """The tiny reader as a later edition."""

    name = "tiny 2"


def filled(path: Path, version: int) -> Path:
    """A ledger that counterclaim filled when ledgers were of that version, as a file."""
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript((_OLD / f"filled_version_{version}.sql").read_text(encoding="utf-8"))
        raw.execute("PRAGMA journal_mode = WAL")
    return path


def with_a_past(path: Path) -> Path:
    """A ledger of this version that holds some of everything."""
    filled(path, 2)
    with SqlLedger(path) as ledger:
        reconcile_ledger(ledger, clock_from(datetime(2031, 6, 1, tzinfo=UTC)))
    path.with_name(f"{path.name}.version-2").unlink()
    return path


def follow(steps: list[Step], ledger: Ledger) -> None:
    """Do these steps in a ledger, one after another, and bring it up to date in the end."""
    clock = clock_from()
    for what, which, number in steps:
        _do(what, which, number, ledger, clock)
    reconcile_ledger(ledger, clock)


def _do(what: str, which: int, number: int, ledger: Ledger, clock: Callable[[], datetime]) -> None:
    if what in ("add", "edit", "reread"):
        reader = OtherReader() if what == "reread" else TinyReader()
        document = report(which, number if what == "edit" else which + 1)
        ledger.add(Entry(document=document, claims=reader.read(document).claims, reader=reader.name), clock())
    if what == "judge":
        claims = sorted({claim.id for claim in ledger.claims(Query(all_versions=True))})
        if len(claims) > 1:
            verdict = Verdict.SAME if number % 2 else Verdict.DIFFERENT
            pair = (claims[which % len(claims)], claims[(which + 1) % len(claims)])
            judge(ledger, verdict, pair, ("Ana", "“seen” it\nwith “quotes”, NUL \x00 and 🛰"), clock)
    if what == "revoke":
        for judgement in ledger.judgements()[:1]:
            revoke(ledger, judgement.id, ("Bo", "no longer"), clock)
    if what == "reconcile":
        reconcile_ledger(ledger, clock)


def report(which: int, number: int) -> Document:
    """A report of its number; another `number` makes it another version."""
    text = (
        f"Shelling of the town of Nowhere-{which} left {number} killed near the mill, the mayor said on Sunday; "
        f"a day before, {which} killed. Ünïcode stays: “ł”, \U0001f6f0, \x00 and a tab\tas it is."
    )
    return Document.of(
        text,
        name=f"report {which % 3}",
        publisher="Invented Wire" if which % 2 else None,
        url=f"https://wire.example/{which}" if which % 3 else None,
        published_on=date(2031, 5, 1 + which % 28),
        language="en",
    )
