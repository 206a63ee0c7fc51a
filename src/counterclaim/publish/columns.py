"""The flat columns of a claim, for spreadsheets and data frames: names, meanings and values in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.place import Place

Value = str | float | bool | date | tuple[str, ...] | None


class Sort(StrEnum):
    """What a column holds; a list is a tuple of texts."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "true or false"
    DAY = "day"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a row is made from. The document may be missing."""

    claim: Claim
    document: Document | None

    @property
    def place(self) -> Place | None:
        """The first place, whose region and coordinates the row gives."""
        return self.claim.places[0].place if self.claim.places else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, what it holds, its meaning in a sentence, and how it is taken from a claim."""

    name: str
    sort: Sort
    meaning: str
    value: Callable[[Source], Value]


def _column(name: str, meaning: str, value: Callable[[Source], Value], sort: Sort = Sort.TEXT) -> Column:
    return Column(name=name, sort=sort, meaning=meaning, value=value)


def _per(source: Source) -> str | None:
    count = source.claim.count
    return count.quantity.per.value if count and count.quantity.per else None


def _said_from(source: Source) -> str | None:
    said = source.claim.said
    return said.interval.start_text() if said else None


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


DOCUMENT = (
    _column("claim_id", "the claim's stable key", lambda row: row.claim.id),
    _column("document_id", "the document's stable key", lambda row: row.claim.document),
    _column("document_name", "the id given with the document, or its file's name", lambda row: row.claim.document_name),
    _column("publisher", "who published it", lambda row: row.document.publisher if row.document else None),
    _column("url", "where it was published", lambda row: row.document.url if row.document else None),
    _column(
        "published_on",
        "the day of publication",
        lambda row: row.document.published_on if row.document else None,
        Sort.DAY,
    ),
    _column("author", "who wrote it, as the document says", lambda row: row.document.author if row.document else None),
    _column(
        "published_at",
        "the moment of publication (ISO 8601), where a clock time and its zone are stated",
        lambda row: _moment(row.document.published_at) if row.document else None,
    ),
    _column(
        "updated_at",
        "the moment of the last change that the document states (ISO 8601)",
        lambda row: _moment(row.document.updated_at) if row.document else None,
    ),
)
WORD = (
    _column("kind", "what happened", lambda row: row.claim.kind.value),
    _column("stance", "how the claimant puts it", lambda row: row.claim.stance.value),
    _column(
        "verification",
        "what the document says of the claim's truth",
        lambda row: row.claim.verification.value if row.claim.verification else None,
    ),
    _column(
        "claimant",
        "on whose word, by the fullest name; empty is the document's own voice",
        lambda row: row.claim.claimant.name if row.claim.claimant else None,
    ),
    _column(
        "claimant_entity",
        "the claimant's id in the actor registry",
        lambda row: row.claim.claimant.entity if row.claim.claimant else None,
    ),
    _column("claimant_side", "the side that the claimant belongs to", lambda row: row.claim.side),
    _column("channel", "through what it was said", lambda row: row.claim.channel.name if row.claim.channel else None),
    _column("said_from", "when it was said, first day or moment (ISO 8601)", _said_from),
)
HAPPENING = (
    _column("actor_side", "the side that did it", lambda row: row.claim.actor.side if row.claim.actor else None),
    _column(
        "target_text",
        "the words for what was hit, hurt or taken",
        lambda row: row.claim.target.span.text if row.claim.target else None,
    ),
    _column(
        "target_class",
        "what was hit, hurt or taken",
        lambda row: row.claim.target.target_class.value if row.claim.target else None,
    ),
    _column(
        "weapon_text", "the words for the weapon", lambda row: row.claim.weapon.span.text if row.claim.weapon else None
    ),
    _column("weapon_class", "with what", lambda row: row.claim.weapon.weapon_class.value if row.claim.weapon else None),
    _column(
        "weapon_model",
        "the weapon's model, where named",
        lambda row: row.claim.weapon.model if row.claim.weapon else None,
    ),
)
COUNT = (
    _column(
        "count_low",
        "the least that the words allow; empty is open",
        lambda row: row.claim.count.quantity.low if row.claim.count else None,
        Sort.NUMBER,
    ),
    _column(
        "count_high",
        "the most that the words allow; empty is open",
        lambda row: row.claim.count.quantity.high if row.claim.count else None,
        Sort.NUMBER,
    ),
    _column(
        "count_approximate",
        "whether the words call it an estimate",
        lambda row: row.claim.count.quantity.approximate if row.claim.count else None,
        Sort.FLAG,
    ),
    _column("unit", "what is counted", lambda row: row.claim.count.quantity.unit.value if row.claim.count else None),
    _column("per", "the stretch of time that a rate is for", _per),
)
PLACE = (
    _column("place_names", "every place", lambda row: tuple(found.place.name for found in row.claim.places), Sort.LIST),
    _column(
        "place_ids",
        "their gazetteer ids, in the same order; empty where unknown",
        lambda row: tuple(found.place.gazetteer or "" for found in row.claim.places),
        Sort.LIST,
    ),
    _column("country", "the first place's country (ISO 3166-1)", lambda row: row.place.country if row.place else None),
    _column("admin1", "the first place's first-level region", lambda row: row.place.admin1 if row.place else None),
    _column(
        "latitude",
        "the first place's latitude in degrees (WGS 84)",
        lambda row: row.place.latitude if row.place else None,
        Sort.NUMBER,
    ),
    _column(
        "longitude",
        "the first place's longitude in degrees (WGS 84)",
        lambda row: row.place.longitude if row.place else None,
        Sort.NUMBER,
    ),
    _column(
        "place_precision",
        "how much ground the first place's name covers",
        lambda row: row.place.precision.value if row.place else None,
    ),
)
TIME = (
    _column(
        "time_start",
        "when it happened, first day or moment (ISO 8601)",
        lambda row: row.claim.time.interval.start_text() if row.claim.time else None,
    ),
    _column(
        "time_end",
        "when it happened, last day (inclusive) or moment",
        lambda row: row.claim.time.interval.end_text() if row.claim.time else None,
    ),
    _column(
        "time_precision",
        "the finest step that the words support",
        lambda row: row.claim.time.interval.precision.value if row.claim.time else None,
    ),
)
WORDS = (
    _column("part_of", "the claim whose count includes this one's", lambda row: row.claim.part_of),
    _column("sentence", "the words that it was read in", lambda row: row.claim.sentence.text),
    _column(
        "sentence_start",
        "where they start in the document's text, in code points",
        lambda row: row.claim.sentence.start,
        Sort.WHOLE,
    ),
    _column("sentence_end", "where they end, exclusive", lambda row: row.claim.sentence.end, Sort.WHOLE),
    _column("reader", "which reader and model read it, with versions", lambda row: row.claim.reader),
)

COLUMNS: tuple[Column, ...] = DOCUMENT + WORD + HAPPENING + COUNT + PLACE + TIME + WORDS


def row_of(claim: Claim, document: Document | None) -> tuple[Value, ...]:
    """A claim's values, one for each of COLUMNS."""
    source = Source(claim=claim, document=document)
    return tuple(column.value(source) for column in COLUMNS)
