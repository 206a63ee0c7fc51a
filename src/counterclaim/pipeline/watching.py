"""What is found while others add documents: the ledger is looked at again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.model.finding import Finding
from counterclaim.store.ledger import Ledger

Pause = Callable[[], bool]
"""Waits for the next look; False once there is to be none."""


def findings_from(ledger: Ledger, row: int, pause: Pause) -> Iterator[tuple[Finding, ...]]:
    """The findings that come or change after a row (`Ledger.findings_after`; 0 for all that stand), look by look.

    A look without news is left out. A finding that came and went between two looks is not told.
    """
    while True:
        row, found = ledger.findings_after(row)
        if found:
            yield found
        if not pause():
            return
