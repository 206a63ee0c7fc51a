"""How much a ledger in memory holds."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from counterclaim.model.incident import Incident
from counterclaim.store.holdings import Holdings
from counterclaim.store.memory.parts import Derivations
from counterclaim.store.memory.record import MemoryRecord


class MemoryHoldings(MemoryRecord):
    """Counts; `HoldingsBook` says what each method does."""

    _incidents: Derivations[Incident]

    def holdings(self, known_at: datetime | None = None) -> Holdings:
        """How much it holds; see `HoldingsBook.holdings`."""
        kept = [each for each in self._order if known_at is None or each.learned_at <= known_at]
        first_read = {each.entry.document.id: each.entry.document for each in reversed(kept)}.values()
        superseded = (moment for _, moment in self._superseded.values())
        days = (text.published_on for text in first_read)
        return Holdings(
            texts=len(first_read),
            older_versions=sum(1 for moment in superseded if known_at is None or moment <= known_at),
            languages=Counter(text.language or "" for text in first_read),
            months=Counter(day.replace(day=1) if day else None for day in days),
            readers=Counter(each.entry.reader or "" for each in kept),
            incidents=sum(1 for _ in self._incidents.standing(known_at)),
            first_learned=kept[0].learned_at if kept else None,
            last_learned=kept[-1].learned_at if kept else None,
        )
