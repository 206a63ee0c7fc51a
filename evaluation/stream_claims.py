"""Makes claims of coded mentions: what was coded as it is, and place, time, weapon and target by our own reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from evaluation.gold_claims import first_of
from evaluation.stream_mentions import Mention, alike, by_sentence, claims_within, same_claims
from evaluation.stream_reading import ReadDocument, Seen

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim, Count, Target, Weapon
from counterclaim.model.document import Document
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.identity import claim_id
from counterclaim.model.interval import TimeMention
from counterclaim.model.kind import Stance, Verification
from counterclaim.model.place import PlaceMention, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.read.speech.actors import find_actors, leading_actor
from counterclaim.reconcile.places import place_key

READER = "mention"
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.AREA})
_MOST = 4
_LIKE = 1.5
"""How like a claim must be to lend its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionClaims:
    """The claims of mentions, the number of the mention that each is, and what each one's count measures, by id."""

    claims: tuple[Claim, ...]
    mention_of: Mapping[str, int]
    measures: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One mention beside its document, the claim of ours that says it, and the others of its sentence, best first."""

    mention: Mention
    read: ReadDocument
    same: Claim | None
    beside: tuple[Claim, ...]
    seen: tuple[Seen, ...]

    @property
    def candidates(self) -> tuple[Claim, ...]:
        """The claims of ours to take fields from, the likest first."""
        return (self.same, *self.beside) if self.same else self.beside


def claims_of_mentions(mentions: Iterable[Mention], read: Mapping[str, ReadDocument]) -> MentionClaims:
    """All mentions as claims, by number."""
    desks = {desk.mention.n: desk for desk in _desks(mentions, read)}
    own = {desk.same.id: number for number, desk in desks.items() if desk.same is not None}
    claims = {number: _claim(desks[number], own) for number in sorted(desks)}
    measures = {claim.id: desks[number].mention.coded.get("measure") for number, claim in claims.items()}
    return MentionClaims(
        claims=tuple(claims.values()),
        mention_of={claim.id: number for number, claim in claims.items()},
        measures={claim: measure for claim, measure in measures.items() if measure},
    )


def _desks(mentions: Iterable[Mention], read: Mapping[str, ReadDocument]) -> Iterator[_Desk]:
    for (name, start, end), here in by_sentence(mentions).items():
        document = read[name]
        ours = claims_within(document, start, end)
        same = same_claims(here, ours)
        seen = tuple(one for one in document.sentences if one.start < end and start < one.end)
        for mention in here:
            mine = same.get(mention.n)
            beside = sorted((one for one in ours if one is not mine), key=partial(_unlike, mention))
            yield _Desk(mention=mention, read=document, same=mine, beside=tuple(beside), seen=seen)


def _unlike(mention: Mention, claim: Claim) -> float:
    return -alike(mention, claim)


def _key(document: Document, number: int) -> str:
    return claim_id(document.id, READER, str(number))


def _claim(desk: _Desk, own: Mapping[str, int]) -> Claim:
    mention, document, same = desk.mention, desk.read.document, desk.same
    sentence = document.span(mention.start, mention.end)
    verification = first_of(mention.coded.get("verification"))
    whole = own.get(same.part_of) if same and same.part_of else None
    return Claim(
        id=_key(document, mention.n),
        document=document.id,
        document_name=document.name,
        sentence=sentence,
        kind=mention.kind,
        stance=Stance(first_of(mention.coded.get("stance")) or "asserted"),
        verification=Verification(verification) if verification else None,
        claimant=_claimant(desk),
        said=same.said if same else None,
        channel=same.channel if same else None,
        actor=next((one.actor for one in desk.candidates if one.actor), None),
        target=_target(desk),
        weapon=_weapon(desk),
        count=_count(desk),
        places=_places(desk),
        time=_time(desk),
        part_of=_key(document, whole) if whole is not None and whole != mention.n else None,
        evidence=(sentence,),
        reader=READER,
    )


def _claimant(desk: _Desk) -> Claimant | None:
    name, side = (first_of(desk.mention.coded.get(key)) for key in ("claimant", "side"))
    if not name:
        return None
    actor = leading_actor(find_actors(name))
    registered = actor is not None and _plain(name) == _plain(actor.name)
    ours = desk.same.claimant if desk.same else None
    return Claimant(
        span=_named_at(desk, name),
        name=name,
        entity=actor.id if actor and registered else (ours.entity if ours and ours.name == name else None),
        side=side if side not in (None, "other") else (actor.side if actor and registered else None),
        via=ours.via if ours else (),
    )


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _named_at(desk: _Desk, name: str) -> EvidenceSpan:
    """The words of the sentence, or else of the text, that name a claimant; the whole sentence where none do."""
    document, mention = desk.read.document, desk.mention
    for words in (name, name.split()[-1]):
        for at in (document.text.find(words, mention.start, mention.end), document.text.find(words)):
            if at >= 0:
                return document.span(at, at + len(words))
    return document.span(mention.start, mention.end)


def _count(desk: _Desk) -> Count | None:
    coded = desk.mention.coded.get("count")
    if not coded or (coded["low"] is None and coded["high"] is None):
        return None
    unit = first_of(coded.get("unit"))
    quantity = Quantity(
        low=coded["low"],
        high=coded["high"],
        approximate=bool(coded.get("approximate")),
        unit=Unit(unit) if unit in set(Unit) else Unit.OTHER,
    )
    if desk.same and desk.same.count and desk.same.count.quantity.low == quantity.low:
        return Count(span=desk.same.count.span, quantity=quantity)
    inside = [
        span
        for one in desk.seen
        for span, low, high in one.counts
        if desk.mention.start <= span.start and span.end <= desk.mention.end and quantity.low == low
    ]
    words = inside[0] if inside else desk.read.document.span(desk.mention.start, desk.mention.end)
    return Count(span=words, quantity=quantity)


def _places(desk: _Desk) -> tuple[PlaceMention, ...]:
    """Our own claim's; else those that the sentence names, or of several those of a claim beside it."""
    told = desk.same.places if desk.same else ()
    if _are_local(told):
        return told
    seen = tuple(place for one in _within(desk) for place in one.places)
    named = _each(place for place in seen if place.place.precision not in _WIDE)
    if len(named) > 1:
        near = next((one for one in desk.beside if _are_local(one.places)), None)
        if near is not None and alike(desk.mention, near) >= _LIKE:
            return near.places[:_MOST]
        taken = {place_key(place.place) for one in desk.beside for place in one.places}
        named = tuple(place for place in named if place_key(place.place) not in taken) or named
        return named[:_MOST]
    return named or told


def _are_local(places: Iterable[PlaceMention]) -> bool:
    return any(place.place.precision not in _WIDE for place in places)


def _each(places: Iterable[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Each place once, where it is named first."""
    found: dict[str, PlaceMention] = {}
    for place in places:
        found.setdefault(place_key(place.place), place)
    return tuple(found.values())


def _time(desk: _Desk) -> TimeMention | None:
    """Our own claim's; else that of a claim beside it that tells the like; else the one that the sentence tells."""
    if desk.same is not None and desk.same.time is not None:
        return desk.same.time
    near = [one.time for one in desk.beside if one.time is not None and alike(desk.mention, one) >= _LIKE]
    seen = [time for one in _within(desk) for time in one.times]
    return next(iter([*near, *seen]), None)


def _weapon(desk: _Desk) -> Weapon | None:
    told = next((one.weapon for one in desk.candidates if one.weapon), None)
    seen: Sequence[Weapon] = [weapon for one in _within(desk) for weapon in one.weapons]
    return told or (seen[0] if len(seen) == 1 else None)


def _target(desk: _Desk) -> Target | None:
    told = next((one.target for one in desk.candidates if one.target), None)
    seen: Sequence[Target] = [target for one in _within(desk) for target in one.targets]
    return told or (seen[0] if len(seen) == 1 else None)


def _within(desk: _Desk) -> tuple[Seen, ...]:
    """What the finders see in the mention's own words, not around them."""
    start, end = desk.mention.start, desk.mention.end
    return tuple(one for one in desk.seen if start <= one.start + 1 and one.end <= end + 1) or desk.seen
