"""A new ledger of what can be read in a damaged one, brought up to date; and incidents and findings derived anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from counterclaim.errors import LedgerError
from counterclaim.pipeline.reading import Clock
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.reconcile.books import RULES
from counterclaim.store.checks.faults import Checked, FaultKind
from counterclaim.store.copies.copying import opened_source, sqlite_target
from counterclaim.store.copies.plain_rows import ROWS_AT_ONCE, snapshot
from counterclaim.store.copies.unfinished import finished_file
from counterclaim.store.opening import open_engine, place_of
from counterclaim.store.salvage.saving import Loss, save_ledger
from counterclaim.store.schema.whole_ledgers import plain_tables
from counterclaim.store.sql.facets import fill_facets
from counterclaim.store.sql.ledger import SqlLedger

_DERIVED = ("derivations", "grounds", "standing", "reconciled", "tellings", "telling_blocks")
_STAND = {
    "incidents and findings": "SELECT sort || ' ' || id, digest FROM standing WHERE digest IS NOT NULL ORDER BY 1",
    "tellings": "SELECT key, scope || ' ' || blocks || ' ' || body FROM tellings ORDER BY 1",
}


def repair_ledger(damaged: str, target: str, clock: Clock, *, workers: int = 1) -> tuple[Loss, ...]:
    """Save what can be read in a damaged ledger into a new one, and derive from that; the damaged one is left alone.

    What was lost, which the new ledger keeps on record. Raises LedgerError.
    """
    place, new = place_of(damaged), place_of(target)
    if not isinstance(place, Path) or not isinstance(new, Path):
        raise LedgerError(f"{target}: a repair is from a file to a file; restore a backup of a database on a server")
    if not place.is_file():
        raise LedgerError(f"{place}: no ledger here")
    with finished_file(new) as unfinished:
        losses = save_ledger(place, unfinished, clock())
        with SqlLedger(unfinished, create=False) as ledger:
            reconcile_ledger(ledger, clock, workers=workers, rebuild=True)
    return losses


def derive_anew(where: str, checked: Checked, clock: Clock, *, workers: int = 1) -> bool:
    """Note what comes out otherwise when everything is derived anew, in a ledger of its own that is thrown away.

    False where there is nothing to compare with: documents came since, or the rules are others now.
    """
    with SqlLedger(where, create=False) as ledger:
        done = ledger.reconciled_through()
        if done.rules != RULES or done.through != ledger.mark():
            return False
    with tempfile.TemporaryDirectory() as folder:
        anew = Path(folder, "anew.db")
        with opened_source(where) as source, sqlite_target(anew) as target:
            for table in plain_tables():
                if table.name not in _DERIVED:
                    target.write(table, source.rows(table))
            fill_facets(target.connection)
        with SqlLedger(anew, create=False) as ledger:
            reconcile_ledger(ledger, clock, workers=workers, rebuild=True)
        for what, statement in _STAND.items():
            _compare(where, str(anew), statement, what, checked)
    return True


def _compare(where: str, anew: str, statement: str, what: str, checked: Checked) -> None:
    with _rows(where, statement) as kept, _rows(anew, statement) as derived:
        for key, side in _differences(kept, derived):
            checked.faults.note(FaultKind.DERIVED, f"{key}: {side}")
    checked.count(f"{what} derived anew")


@contextmanager
def _rows(where: str, statement: str) -> Iterator[Iterator[tuple[str, str]]]:
    engine, _ = open_engine(where, create=False)
    try:
        with snapshot(engine) as connection:
            ordered = statement
            if connection.dialect.name == "postgresql":
                ordered = (
                    f'SELECT * FROM ({statement.partition(" ORDER")[0]}) AS one(key, value) ORDER BY key COLLATE "C"'
                )
            found = connection.execute(text(ordered), execution_options={"yield_per": ROWS_AT_ONCE})
            yield ((row[0], row[1]) for row in found)
    finally:
        engine.dispose()


def _differences(kept: Iterator[tuple[str, str]], derived: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What is on one side alone, or other on the other, of two lists in the order of their keys."""
    here, there = next(kept, None), next(derived, None)
    while here is not None or there is not None:
        if there is None or (here is not None and here[0] < there[0]):
            yield (here or ("", ""))[0], "not derived now"
            here = next(kept, None)
        elif here is None or there[0] < here[0]:
            yield there[0], "missing"
            there = next(derived, None)
        else:
            if here[1] != there[1]:
                yield here[0], "other than it stands"
            here, there = next(kept, None), next(derived, None)
