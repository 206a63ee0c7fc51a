"""On which day a claim's happening fell, as far as its words and its document tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.interval import TimeInterval, TimePrecision
from counterclaim.reconcile.places import places_key

_LONG = frozenset({TimePrecision.WEEK, TimePrecision.MONTH, TimePrecision.YEAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The day of a happening. A night belongs to its morning; a longer stretch has no day.

    `assumed` where no words tell it and the day of publication stands in; `interval` is what the words tell.
    """

    day: date | None = None
    assumed: bool = False
    interval: TimeInterval | None = None

    @property
    def key(self) -> str:
        """What two claims must share to be of one day; for a longer stretch, the stretch itself; empty if unknown."""
        if self.day is not None:
            return self.day.isoformat()
        return f"{self.interval.start_text()}/{self.interval.end_text()}" if self.interval else ""


def told_moment(interval: TimeInterval) -> Moment:
    """The moment that words tell: one day, or two of which the second counts (overnight); otherwise a stretch."""
    short = interval.last_day - interval.first_day <= timedelta(days=1)
    day = interval.last_day if short and interval.precision not in _LONG else None
    return Moment(day=day, interval=interval)


def moments_of(
    claims: Iterable[Claim], by_id: Mapping[str, Claim], documents: Mapping[str, Document]
) -> dict[str, Moment]:
    """The moment of each claim: its words', its whole's, its document's for that place, or that of publication."""
    ordered = tuple(claims)
    told = {claim.id: moment for claim in ordered if (moment := _told(claim, by_id)) is not None}
    local = _told_by_place(ordered, told)
    return {claim.id: told.get(claim.id) or _assumed(claim, local, documents) for claim in ordered}


def _told(claim: Claim, by_id: Mapping[str, Claim]) -> Moment | None:
    seen: set[str] = set()
    here: Claim | None = claim
    while here is not None and here.id not in seen:
        if here.time is not None:
            return told_moment(here.time.interval)
        seen.add(here.id)
        here = by_id.get(here.part_of) if here.part_of else None
    return None


def _told_by_place(claims: tuple[Claim, ...], told: Mapping[str, Moment]) -> dict[tuple[str, str], set[date]]:
    days: dict[tuple[str, str], set[date]] = {}
    for claim in claims:
        moment, place = told.get(claim.id), places_key(claim)
        if moment and moment.day and place:
            days.setdefault((claim.document, place), set()).add(moment.day)
    return days


def _assumed(claim: Claim, local: Mapping[tuple[str, str], set[date]], documents: Mapping[str, Document]) -> Moment:
    document = documents.get(claim.document)
    published_on = document.published_on if document else None
    days = local.get((claim.document, places_key(claim)), set())
    if len(days) == 1:
        day = next(iter(days))
        # The same place named without a time is the same news only while it is news.
        if published_on is None or abs(published_on - day) <= timedelta(days=2):
            return Moment(day=day, assumed=True)
    return Moment(day=published_on, assumed=True)
