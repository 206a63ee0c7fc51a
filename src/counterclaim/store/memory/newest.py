"""What was found lately, in a ledger in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from counterclaim.model.finding import Finding
from counterclaim.store.memory.parts import Derivations
from counterclaim.store.newest import Found


def newest_first(
    findings: Iterable[Finding], derivations: Derivations[Finding], known_at: datetime | None
) -> Iterator[Found]:
    """These findings with their moments, those that came or changed last first."""
    places: dict[str, list[int]] = {}
    for place, key in enumerate(derivations.order, 1):
        places.setdefault(key, []).append(place)
    found = []
    for each in findings:
        known = [moment for moment, _ in derivations.states[each.id] if known_at is None or moment <= known_at]
        row = places[each.id][len(known) - 1]
        found.append(Found(finding=each, first_at=known[0], changed_at=known[-1], row=row))
    return iter(sorted(found, key=lambda one: -one.row))
