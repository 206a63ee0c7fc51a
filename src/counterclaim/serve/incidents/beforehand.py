"""Tells incidents of many claims before anybody asks: one of them takes as long as a whole page may."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.model.incident import Incident
from counterclaim.serve.incidents.glances import HELD, is_held, tell
from counterclaim.serve.remembered import Remembered
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

LARGE = 40
"""So many claims make an incident worth telling beforehand: in a million claims some thousands are."""
AT_ONCE = 100
PAUSE_S = 0.03
"""Some three times as long as telling one takes: readers come first."""


def tell_beforehand(
    ledger: Ledger, held: Remembered, pause: Callable[[float], bool], *, least: int = LARGE, most: int = HELD // 2
) -> int:
    """Hold how the incidents of `least` claims or more are told of, `most` at most, the largest first; how many.

    After each it lets others at the processor by `pause`, which takes seconds and says whether to end; what is held
    already takes no time. How an incident is told of is held for as long as its claims are the same.
    """
    told = 0
    for incident in _large(ledger, least, most):
        if is_held(incident, held):
            continue
        tell(ledger, incident, held)
        told += 1
        if pause(PAUSE_S):
            break
    return told


def _large(ledger: Ledger, least: int, most: int) -> Iterator[Incident]:
    for offset in range(0, most, AT_ONCE):
        query = Query(limit=min(AT_ONCE, most - offset), offset=offset)
        some = list(ledger.incidents_in_order(query, IncidentOrder.CLAIMS))
        yield from (each for each in some if len(each.links) >= least)
        if len(some) < AT_ONCE or len(some[-1].links) < least:
            return
