"""The run that is killed: what `counterclaim add` does, with the reader that remembers.

Called as `python -m evaluation.torture.adding LEDGER DOCUMENTS READINGS WORKERS [FIRST LAST]`; the last two say which
lines of the documents are given.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from evaluation.torture.reports import remembering

from counterclaim.pipeline.reading import Inputs, Known, Tally, keep_outcomes, read_documents
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.settings import Settings
from counterclaim.store.sql.ledger import SqlLedger


def added(ledger: str, documents: Path, readings: Path, workers: int, lines: slice = slice(None)) -> dict[str, int]:
    """Add documents to a ledger and reconcile it; how many were new, known and refused, and what stands."""
    with documents.open("rb") as file:
        stream = io.BytesIO(b"".join(islice(file, lines.start, lines.stop)))
    books, tally = Counter[str](), Tally()
    with SqlLedger(ledger) as kept:
        inputs = Inputs(paths=("-",), stdin=stream)
        outcomes = read_documents(inputs, remembering(readings), Settings(workers=workers), tally, kept)
        for outcome, is_new in keep_outcomes(outcomes, kept, _now):
            books["new" if is_new else "known" if isinstance(outcome, Known) else "not new"] += 1
        incidents, findings = reconcile_ledger(kept, _now, workers=workers)
    return {**books, "refused": tally.refused, "incidents": incidents, "findings": findings}


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    where, texts, claims, processes, *between = sys.argv[1:]
    print(
        added(where, Path(texts), Path(claims), int(processes), slice(*map(int, between)) if between else slice(None))
    )
