"""How much a ledger holds: texts by language and month, what stands, and since when it has grown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a ledger held at a moment.

    `texts` are all documents that were ever kept, of which `older_versions` have a newer one. `languages` (empty: not
    known) and `months` (first days; null: no day of publication) divide all of them, each as it was first read; so
    their sums are `texts`. `readers` (empty: kept unread) are those of all readings: a text may be read by several.
    `incidents` stand. Moments are those of the first and the last reading that was kept.
    """

    texts: int
    older_versions: int
    languages: Mapping[str, int]
    months: Mapping[date | None, int]
    readers: Mapping[str, int]
    incidents: int
    first_learned: datetime | None
    last_learned: datetime | None


class HoldingsBook(Protocol):
    """Counts what a ledger holds."""

    def holdings(self, known_at: datetime | None = None) -> Holdings:
        """How much it holds, or held at that moment (aware), of one committed state."""
