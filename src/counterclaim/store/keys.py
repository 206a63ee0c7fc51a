"""What a claim and a document are found by: the columns that filters look at, made the same way for every store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.place import PlaceMention
from counterclaim.store.claimants import claimant_key
from counterclaim.store.spelling import folded, words

_BETWEEN = " ; "
_QUOTES = re.compile("[“”„«»]")
_TERM = re.compile(r'"([^"]*)(?:"|$)|([^"\s]+)')

MOMENT = timedelta(microseconds=1)
"""The step of the clock: a day ends so long before the next begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimKeys:
    """The filterable side of a claim, folded."""

    kind: str
    stance: str
    verification: str | None
    claimant: str
    side: str | None
    weapon: str
    place: str
    sentence: str
    first_day: date | None
    last_day: date | None
    part_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKeys:
    """The filterable side of a document, folded."""

    name: str
    published_on: date | None
    search: str


def claim_keys(claim: Claim) -> ClaimKeys:
    """What a claim is found by."""
    claimant, weapon, interval = claim.claimant, claim.weapon, claim.time.interval if claim.time else None
    return ClaimKeys(
        kind=claim.kind.value,
        stance=claim.stance.value,
        verification=claim.verification.value if claim.verification else None,
        claimant=_listed(claimant.name, claimant.entity, claimant.span.text) if claimant else "",
        side=folded(claimant.side) if claimant and claimant.side else None,
        weapon=_listed(weapon.weapon_class.value, weapon.model, weapon.span.text) if weapon else "",
        place="".join(map(_place_key, claim.places)),
        sentence=folded(claim.sentence.text),
        first_day=interval.first_day if interval else None,
        last_day=interval.last_day if interval else None,
        part_of=claim.part_of,
    )


def said_by(claim: Claim, document: Document) -> datetime | None:
    """The moment by which a claim had surely been said; null where neither it nor its document is dated."""
    return end_of_saying(claim.said.interval.end_at if claim.said else None, document.published_on)


def end_of_saying(said_until: datetime | None, published_on: date | None) -> datetime | None:
    """The end of the time of saying (exclusive), but no later than the end of the day of publication in UTC."""
    told = said_until - MOMENT if said_until else None
    published = datetime.combine(published_on, time.max, tzinfo=UTC) if published_on else None
    return min((end for end in (told, published) if end), default=None)


def last_day_by(moment: datetime) -> date:
    """The last day that was over by then, in UTC."""
    return (moment.astimezone(UTC) + MOMENT).date() - timedelta(days=1)


def document_keys(document: Document) -> DocumentKeys:
    """What a document is found by."""
    return DocumentKeys(
        name=folded(document.name),
        published_on=document.published_on,
        search=folded(f"{document.title or ''} \n {document.text}"),
    )


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom or what a claim names, as facets tell them apart: folded (an id, where there is one), and as written.

    Both are empty where the text does not say.
    """

    named: str
    label: str


UNSAID = Naming("", "")
_UNNAMEABLE = "?"


def namings_of(claim: Claim, sort: str) -> tuple[Naming, ...]:
    """Its claimant, its weapon's class, or each of its places; UNSAID where it has none."""
    if sort == "claimant":
        claimant = claim.claimant
        return (_naming(claimant_key(claimant), claimant.name),) if claimant else (UNSAID,)
    if sort == "weapon":
        return (
            (_naming(claim.weapon.weapon_class.value, claim.weapon.weapon_class.value),) if claim.weapon else (UNSAID,)
        )
    found = (_naming(mention.place.gazetteer, mention.place.name) for mention in claim.places)
    return tuple({each.named: each for each in found}.values()) or (UNSAID,)


def outlet_of(publisher: str | None) -> Naming | None:
    """Who published a document, by the name that it gives; null where it gives none."""
    return _naming(None, publisher) if publisher and publisher.strip() else None


def _naming(key: str | None, name: str) -> Naming:
    return Naming(folded(key or name) or folded(name) or _UNNAMEABLE, name)


def said_day(moment: datetime | None) -> date | None:
    """The day in UTC by the end of which a claim had surely been said, of the moment by which it had."""
    return moment.astimezone(UTC).date() if moment else None


def text_terms(text: str) -> tuple[str, ...]:
    """What a text that is searched for asks for, folded: its words, and as they stand those in quotation marks."""
    found = (folded(phrase or word) for phrase, word in _TERM.findall(_QUOTES.sub('"', text)))
    return tuple(dict.fromkeys(term for term in found if words(term)))


def place_pattern(place: str) -> str:
    """What a claim's place key holds if the claim is about that place: whole words, a country code, or an id."""
    if ":" in place:
        return f" {folded(place)} "
    name = words(place)
    is_code = len(name) == 2 and name.isascii() and name.isalpha()
    return f" country:{name} " if is_code else f" {name} "


def place_patterns(place: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """What a place key holds one of if the claim is about that place, by any of these names."""
    named = (place_pattern(name) for name in (place, *aliases))
    return tuple(pattern for pattern in dict.fromkeys(named) if pattern.strip())


def weapon_pattern(weapon: str) -> str:
    """What a claim's weapon key holds if the claim is about that weapon: a word's beginning."""
    return f" {words(weapon)}"


def claimant_pattern(claimant: str) -> str:
    """What a claim's claimant key holds if the claim is theirs."""
    return words(claimant)


def _listed(*names: str | None) -> str:
    return f" {_BETWEEN.join(words(name) for name in names if name)} "


def _place_key(mention: PlaceMention) -> str:
    place = mention.place
    names = _listed(place.name, mention.span.text, place.admin1)
    country = f"; country:{folded(place.country)} " if place.country else ""
    gazetteer = f"; {folded(place.gazetteer)} " if place.gazetteer else ""
    return f"{names}{country}{gazetteer};"
