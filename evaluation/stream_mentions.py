"""Coded mentions, and which of our own claims each of them is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from evaluation.gold_claims import first_of
from evaluation.stream_reading import ReadDocument

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind
from counterclaim.reconcile.places import LOCAL, place_key

Record = dict[str, Any]

_FAMILIES = (
    {Kind.LAUNCH, Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION, Kind.STRIKE},
    {Kind.STRIKE, Kind.DEBRIS, Kind.FIRE, Kind.DAMAGE, Kind.OUTAGE, Kind.EQUIPMENT_LOSS},
    {Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CASUALTIES},
    {Kind.ASSAULT, Kind.REPULSE, Kind.CONTROL, Kind.STRIKE},
    {Kind.CAPTURED, Kind.DETENTION, Kind.EXCHANGE},
)
_BREAK = re.compile(r"\n\s*\n")
_SAME = 1.5
"""The least likeness of a mention and the claim of ours that is taken for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One coded claim without its answer: its number, where its sentence stands, and what was coded of it."""

    n: int
    document: str
    start: int
    end: int
    coded: Record

    @property
    def kind(self) -> Kind:
        """What happened."""
        return Kind(self.coded["kind"])


def load_mentions(path: Path, read: Mapping[str, ReadDocument]) -> tuple[Mention, ...]:
    """The mentions of a file of JSON lines, by number; a sentence that stands twice is taken where it first stands.

    Raises ValueError for one whose document or sentence is not there.
    """
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(_mention(record, read) for record in sorted(records, key=lambda one: int(one["n"])))


def _mention(record: Record, read: Mapping[str, ReadDocument]) -> Mention:
    document = read.get(record["document"])
    words = r"\s+".join(re.escape(word) for word in record["sentence"].split())
    found = re.search(words, document.document.text) if document else None
    if found is None:
        raise ValueError(f"mention {record['n']}: its sentence does not stand in {record['document']}")
    return Mention(n=record["n"], document=record["document"], start=found.start(), end=found.end(), coded=record)


def by_sentence(mentions: Iterable[Mention]) -> Mapping[tuple[str, int, int], tuple[Mention, ...]]:
    """The mentions of each sentence, by number."""
    found: dict[tuple[str, int, int], list[Mention]] = {}
    for one in mentions:
        found.setdefault((one.document, one.start, one.end), []).append(one)
    return {key: tuple(here) for key, here in found.items()}


def claims_within(read: ReadDocument, start: int, end: int) -> tuple[Claim, ...]:
    """Our own claims whose telling words lie between two offsets, in text order."""
    here = [one for one in read.claims if one.sentence.start < end and start < one.sentence.end]
    inside = [one for one in here if start <= one.sentence.start + 1 and one.sentence.end <= end + 1]
    return tuple(inside or here)


def alike(mention: Mention, claim: Claim) -> float:
    """How far a claim of ours says what was coded: kind first, then count, then claimant."""
    score = 3.0 if claim.kind is mention.kind else 0.0
    if not score and any(claim.kind in one and mention.kind in one for one in _FAMILIES):
        score = 1.5
    coded = mention.coded.get("count")
    if coded and claim.count:
        same = (coded["low"], coded["high"]) == (claim.count.quantity.low, claim.count.quantity.high)
        score += 2.0 if same else -1.5
    elif not coded and not claim.count:
        score += 0.5
    name = first_of(mention.coded.get("claimant"))
    if bool(name) == bool(claim.claimant):
        score += 0.25
    if name and claim.claimant and claim.claimant.name.split()[-1] == name.split()[-1]:
        score += 0.5
    return score


def same_claims(mentions: Sequence[Mention], claims: Sequence[Claim]) -> dict[int, Claim]:
    """For the mentions of one sentence, by number, the claims of ours that say the same; each claim once."""
    pairs = sorted(
        ((alike(mention, claim), mention.n, place) for mention in mentions for place, claim in enumerate(claims)),
        key=lambda one: (-one[0], one[1], one[2]),
    )
    found: dict[int, Claim] = {}
    taken: set[int] = set()
    for score, number, place in pairs:
        if score >= _SAME and number not in found and place not in taken:
            found[number] = claims[place]
            taken.add(place)
    return found


def claims_in_order(mentions: Sequence[Mention], claims: Sequence[Claim]) -> dict[int, Claim]:
    """The same by document and sentence alone: first to first; counts and deeds go before mere words.

    Where we read fewer claims than there are mentions, the last claim stands for all that are left.
    """
    if not claims:
        return {}
    ranked = sorted(
        range(len(claims)), key=lambda place: (claims[place].kind is Kind.STATEMENT, claims[place].count is None, place)
    )
    chosen = sorted(ranked[: len(mentions)])
    return {one.n: claims[chosen[min(at, len(chosen) - 1)]] for at, one in enumerate(mentions)}


def claims_nearby(mention: Mention, read: ReadDocument) -> tuple[Claim, ...]:
    """For a sentence in which we read no claim, the one that it goes on from: the last before it, no farther than a
    paragraph away; where it names a place, the nearest claim that is set there.
    """
    told = [one for one in read.claims if one.kind is not Kind.STATEMENT] or list(read.claims)
    named = {
        place_key(place.place)
        for seen in read.sentences
        if mention.start <= seen.start + 1 and seen.end <= mention.end + 1
        for place in seen.places
        if place.place.precision in LOCAL
    }
    if named:
        there = [one for one in told if named & {place_key(place.place) for place in one.places}]
        return tuple(sorted(there, key=partial(_apart, mention))[:1])
    before = [one for one in told if one.sentence.end <= mention.start + 1]
    between = read.document.text[before[-1].sentence.end : mention.start] if before else ""
    return tuple(before[-1:]) if len(_BREAK.findall(between)) <= 1 else ()


def _apart(mention: Mention, claim: Claim) -> int:
    return min(abs(claim.sentence.start - mention.end), abs(mention.start - claim.sentence.end))
