"""Counts and sorts the claims of a ledger in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.store.keys import UNSAID, ClaimKeys, claim_keys, said_by, said_day
from counterclaim.store.memory.matching import facet_values
from counterclaim.store.memory.record import MemoryRecord
from counterclaim.store.query import EVERYTHING, Facet, Order, Query, paged
from counterclaim.store.spelling import folded
from counterclaim.store.tallies import SHORT_DAYS, FacetTally, Tallies, Tally, month_of


class MemoryTallies(MemoryRecord):
    """Facets and orders; `TallyBook` says what each method does."""

    def claims(self, query: Query = EVERYTHING) -> Iterator[Claim]:
        """Claims in the order that is asked for; see `Ledger.claims`."""
        return super().claims(query) if query.is_as_learned else self._sorted(query)

    def tally(self, query: Query = EVERYTHING, most: int = 10) -> Tallies:
        """Counts by every facet; see `TallyBook.tally`."""
        met = list(self._meant(query))
        keys = [claim_keys(claim) for claim in met]
        short = [each for each in keys if _is_short(each)]
        happened = [claim_keys(claim) for claim in self._meant(replace(query, since=None, until=None))]
        said = [self._said(claim) for claim in self._meant(replace(query, said_since=None, said_until=None))]
        return Tallies(
            total=len(met),
            is_exact=True,
            facets={facet: self._facet(facet, query, lambda _: True, most) for facet in Facet},
            days=_ordered(Counter(each.last_day for each in short if each.last_day)),
            longer=sum(1 for each in keys if each.first_day or each.last_day) - len(short),
            undated=sum(1 for each in keys if not (each.first_day or each.last_day)),
            happened=_ordered(Counter(month for each in happened for month in _months(each))),
            said=_ordered(Counter(month_of(day) for day in said if day)),
            unsaid=sum(1 for claim in met if self._said(claim) is None),
        )

    def facet_values(self, facet: Facet, query: Query = EVERYTHING, words: str = "", most: int = 100) -> FacetTally:
        """The values of one facet; see `TallyBook.facet_values`."""
        return self._facet(facet, query, lambda label: folded(words) in folded(label), most)

    def _facet(self, facet: Facet, query: Query, is_meant: Callable[[str], bool], most: int) -> FacetTally:
        labels = {UNSAID.named: UNSAID.label}
        for claim, _ in self._claims.values():
            for each in facet_values(claim, self._told_in(claim), facet):
                labels.setdefault(each.named, each.label)
        others = query.without(facet)
        numbers = Counter(
            each.named for claim in self._meant(others) for each in facet_values(claim, self._told_in(claim), facet)
        )
        chosen = query.values(facet)
        meant = [value for value in labels if is_meant(labels[value])]
        ordered = sorted((value for value in meant if numbers[value]), key=lambda value: (-numbers[value], value))
        listed = [value for at, value in enumerate(ordered) if at < most or value in chosen]
        listed += sorted(value for value in meant if value in chosen and value not in listed)
        return FacetTally(tuple(Tally(value, labels[value], numbers[value]) for value in listed), len(ordered))

    def _sorted(self, query: Query) -> Iterator[Claim]:
        place = {claim.id: at for at, claim in enumerate(self._in_order(query))}
        found = sorted(self._meant(query), key=lambda claim: place[claim.id])
        edge = query.after or query.before
        if edge and edge not in place:
            return iter(())
        if query.before:
            found = [claim for claim in found if place[claim.id] < place[query.before]]
            return iter(found if query.limit is None else found[max(len(found) - query.limit, 0) :])
        if query.after:
            found = [claim for claim in found if place[claim.id] > place[query.after]]
        return paged(iter(found), query)

    def _in_order(self, query: Query) -> list[Claim]:
        """All claims that were ever kept."""
        kept = [claim for claim, _ in self._claims.values()]
        told = {claim.id: value for claim in kept if (value := self._sorted_by(claim, query.order)) is not None}
        ranked = sorted((claim for claim in kept if claim.id in told), key=lambda claim: told[claim.id])
        rest = [claim for claim in kept if claim.id not in told]
        return [*reversed(ranked), *reversed(rest)] if query.descending else [*ranked, *rest]

    def _sorted_by(self, claim: Claim, order: Order) -> Any:
        """What a claim is sorted by; null where it has no such field."""
        keys, count = claim_keys(claim), claim.count.quantity if claim.count else None
        values = {
            Order.LEARNED: 0,
            Order.HAPPENED: keys.last_day,
            Order.SAID: self._said(claim),
            Order.COUNT: (count.low if count.low is not None else count.high) if count else None,
            Order.CLAIMANT: keys.claimant.strip() or None,
            Order.PLACE: keys.place.strip() or None,
        }
        return values[order]

    def _said(self, claim: Claim) -> date | None:
        return said_day(said_by(claim, self._told_in(claim)))

    def _told_in(self, claim: Claim) -> Document:
        """The document of a claim as the claim's own reader read it."""
        found = self.document(claim.document, claim.reader) or self.document(claim.document)
        if found is None:
            raise LookupError(claim.document)
        return found


def _is_short(keys: ClaimKeys) -> bool:
    return bool(keys.first_day and keys.last_day and (keys.last_day - keys.first_day).days <= SHORT_DAYS)


def _months(keys: ClaimKeys) -> Iterator[date]:
    """Each month in which it happened; none where an end is open."""
    if keys.first_day and keys.last_day:
        month = month_of(keys.first_day)
        while month <= keys.last_day:
            yield month
            month = month_of(month + timedelta(days=31))


def _ordered(counted: Mapping[date, int]) -> dict[date, int]:
    return dict(sorted(counted.items()))
