"""What is found while others add documents: the ledger is looked at again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.model.finding import Finding
from counterclaim.store.ledger import Ledger

Pause = Callable[[], bool]
"""Waits for the next look; False once there is to be none."""


def new_findings(ledger: Ledger, pause: Pause, *, from_start: bool = False) -> Iterator[tuple[Finding, ...]]:
    """The findings that come or change, look by look, a look without news left out.

    Begins with what comes from now on, or `from_start` with all that stand. A finding that came and went between two
    looks is not told.
    """
    row = 0 if from_start else ledger.findings_after(None)[0]
    while True:
        row, found = ledger.findings_after(row)
        if found:
            yield found
        if not pause():
            return
