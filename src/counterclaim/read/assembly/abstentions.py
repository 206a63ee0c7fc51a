"""Names what was left alone: counts that no claim took, places and dates that the reader isn't sure of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind
from counterclaim.read.mentions import Mentions
from counterclaim.read.pages import Page
from counterclaim.read.reader import Abstention
from counterclaim.read.times.pieces import TimeKind

NOTHING_COUNTED = "no happening is told that this counts"
NO_PLACE = "no place of the gazetteer is surely meant"
NO_DATE = "the text does not say which day is meant"


def abstentions_of(page: Page, claims: Sequence[Claim]) -> tuple[Abstention, ...]:
    """What a document mentions and its claims leave out or leave open, in text order, with the reason."""
    counted = {(claim.count.span.start, claim.count.span.end) for claim in claims if claim.count is not None}
    telling = {claim.sentence.start for claim in claims if claim.kind is not Kind.STATEMENT}
    found = [
        Abstention(span=page.document.span(start, end), reason=reason)
        for number, mentions in enumerate(page.mentions)
        if not page.is_title(number)
        for start, end, reason in _left(mentions, telling)
        if (start, end) not in counted
    ]
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end, one.reason)))


def _left(mentions: Mentions, telling: set[int]) -> Iterator[tuple[int, int, str]]:
    """Counts of any sentence; places and dates of the sentences that tell a claim."""
    for index, count in enumerate(mentions.counts):
        if mentions.unit_at(index) is not None and not count.indefinite:
            yield count.start, count.end, NOTHING_COUNTED
    if mentions.sentence.start not in telling:
        return
    for place in mentions.places:
        known = place.place is not None and (place.place.gazetteer or place.place.country)
        if not known and not place.in_name:
            yield place.start, place.end, NO_PLACE
    for time in mentions.times:
        if time.interval is None and time.kind in (TimeKind.MOMENT, TimeKind.SPAN):
            yield time.start, time.end, NO_DATE
