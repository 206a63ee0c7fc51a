"""The sides of an incident in columns: each claim with its sentence, whose words are marked by what they tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.model.claim import Claim
from counterclaim.model.incident import Link
from counterclaim.model.kind import Stance, Verification
from counterclaim.publish.highlights import Token, claim_edges, marked_text
from counterclaim.publish.incident_view import column_order, parts_after_wholes, sides_in_order
from counterclaim.serve.incidents.accounts import Account
from counterclaim.serve.incidents.showing import Reference, Showing, SideName

NEWEST = 6
"""So many claims a column shows before all of them are asked for."""
SURE, LIKELY, FAIR = 0.95, 0.8, 0.6
"""From these scores on a link is called very sure, sure, likely; below, weak."""
_STRONGEST = ("count", "where", "when", "who", "what")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a claim is put, or what its document says of its truth; `tone` is "accord", "conflict" or "notice"."""

    words: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Why a claim belongs to the incident: how sure, the reasons, and the claim that it was compared with.

    `other` is the claim from which it can be judged to differ: the one that it is tied to, or the founding claim's
    nearest; null where it is alone.
    """

    strength: str
    percent: int
    reasons: tuple[str, ...]
    tied_to: Reference | None
    why: str
    other: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim in its column. `place` and `time` are empty where they are the incident's own."""

    id: str
    number: int
    href: str
    heading: str
    who: str
    via: str
    said: str
    standing: tuple[Standing, ...]
    quote: tuple[Token, ...]
    quote_href: str
    document: str
    document_href: str
    language: str
    place: str
    time: str
    part_of: Reference | None
    copied: bool
    tie: Tie | None
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one side says, the newest first; `number` is how many claims it has, of which `cards` are shown."""

    side: SideName
    number: int
    cards: tuple[Card, ...]

    @property
    def hidden(self) -> int:
        """How many of its claims are not shown."""
        return self.number - len(self.cards)


Placed = tuple[tuple[str | None, tuple[tuple[Claim, int], ...]], ...]
"""For each column its side and its claims in order, each with how deep it stands under its whole."""


def placed_claims(account: Account) -> Placed:
    """The claims in columns: the first side, those of no side in the middle, then the other sides."""
    own = sorted(account.own, key=lambda claim: _newest_first(account, claim))
    columns = column_order(sides_in_order(own), own)
    return tuple((side, parts_after_wholes([claim for claim in own if claim.side == side])) for side in columns)


def _newest_first(account: Account, claim: Claim) -> tuple[int, str, int]:
    day = account.said_on(claim) or date.min
    return -day.toordinal(), claim.document, claim.sentence.start


def numbered_on(showing: Showing, placed: Placed, *, everything: bool) -> Showing:
    """The page's claims with their numbers, and which of them it shows."""
    ids = [claim.id for _, claims in placed for claim, _ in claims]
    most = len(ids) if everything else NEWEST
    shown = frozenset(claim.id for _, claims in placed for claim, _ in claims[:most])
    return replace(showing, numbers={key: number for number, key in enumerate(ids, 1)}, shown=shown)


def columns_of(account: Account, placed: Placed, showing: Showing) -> tuple[Column, ...]:
    """The columns of an incident's page."""
    copies, nearest = account.copies, _nearest(account.incident.links)
    return tuple(
        Column(
            side=showing.side(side),
            number=len(claims),
            cards=tuple(
                _card(claim, depth, account, showing, (claim.id in copies, nearest.get(claim.id)))
                for claim, depth in claims
                if claim.id in showing.shown
            ),
        )
        for side, claims in placed
    )


def _nearest(links: Iterable[Link]) -> Mapping[str, str]:
    """For each claim the one that it is tied to; for one that others are tied to, the surest of these."""
    found: dict[str, str] = {}
    for link in sorted(links, key=lambda link: -link.score):
        if link.tied_to:
            found.setdefault(link.tied_to, link.claim)
    return found | {link.claim: link.tied_to for link in links if link.tied_to}


def _card(claim: Claim, depth: int, account: Account, showing: Showing, beside: tuple[bool, str | None]) -> Card:
    copied, other = beside
    wording, said = showing.wording, account.said_on(claim)
    document = account.documents.get(claim.document)
    whole = account.claims.get(claim.part_of or "")
    return Card(
        id=claim.id,
        number=showing.numbers[claim.id],
        href=showing.addresses.claim(claim.id),
        heading=wording.heading(claim),
        who=_who(claim, account, showing),
        via=wording("incident-via", names=", ".join(claim.claimant.via))
        if claim.claimant and claim.claimant.via
        else "",
        said=wording.day(said) if said else "",
        standing=tuple(_standing(claim, showing)),
        quote=quote_of(claim),
        quote_href=showing.addresses.span(claim.document, claim.sentence.start, claim.sentence.end),
        document=account.outlet(claim),
        document_href=showing.addresses.document(claim.document),
        language=(document.language if document else None) or "",
        place=_place(claim, account, showing),
        time=_time(claim, account, showing),
        part_of=showing.refer(whole) if whole else None,
        copied=copied,
        tie=_tie(claim, account, showing, other),
        depth=depth,
    )


def _who(claim: Claim, account: Account, showing: Showing) -> str:
    if claim.claimant:
        return claim.claimant.name
    return showing.wording("incident-own-voice", outlet=account.outlet(claim))


def _standing(claim: Claim, showing: Showing) -> Iterable[Standing]:
    if claim.stance is not Stance.ASSERTED:
        tone = "conflict" if claim.stance is Stance.NEGATED else "notice"
        yield Standing(words=showing.wording.stance(claim.stance), tone=tone)
    if claim.verification:
        tone = "accord" if claim.verification is Verification.CONFIRMED else "conflict"
        yield Standing(words=showing.wording.verification(claim.verification), tone=tone)


def _place(claim: Claim, account: Account, showing: Showing) -> str:
    own = account.incident.place
    names = [showing.wording.place(each.place) for each in claim.places if own is None or each.place.name != own.name]
    return "; ".join(dict.fromkeys(names))


def _time(claim: Claim, account: Account, showing: Showing) -> str:
    own = account.incident.time
    if claim.time is None:
        return ""
    told = claim.time.interval
    same = own is not None and (told.first_day, told.last_day) == (own.first_day, own.last_day)
    return "" if same else showing.wording.time(told)


def quote_of(claim: Claim) -> tuple[Token, ...]:
    """A claim's sentence, its words marked by what they tell of it."""
    start, words = claim.sentence.start, claim.sentence.text
    roles: dict[tuple[int, int], str] = {}
    for role, (first, end) in claim_edges(claim):
        edge = (first - start, end - start)
        if role == "sentence" or not 0 <= edge[0] < edge[1] <= len(words):
            continue
        if edge not in roles or _STRONGEST.index(role) < _STRONGEST.index(roles[edge]):
            roles[edge] = role
    return marked_text(words, roles, 0, {})


def _tie(claim: Claim, account: Account, showing: Showing, other: str | None) -> Tie | None:
    link = account.links.get(claim.id)
    if link is None:
        return None
    tied = account.claims.get(link.tied_to or "")
    return Tie(
        strength=showing.wording(f"incident-link-{strength_of(link)}"),
        percent=round(100 * link.score),
        reasons=link.reasons,
        tied_to=showing.refer(tied) if tied else None,
        why=f"{showing.addresses.incident(account.incident.id).partition('?')[0]}/why/{claim.id}",
        other=other,
    )


def strength_of(link: Link) -> str:
    """How sure a link is, as the name of its words."""
    if link.tied_to is None:
        return "founding"
    steps: Sequence[tuple[float, str]] = ((SURE, "very-sure"), (LIKELY, "sure"), (FAIR, "likely"))
    return next((name for least, name in steps if link.score >= least), "weak")
