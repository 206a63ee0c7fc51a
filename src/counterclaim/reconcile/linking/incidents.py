"""Ties claims into incidents: tellings of documents, compared and clustered, each link with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from counterclaim.model.claim import Claim
from counterclaim.model.identity import incident_id
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval
from counterclaim.model.judgement import Judgement, Verdict
from counterclaim.model.kind import Kind
from counterclaim.reconcile.linking.blocks import candidates, parts_of
from counterclaim.reconcile.linking.clusters import Constraints, joined, pair_of
from counterclaim.reconcile.linking.comparisons import PROPOSITIONS, compared
from counterclaim.reconcile.linking.edges import Ties, log_odds
from counterclaim.reconcile.linking.forest import Forest
from counterclaim.reconcile.linking.particulars import Particulars
from counterclaim.reconcile.linking.reasons import reasons_for
from counterclaim.reconcile.linking.settings import places_among
from counterclaim.reconcile.linking.tellings import Telling, tellings_of
from counterclaim.reconcile.linking.titles import title_of
from counterclaim.reconcile.linking.weights import probability, weights_for
from counterclaim.reconcile.moments import Moment
from counterclaim.reconcile.view import View, order

_NAMES = tuple(proposition.__name__ for proposition in PROPOSITIONS)


def incidents_of(view: View, judgements: Sequence[Judgement] = ()) -> tuple[Incident, ...]:
    """All incidents, in the order of the claims that they are founded on; those of words alone are left out."""
    tellings = [
        telling
        for document, claims in view.by_document.items()
        for telling in tellings_of(claims, view.documents.get(document), judgements)
    ]
    found = (one for scope in scopes_of(tellings, judgements) for one in incidents_among(scope, view, judgements))
    return tuple(sorted(found, key=lambda each: order(view.by_id[each.links[0].claim], view.documents)))


def scopes_of(tellings: Iterable[Telling], judgements: Sequence[Judgement] = ()) -> tuple[tuple[Telling, ...], ...]:
    """The tellings in parts that hang together by what speaks for one happening, or was judged so."""
    ordered = sorted(tellings, key=lambda each: each.id)
    ties = Ties()
    for one, other in candidates(ordered):
        ties.compare(one, other)
    number = {telling.id: at for at, telling in enumerate(ordered)}
    forest = Forest(len(ordered))
    for one_id, other_id in (*ties.all(), *parts_of(ordered), *constraints_of(ordered, judgements).same):
        forest.tie(number[one_id], number[other_id])
    return tuple(tuple(ordered[at] for at in group) for group in forest.groups())


def incidents_among(
    tellings: Iterable[Telling], view: View, judgements: Sequence[Judgement] = ()
) -> tuple[Incident, ...]:
    """The incidents of tellings that hang together, each the same whatever else there is."""
    by_id = {telling.id: telling for telling in tellings}
    constraints = constraints_of(by_id.values(), judgements)
    alike = _alike(by_id.values(), constraints)
    edges = edges_of(by_id[key] for key in alike)
    found: list[Incident] = []
    holder: dict[str, str] = {}
    for cluster in joined(sorted(alike), edges, constraints):
        members = [key for first in cluster for key in alike[first]]
        links = links_of([by_id[key] for key in members], edges, view)
        if any(is_happening(view.by_id[link.claim]) for link in links):
            found.append(_incident(links, view))
            holder |= dict.fromkeys(members, found[-1].id)
    parts = [(one, other) for one, other in parts_of(by_id.values()) if one in holder and other in holder]
    found = _within(found, [(holder[one], holder[other]) for one, other in parts])
    return tuple(sorted(found, key=lambda each: order(view.by_id[each.links[0].claim], view.documents)))


def _alike(tellings: Iterable[Telling], constraints: Constraints) -> dict[str, list[str]]:
    """Tellings that are equal in all that is compared, by the least id of each: they are one in every comparison.

    What people judged stands by itself.
    """
    judged = {key for pair in (*constraints.same, *constraints.different) for key in pair}
    first_of: dict[Particulars, str] = {}
    found: dict[str, list[str]] = {}
    for telling in sorted(tellings, key=lambda each: each.id):
        first = telling.id if telling.id in judged else first_of.setdefault(telling.told, telling.id)
        found.setdefault(first, []).append(telling.id)
    return found


def _within(incidents: Iterable[Incident], parts: Iterable[tuple[str, str]]) -> list[Incident]:
    """The same incidents, each told what it is part of: what most of its tellings are parts of, and not the reverse."""
    numbers = Counter((part, whole) for part, whole in parts if part != whole)
    found = []
    for incident in incidents:
        wholes = [
            (number, whole)
            for (part, whole), number in numbers.items()
            if part == incident.id and number > numbers.get((whole, part), 0)
        ]
        best = min(wholes, key=lambda pair: (-pair[0], pair[1]), default=None)
        found.append(replace(incident, part_of=best[1]) if best else incident)
    return found


def is_happening(claim: Claim) -> bool:
    """Whether a claim is about something that happened, will, or is said not to have: anything but mere words."""
    return claim.kind is not Kind.STATEMENT


def edges_of(tellings: Iterable[Telling]) -> dict[tuple[str, str], float]:
    """What each pair of tellings that is compared weighs."""
    return {pair_of(one.id, other.id): log_odds(one, other) for one, other in candidates(tellings)}


def constraints_of(tellings: Iterable[Telling], judgements: Iterable[Judgement]) -> Constraints:
    """Judgements on claims as constraints on their tellings."""
    telling_of = {claim: telling.id for telling in tellings for claim in telling.claims}
    same: set[tuple[str, str]] = set()
    different: set[tuple[str, str]] = set()
    for judgement in judgements:
        one, other = (telling_of.get(claim) for claim in judgement.claims)
        if one is not None and other is not None and one != other:
            (same if judgement.verdict is Verdict.SAME else different).add(pair_of(one, other))
    return Constraints(same=frozenset(same), different=frozenset(different))


def links_of(tellings: Sequence[Telling], edges: Mapping[tuple[str, str], float], view: View) -> tuple[Link, ...]:
    """The links of one incident: each claim with what tied it, the founding claim first."""
    ordered = sorted(tellings, key=lambda each: order(view.by_id[each.id], view.documents))
    links: list[Link] = []
    for at, telling in enumerate(ordered):
        links.append(_first(telling, ordered[:at], edges))
        links += [
            Link(claim=claim, score=round(probability(tie.weight), 2), reasons=tie.reasons, tied_to=telling.id)
            for claim, tie in zip(telling.claims[1:], telling.ties, strict=True)
        ]
    return tuple(links)


def _first(telling: Telling, before: Sequence[Telling], edges: Mapping[tuple[str, str], float]) -> Link:
    if not before:
        return Link(claim=telling.id, score=1.0, reasons=("the first claim of it",))
    equal = next((each for each in before if each.told == telling.told), None)
    nearest = equal or max(before, key=lambda each: (edges.get(pair_of(each.id, telling.id), float("-inf")), each.id))
    levels = tuple(zip(_NAMES, compared(telling.told, nearest.told), strict=True))
    weights = weights_for("across")
    return Link(
        claim=telling.id,
        score=round(probability(weights.weighed(levels)), 2),
        reasons=reasons_for(levels, weights, telling.told, nearest.told),
        tied_to=nearest.id,
    )


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


def _incident(links: tuple[Link, ...], view: View) -> Incident:
    members = [view.by_id[link.claim] for link in links]
    founder = next((claim for claim in members if is_happening(claim)), members[0])
    moment = view.moments[founder.id]
    places = places_among((founder, *members))
    return Incident(
        id=incident_id(links[0].claim),
        title=title_of(members, founder, moment, struck_side(founder, view)),
        kinds=tuple(sorted({claim.kind for claim in members})),
        links=links,
        place=places[0] if len(places) == 1 else None,
        time=_time(moment),
    )


def _time(moment: Moment) -> TimeInterval | None:
    if moment.interval is not None:
        return moment.interval
    return TimeInterval.of_days(moment.day, moment.day) if moment.day else None
