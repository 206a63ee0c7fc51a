"""The ledger that a process works with: the one that it was given, or one that it opens by its address."""

from __future__ import annotations

from functools import cache

from counterclaim.store.ledger import Ledger


def opened(access: Ledger | str) -> Ledger:
    """The ledger itself, or the one at an address, opened once in each process."""
    return _ledger_at(access) if isinstance(access, str) else access


@cache
def _ledger_at(address: str) -> Ledger:
    from counterclaim.store.sql.ledger import SqlLedger

    return SqlLedger(address, create=False)
