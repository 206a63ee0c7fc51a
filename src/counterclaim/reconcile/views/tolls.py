"""How many each side claims were killed and injured: of an incident, and of several, none of them counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.model.claim import Claim
from counterclaim.model.figure import CountRange
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind
from counterclaim.model.quantity import PEOPLE, Unit
from counterclaim.model.toll import Toll, TollTogether
from counterclaim.reconcile.places import contains, place_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.views.ladders import standing, words_of
from counterclaim.reconcile.views.measures import Measure, is_total, measures_of, quantity_of
from counterclaim.reconcile.views.ranges import by_side

KINDS = (Kind.KILLED, Kind.INJURED)
_ALL = frozenset({Unit.PERSON, Unit.CIVILIAN, Unit.SOLDIER})
"""Units that are no part of those who were hurt, as children or women are."""

_SO_FAR = (
    *("since the war", "since the start", "since the beginning", "since the invasion", "since the full-scale"),
    *("so far this year", "від початку", "з початку", "с начала"),
)
"""How the languages that are read say that a count is of a whole war: it is no count of the days around it."""

Key = tuple[str | None, str | None, bool, Kind]
"""Country, side, soldiers or not, what happened to them."""


def tolls_of(incident: Incident, view: View) -> tuple[Toll, ...]:
    """What each side claims of an incident, by the widest count that it gives: people before civilians before women.

    Copies, and what has been revised since, count for nothing. Totals of longer stretches are left out.
    """
    told = (link for link in incident.links if link.claim in view.by_id)
    known = replace(incident, links=tuple(link for link in told if not _so_far(view.by_id[link.claim])))
    measures = [measure for measure in measures_of(known, view) if _counts_people(measure, view)]
    found: dict[tuple[Kind, bool, str | None], Toll] = {}
    for measure in sorted(measures, key=_width):
        unit = quantity_of(measure.claims[0]).unit
        for each in by_side(standing(words_of(measure, view))):
            counts = each.range if unit in _ALL else replace(each.range, or_more=True)
            key = (measure.kind, unit is Unit.SOLDIER, each.side)
            found.setdefault(key, Toll(kind=key[0], soldiers=key[1], side=each.side, range=counts))
    return tuple(found.values())


def _so_far(claim: Claim) -> bool:
    words = claim.sentence.text.casefold()
    return any(each in words for each in _SO_FAR)


def _counts_people(measure: Measure, view: View) -> bool:
    claim = measure.claims[0]
    quantity = quantity_of(claim)
    return measure.kind in KINDS and quantity.unit in PEOPLE and quantity.per is None and not is_total(claim, view)


def _width(measure: Measure) -> tuple[bool, bool, bool, int, str]:
    """The widest first: of all people, of the incident's own ground, of most claims."""
    unit, own_ground = quantity_of(measure.claims[0]).unit, measure.key.split("|")[5:6] == [""]
    return (unit is not Unit.PERSON, unit not in _ALL, not own_ground, -len(measure.claims), measure.key)


def together(told: Iterable[tuple[Incident, Sequence[Toll]]]) -> tuple[TollTogether, ...]:
    """What the tolls of several incidents come to: by country, side, soldiers or not, killed before injured.

    An incident that lies in another of them is left out, and of those that may overlap the least is the largest alone.
    """
    given = list(told)
    ids = {incident.id for incident, _ in given}
    held: dict[Key, list[tuple[Incident, CountRange]]] = {}
    for incident, tolls in given:
        if incident.part_of in ids:
            continue
        country = incident.place.country if incident.place else None
        for toll in tolls:
            held.setdefault((country, toll.side, toll.soldiers, toll.kind), []).append((incident, toll.range))
    return tuple(_together(key, held[key]) for key in sorted(held, key=_order))


def _order(key: Key) -> tuple[bool, str, bool, bool, str, int]:
    country, side, soldiers, kind = key
    return (country is None, country or "", soldiers, side is None, side or "", KINDS.index(kind))


def _together(key: Key, tolls: Sequence[tuple[Incident, CountRange]]) -> TollTogether:
    country, side, soldiers, kind = key
    groups = _overlapping([incident for incident, _ in tolls])
    ranges = {incident.id: counts for incident, counts in tolls}
    low = sum(max(_least(ranges[each.id]) for each in group) for group in groups)
    return TollTogether(
        country=country,
        side=side,
        soldiers=soldiers,
        kind=kind,
        low=low,
        high=sum(counts.high for counts in ranges.values()),
        or_more=any(counts.or_more for counts in ranges.values()),
        of=tuple(sorted(((one.id, counts) for one, counts in tolls), key=lambda pair: (-pair[1].high, pair[0]))),
    )


def _least(counts: CountRange) -> float:
    """The least that a range allows: of "up to 290", none."""
    return 0.0 if counts.or_fewer else counts.low


def _overlapping(incidents: Sequence[Incident]) -> list[list[Incident]]:
    """The incidents in groups: none may be the same happening as one of another group."""
    groups: list[list[Incident]] = []
    for incident in incidents:
        near = [group for group in groups if any(may_overlap(incident, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([incident, *(other for group in near for other in group)])
    return groups


def may_overlap(one: Incident, other: Incident) -> bool:
    """Whether two incidents may tell of the same people: at one time, in one place or one within the other's."""
    if one.time is not None and other.time is not None and not one.time.overlaps(other.time):
        return False
    here, there = one.place, other.place
    if here is None or there is None or place_key(here) == place_key(there):
        return True
    return contains(here, there) or contains(there, here)
