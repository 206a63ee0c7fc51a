"""The shapes of counts: claims by facets, what a ledger holds, claimants."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import msgspec

from counterclaim.model.kind import Kind
from counterclaim.serve.api.shapes.claims import Address, Shape

Number = Annotated[int, msgspec.Meta(ge=0)]


class Value(Shape):
    """A value of a facet as filters take it (empty: claims that do not say), as first written, and how many claims."""

    value: str
    label: str
    number: Number


class FacetValues(Shape):
    """Values of a facet, the most frequent first; `distinct` is how many there are in all."""

    values: list[Value]
    distinct: Number


class Facets(Shape):
    """Every facet; the counts of one leave its own choice aside."""

    kind: FacetValues
    claimant: FacetValues
    side: FacetValues
    weapon: FacetValues
    place: FacetValues
    verification: FacetValues
    stance: FacetValues
    outlet: FacetValues


class MonthNumber(Shape):
    """A month by its first day, and how many claims are in it; a long one is in several."""

    month: date
    number: Number


class Tallies(Shape):
    """How many claims meet filters. Where they are not `is_exact`, counts are the most that it can be."""

    total: Number
    is_exact: bool
    facets: Facets
    happened: list[MonthNumber]
    undated: Number
    said: list[MonthNumber]
    unsaid: Number


class MonthOfTexts(Shape):
    """A month by its first day (null: no day of publication), and how many documents are of it."""

    month: date | None
    documents: Number


class Holdings(Shape):
    """What the ledger holds, or held at a moment.

    `documents` are all that were ever kept, of which `older_versions` have a newer one; languages, months and readers
    divide them (empty: not known, kept unread). `claims` are those that lists have.
    """

    version: str
    schema_version: Number
    rules: str
    edition: str
    documents: Number
    older_versions: Number
    claims: Number
    incidents: Number
    findings: dict[str, Number]
    languages: dict[str, Number]
    readers: dict[str, Number]
    months: list[MonthOfTexts]
    first_learned: datetime | None
    last_learned: datetime | None


class ClaimantLine(Shape):
    """A claimant: its key, the name that is used most, its side, and how many claims stand on its word."""

    key: str
    name: str
    side: str | None
    claims: Number
    first_day: date | None
    last_day: date | None


class Claimants(Shape):
    """A page of claimants, those with most claims first."""

    claimants: list[ClaimantLine]
    next: Address | None


class Verdicts(Shape):
    """On how many of its claims others say what: statements are measured here, not truth."""

    contradicted: Number
    borne_out: Number
    doubted: Number
    alone: Number
    revised: Number


class Named(Shape):
    """A name, and in how many claims it is used."""

    name: str
    claims: Number


class OfKind(Shape):
    """Its claims of one kind."""

    kind: Kind
    claims: Number
    verdicts: Verdicts


class OfMonth(Shape):
    """Its claims of one month, by the month's first day; null where no day is told."""

    month: date | None
    claims: Number
    verdicts: Verdicts


class Revisions(Shape):
    """How its own figures changed: how many went up, down, or came back to where they were.

    Typical are the medians of the shares by which they rose and fell. `accounts` changed no figure.
    """

    up: Number
    down: Number
    level: Number
    typical_rise: float | None
    typical_fall: float | None
    accounts: Number


class WholeClaimant(ClaimantLine):
    """A claimant with its names, its claims by kind and month, and what was found on those `looked_at`.

    Channels, speakers (who passed its words on) and outlets are those of its `latest_claims` last claims.
    """

    names: list[Named]
    kinds: list[OfKind]
    months: list[OfMonth]
    verdicts: Verdicts
    looked_at: Number
    revisions: Revisions
    latest_claims: Number
    channels: list[Named]
    speakers: list[Named]
    outlets: list[Named]
