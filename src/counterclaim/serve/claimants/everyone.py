"""All claimants with all their names, worked out once for each state of the ledger: lists and portraits share them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from starlette.requests import Request

from counterclaim.serve.claimants.portrait import Portrait, portrait
from counterclaim.serve.here import ledger_of
from counterclaim.store.claimants import ClaimantTally, merged
from counterclaim.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyone:
    """All claimants, those with most claims first, and the tallies of each one's names by its key."""

    claimants: tuple[ClaimantTally, ...]
    names: Mapping[str, tuple[ClaimantTally, ...]]


def everyone(request: Request, known_at: datetime | None) -> Everyone:
    """All claimants of the request's ledger, as known at a moment."""
    ledger = ledger_of(request)
    work = partial(_everyone, ledger, known_at)
    found: Everyone = request.app.state.remembered.answer(ledger.edition(), ("claimants", known_at), work)
    return found


def portrayed(request: Request, key: str, known_at: datetime | None) -> Portrait | None:
    """The portrait of the claimant of this key, as known at a moment; null where no claim stands on its word.

    It is not remembered: what is made of it is.
    """
    ledger = ledger_of(request)
    # Of an older moment one claimant is looked up by itself: all of them would cost far more.
    names = ledger.claimant_names(known_at, key) if known_at else everyone(request, None).names.get(key, ())
    if not key or not names:
        return None
    return portrait(ledger, names, known_at)


def _everyone(ledger: Ledger, known_at: datetime | None) -> Everyone:
    told = ledger.claimant_names(known_at)
    names: dict[str, tuple[ClaimantTally, ...]] = {}
    for each in told:
        names[each.key] = (*names.get(each.key, ()), each)
    return Everyone(claimants=merged(told), names=names)
