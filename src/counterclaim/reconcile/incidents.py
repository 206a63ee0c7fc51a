"""Ties claims into incidents: a first, conservative way. Two strikes kept apart do less harm than two made one.

Claims meet only within a block (sort of happening, day, place), so the cost grows with the number of claims and not
with its square. In a block a claim joins the first incident that none of the comparisons rules out. A part goes with
its whole unless it has a place of its own. What is expected has not happened, and a statement is no happening: they are
in no incident.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.model.claim import Claim
from counterclaim.model.identity import incident_id
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval
from counterclaim.model.kind import Kind, Stance
from counterclaim.reconcile.accounts import rival_accounts, tells_of_debris, tells_of_hit
from counterclaim.reconcile.comparisons import COMPARISONS, GROUND_COMPARISONS, RAID_COMPARISONS, Told, family
from counterclaim.reconcile.moments import Moment
from counterclaim.reconcile.places import finest_places, places_key
from counterclaim.reconcile.titles import title_of
from counterclaim.reconcile.view import View

_COMPARED = 12
"""A claim is compared with so many claims of an incident at most, so that a story told by thousands stays cheap."""

_ASKED = {"raid": RAID_COMPARISONS, "ground": GROUND_COMPARISONS}

Group = list[Link]


def incidents_of(view: View) -> tuple[Incident, ...]:
    """All incidents, in the order of the claims that they are founded on."""
    happened = [claim for claim in view.claims if is_happening(claim)]
    group_of: dict[str, Group] = {}
    blocks: dict[str, list[Group]] = {}
    followers = [claim for claim in happened if _leader(claim, view) is not None]
    following = {claim.id for claim in followers}
    for claim in (claim for claim in happened if claim.id not in following):
        block = blocks.setdefault(_block(claim, view) or f"alone {claim.id}", [])
        group = _place_in(claim, block, view)
        if group is None:
            group = [_founding(claim)]
            block.append(group)
        group_of[claim.id] = group
    _tie_rivals(happened, group_of, view)
    _add_followers(followers, group_of, view)
    kept = {id(group): group for claim in happened if (group := group_of.get(claim.id)) is not None}
    return tuple(_incident(group, view) for group in kept.values())


def is_happening(claim: Claim) -> bool:
    """Whether a claim is about something that happened, or is said not to have."""
    return claim.kind is not Kind.STATEMENT and claim.stance is not Stance.EXPECTED


def struck_side(claim: Claim, view: View) -> str | None:
    """The side that an attack in the air is made on: the one that defends itself; null where it isn't told."""
    actor = claim.actor.side if claim.actor else None
    if claim.kind is Kind.INTERCEPTION:
        return actor
    defenders = {
        part.actor.side for part in view.parts.get(claim.id, ()) if part.kind is Kind.INTERCEPTION and part.actor
    } - {None}
    if len(defenders) == 1:
        return defenders.pop()
    if claim.target and claim.target.side:
        return claim.target.side
    if claim.side and actor and claim.side != actor:
        return claim.side
    return claim.side if claim.kind is Kind.FLIGHT_LOSS else None


def _founding(claim: Claim) -> Link:
    return Link(claim=claim.id, score=1.0, reasons=("the first claim of it",))


def _leader(claim: Claim, view: View) -> Claim | None:
    """The whole that a part goes with; null for a claim that finds its own incident."""
    whole = view.whole_of(claim)
    if whole is None or not is_happening(whole):
        return None
    if family(whole.kind) == "raid" or not places_key(claim) or places_key(claim) == places_key(whole):
        return whole
    return None


def _block(claim: Claim, view: View) -> str:
    """What claims must share to be compared at all; empty where a claim tells too little to be tied to any."""
    day = view.moments[claim.id].key or f"in {claim.document}"
    if family(claim.kind) == "raid":
        side = struck_side(claim, view)
        return f"raid {day} {side}" if side else ""
    place = places_key(claim)
    if place:
        return f"{family(claim.kind)} {day} {place}"
    host = _host(claim, view)
    return _block(host, view) if host else ""


def _host(claim: Claim, view: View) -> Claim | None:
    """The claim with a place in the same sentence, for a claim without one; null where there are several places."""
    beside = [
        other
        for other in view.beside(claim)
        if family(other.kind) == family(claim.kind) and is_happening(other) and places_key(other)
    ]
    return beside[0] if len({places_key(other) for other in beside}) == 1 else None


def _place_in(claim: Claim, block: list[Group], view: View) -> Group | None:
    told = Told(claim=claim, moment=view.moments[claim.id])
    comparisons = _ASKED.get(family(claim.kind), COMPARISONS)
    for group in block:
        scores, reasons = [], []
        for link in group[:_COMPARED]:
            member = Told(claim=view.by_id[link.claim], moment=view.moments[link.claim])
            found = [comparison(member, told) for comparison in comparisons]
            if any(result.score == 0 for result in found):
                break
            scored = sorted(
                (result for result in found if result.score is not None), key=lambda result: -(result.score or 0)
            )
            scores.append(sum(result.score or 0 for result in scored) / max(len(scored), 1))
            reasons.append(tuple(result.reason for result in scored))
        else:
            best = max(range(len(scores)), key=scores.__getitem__)
            group.append(Link(claim=claim.id, score=round(scores[best], 2), reasons=reasons[best]))
            return group
    return None


def _tie_rivals(claims: Sequence[Claim], group_of: dict[str, Group], view: View) -> None:
    """Brings together the incidents of accounts that exclude each other: debris, and a hit."""
    hits: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.id in group_of and tells_of_hit(claim):
            hits.setdefault(view.moments[claim.id].key, []).append(claim)
    for claim in claims:
        if claim.id not in group_of or not tells_of_debris(claim):
            continue
        for hit in hits.get(view.moments[claim.id].key, ()):
            if group_of[hit.id] is not group_of[claim.id] and rival_accounts(claim, hit):
                _merge(group_of[claim.id], group_of[hit.id], group_of)


def _merge(one: Group, other: Group, group_of: dict[str, Group]) -> None:
    for link in other:
        one.append(Link(claim=link.claim, score=0.5, reasons=("another account of the same event, near by that day",)))
        group_of[link.claim] = one


def _add_followers(followers: Iterable[Claim], group_of: dict[str, Group], view: View) -> None:
    waiting = list(followers)
    while waiting:
        left = []
        for claim in waiting:
            leader = _leader(claim, view)
            if leader is None or leader.id not in group_of:
                left.append(claim)
                continue
            group_of[claim.id] = group_of[leader.id]
            group_of[claim.id].append(Link(claim=claim.id, score=1.0, reasons=("part of a count in it",)))
        if len(left) == len(waiting):
            # Parts of each other, or of what is in no incident: each stands alone.
            group_of.update({claim.id: [_founding(claim)] for claim in left})
            break
        waiting = left


def _incident(group: Group, view: View) -> Incident:
    members = [view.by_id[link.claim] for link in group]
    founder = members[0]
    moment = view.moments[founder.id]
    places = finest_places(founder)
    return Incident(
        id=incident_id(founder.id),
        title=title_of(members, founder, moment, struck_side(founder, view)),
        kinds=tuple(sorted({claim.kind for claim in members})),
        links=tuple(group),
        place=places[0] if len(places) == 1 else None,
        time=_time(moment),
    )


def _time(moment: Moment) -> TimeInterval | None:
    if moment.interval is not None:
        return moment.interval
    return TimeInterval.of_days(moment.day, moment.day) if moment.day else None
