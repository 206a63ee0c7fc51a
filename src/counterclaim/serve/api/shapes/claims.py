"""The shape of a claim: the contract's (docs/claims.md)."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from counterclaim.model.interval import TimePrecision
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import PlacePrecision
from counterclaim.model.quantity import Rate, Unit

Offset = Annotated[int, msgspec.Meta(ge=0, description="In code points of the document's text.")]
Address = Annotated[str, msgspec.Meta(extra_json_schema={"format": "uri-reference"})]


class Shape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A record: all of its fields are there, and no others."""


class Span(Shape):
    """Words of a document and where they stand; `end` is the first character after them."""

    text: str
    start: Offset
    end: Offset


class Claimant(Span):
    """On whose word it stands; `via` are those through whom the word came, the innermost first."""

    name: str
    entity: str | None
    side: str | None
    via: list[str]


class Agent(Shape):
    """Who did it; without words where only the sides of the war tell it (`implied`)."""

    text: str | None
    start: Offset | None
    end: Offset | None
    entity: str | None
    side: str | None
    implied: bool


class Channel(Span):
    """Through what it was said."""

    name: str


class Target(Span, rename={"target_class": "class"}):
    """What was hit, hurt or taken."""

    target_class: TargetClass
    side: str | None


class Weapon(Span, rename={"weapon_class": "class"}):
    """With what."""

    weapon_class: WeaponClass
    model: str | None


class Count(Span):
    """How many. A bound that is null is open: "at least 12" is 12 to null."""

    low: int | float | None
    high: int | float | None
    approximate: bool
    unit: Unit
    per: Rate | None


class PlaceMention(Span):
    """A place that is named; coordinates are WGS 84, no finer than `precision`."""

    name: str
    gazetteer: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision


class Happening(Shape):
    """When it happened, in ISO 8601; without words where it was told elsewhere in the text."""

    text: str | None
    span_start: Offset | None
    span_end: Offset | None
    start: str
    end: str
    precision: TimePrecision


class Saying(Shape, rename={"since": "from"}):
    """When it was said, in ISO 8601."""

    text: str | None
    start: Offset | None
    end: Offset | None
    since: str
    until: str
    precision: TimePrecision


class Claim(Shape):
    """One thing that a document says happened, on the word of one claimant. Null: the text does not say."""

    id: str
    document: str
    document_name: str
    sentence: Span
    kind: Kind
    stance: Stance
    verification: Verification | None
    claimant: Claimant | None
    said: Saying | None
    channel: Channel | None
    actor: Agent | None
    target: Target | None
    weapon: Weapon | None
    count: Count | None
    places: list[PlaceMention]
    time: Happening | None
    part_of: str | None
    evidence: list[Span]
    reader: str


class Claims(Shape):
    """A page of claims; `next` is the address of the next page, null on the last one."""

    claims: list[Claim]
    next: Address | None


class Feature(Shape):
    """A feature of GeoJSON (RFC 7946) at all places that it names."""

    type: str
    id: str
    geometry: dict[str, Any]
    properties: dict[str, Any]


class Features(Shape):
    """A page of features; `left_out` of this page's things have no coordinates."""

    type: str
    features: list[Feature]
    left_out: Annotated[int, msgspec.Meta(ge=0)]
    next: Address | None
