"""Whether two ledgers hold the same: everything but the moments at which they learned of it."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.finding import Finding
from counterclaim.model.identity import digest
from counterclaim.model.incident import Incident
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query
from counterclaim.store.shapes import json_text, shaped
from counterclaim.store.sql.ledger import SqlLedger

EVERY_VERSION = Query(all_versions=True)


def contents(where: str) -> dict[str, str]:
    """For each part of a ledger how many there are, and a digest of all their words in order."""
    with SqlLedger(where, create=False) as ledger:
        documents = list(ledger.documents(EVERY_VERSION))
        keys = [document.id for document in documents]
        return {
            "documents": _summed(documents),
            "claims": _summed(ledger.claims(EVERY_VERSION)),
            "versions": _summed(sorted(ledger.older_versions(keys).items())),
            "incidents": _by_id(ledger.incidents()),
            "findings": _by_id(ledger.findings()),
            "tellings": _summed(ledger.tellings()),
            "readings": _summed(sorted(_readers(ledger, keys))),
        }


def _by_id(things: Iterable[Incident | Finding]) -> str:
    inside = {thing.id: thing for thing in things}
    return _summed(inside[key] for key in sorted(inside))


def _readers(ledger: Ledger, keys: Iterable[str]) -> Iterable[tuple[str, str]]:
    for key in keys:
        yield from ((key, f"{event.change.value} {event.note}") for event in ledger.history(key))


def _summed(things: Iterable[object]) -> str:
    parts = [json_text(shaped(thing)) if not isinstance(thing, tuple) else repr(thing) for thing in things]
    return f"{len(parts)} {digest(*parts)}"
