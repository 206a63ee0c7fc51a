"""Queries as plain conditions, for stores without a query language. `Query` says what each filter means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.store.keys import (
    UNSAID,
    ClaimKeys,
    Naming,
    claim_keys,
    claimant_pattern,
    document_keys,
    last_day_by,
    namings_of,
    outlet_of,
    place_patterns,
    said_by,
    said_day,
    text_terms,
    weapon_pattern,
)
from counterclaim.store.query import Facet, Query
from counterclaim.store.spelling import folded


def asks_for_fields(query: Query) -> bool:
    """Whether a filter asks for a claim's fields, whatever is listed."""
    by_words = query.kinds or query.side or query.verification or query.place or query.claimant or query.weapon
    return bool(by_words or query.chosen)


def asks_for_claims(query: Query) -> bool:
    """Whether a filter leaves out incidents and findings that have no fitting claim."""
    days = query.since or query.until or query.said_since or query.said_until or query.said_by
    return bool(asks_for_fields(query) or days or query.text or query.document)


def claim_meets(claim: Claim, document: Document, query: Query) -> bool:
    """Whether a claim is one that the query asks for."""
    keys = claim_keys(claim)
    return (
        _fields_meet(keys, query)
        and _days_meet(keys, query)
        and said_meets(claim, document, query.said_by)
        and _said_days_meet(said_day(said_by(claim, document)), query)
        and _chosen_meet(claim, document, query)
        and _holds(keys.sentence, query.text)
        and _named(document, query)
    )


def said_meets(claim: Claim, document: Document, moment: datetime | None) -> bool:
    """Whether a claim had surely been said by that moment; yes where there is none."""
    said = said_by(claim, document)
    return moment is None or (said is not None and said <= moment)


def with_claims(incident: Incident, kinds: Mapping[str, Kind]) -> Incident:
    """An incident with these of its claims alone, whose kinds are given."""
    links = tuple(link for link in incident.links if link.claim in kinds)
    return replace(incident, links=links, kinds=tuple(sorted({kinds[link.claim] for link in links})))


def fields_meet(claim: Claim, document: Document, query: Query) -> bool:
    """Whether a claim's fields are as the query asks; time, text and document left aside."""
    return _fields_meet(claim_keys(claim), query) and _chosen_meet(claim, document, query)


def facet_values(claim: Claim, document: Document, facet: Facet) -> tuple[Naming, ...]:
    """A claim's values of a facet; UNSAID where it has none."""
    if facet is Facet.OUTLET:
        return (_outlet(document),)
    if facet in (Facet.CLAIMANT, Facet.WEAPON, Facet.PLACE):
        return namings_of(claim, facet.value)
    value = getattr(claim_keys(claim), facet.value)
    return (Naming(value, value),) if value is not None else (UNSAID,)


def document_meets(document: Document, query: Query) -> bool:
    """Whether a document is one that the query asks for, its claims left aside."""
    keys = document_keys(document)
    day = keys.published_on
    return (
        (not query.since or (day is not None and day >= query.since))
        and (not query.until or (day is not None and day <= query.until))
        and (not query.said_by or (day is not None and day <= last_day_by(query.said_by)))
        and _holds(keys.search, query.text)
        and (not query.values(Facet.OUTLET) or _outlet(document).named in query.values(Facet.OUTLET))
        and _named(document, query)
    )


def _named(document: Document, query: Query) -> bool:
    return not query.document or query.document == document.id or folded(query.document) == folded(document.name)


def _outlet(document: Document) -> Naming:
    return outlet_of(document.publisher) or UNSAID


def _holds(folded_text: str, asked: str | None) -> bool:
    return all(term in folded_text for term in text_terms(asked or ""))


def _chosen_meet(claim: Claim, document: Document, query: Query) -> bool:
    return all(
        any(value.named in query.values(facet) for value in facet_values(claim, document, facet))
        for facet in {facet for facet, _ in query.chosen}
    )


def _said_days_meet(day: date | None, query: Query) -> bool:
    return (not query.said_since or (day is not None and day >= query.said_since)) and (
        not query.said_until or (day is not None and day <= query.said_until)
    )


def _days_meet(keys: ClaimKeys, query: Query) -> bool:
    return (not query.since or (keys.last_day is not None and keys.last_day >= query.since)) and (
        not query.until or (keys.first_day is not None and keys.first_day <= query.until)
    )


def _fields_meet(keys: ClaimKeys, query: Query) -> bool:
    return (
        (not query.kinds or keys.kind in {kind.value for kind in query.kinds})
        and (not query.side or keys.side == folded(query.side))
        and (not query.verification or keys.verification == query.verification.value)
        and (not query.place or any(name in keys.place for name in place_patterns(query.place, query.place_aliases)))
        and (not query.claimant or claimant_pattern(query.claimant) in keys.claimant)
        and (not query.weapon or weapon_pattern(query.weapon) in keys.weapon)
    )
