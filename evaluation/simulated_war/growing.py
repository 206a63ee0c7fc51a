"""How time and memory grow with the ledger: a simulated war is kept in a ledger on disk and reconciled there."""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from time import perf_counter

from evaluation.simulated_war.pages import READER
from evaluation.simulated_war.war import Report, War, reports

from counterclaim.api import open_ledger
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.entry import Entry
from counterclaim.store.ledger import Ledger

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
ADDED = 5_000
_AT_ONCE = 500
_LEARNED = datetime(2032, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What one size of ledger cost: seconds to keep it and to reconcile it, seconds for the added day, gigabytes."""

    claims: int
    incidents: int
    findings: int
    kept: float
    reconciled: float
    added: int
    added_seconds: float
    memory: float

    def __str__(self) -> str:
        each = 1e6 * self.reconciled / max(self.claims, 1)
        return (
            f"{self.claims:>9,} claims  {self.incidents:>8,} incidents  {self.findings:>8,} findings  "
            f"kept {self.kept:6.1f} s  reconciled {self.reconciled:6.1f} s ({each:.0f} µs a claim)  "
            f"a day of {self.added:,} more {self.added_seconds:5.1f} s  {self.memory:.2f} GB without the workers"
        )


def reconciled(ledger: Ledger, workers: int) -> tuple[int, int]:
    """Brings a ledger up to date; how many incidents and findings there are then."""
    return reconcile_ledger(ledger, lambda: _LEARNED, workers=workers)


def grown(size: int, seed: int, noise: float, workers: int) -> Growth:
    """Keeps so many claims, reconciles them, adds a day of 5,000 more and reconciles again."""
    stream = reports(War.of_size(size, seed, noise), size + ADDED)
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder, "war.db")) as ledger:
        started = perf_counter()
        made = keep(ledger, stream, size)
        kept, started = perf_counter() - started, perf_counter()
        incidents, findings = reconciled(ledger, workers)
        whole = perf_counter() - started
        started = perf_counter()
        added = keep(ledger, stream, ADDED)
        reconciled(ledger, 1)
        return Growth(
            claims=made,
            incidents=incidents,
            findings=findings,
            kept=kept,
            reconciled=whole,
            added=added,
            added_seconds=perf_counter() - started,
            memory=_memory(),
        )


def keep(ledger: Ledger, stream: Iterator[Report], claims: int) -> int:
    """Adds reports of a stream to a ledger until so many claims are in it; how many there were."""
    made = 0
    while made < claims and (stretch := list(_until(islice(stream, _AT_ONCE), claims - made))):
        entries = [Entry(document=report.document, claims=tuple(report.claims), reader=READER) for report in stretch]
        ledger.add_many(entries, _LEARNED)
        made += sum(len(report.claims) for report in stretch)
    return made


def _until(stream: Iterable[Report], claims: int) -> Iterator[Report]:
    made = 0
    for report in stream:
        yield report
        made += len(report.claims)
        if made >= claims:
            return


def _memory() -> float:
    """Gigabytes at most of this process; its workers, children of a fork server, are not counted."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
