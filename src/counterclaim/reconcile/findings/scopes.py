"""What a count measures: counts compare only within one scope, and where two scopes differ, words say how.

A scope is what happened, to what, of what sort, as a rate or not, over which stretch of time and on which ground.
"Killed" is not "killed or injured", a night is not the war so far, a city is not its region.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.claim import Claim
from counterclaim.model.interval import TimePrecision
from counterclaim.model.kind import Kind, TargetClass
from counterclaim.model.place import Place
from counterclaim.model.quantity import MUNITIONS, PEOPLE, Rate, Unit
from counterclaim.reconcile.places import LOCAL, contains, finest_places, place_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import day_words, measure_words, places_words, unit_words

RAID = frozenset({Kind.LAUNCH, Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION})
"""Happenings that are counted over much ground: a place in such a count is a part of it."""
TOLLS = frozenset({Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CASUALTIES})
"""Counts that are told anew from day to day while the happening is over."""
_DAILY = frozenset({Kind.ASSAULT, Kind.REPULSE})
_FIGHT = _DAILY | {Kind.CONTROL}
_OF_A_SORT = frozenset({Kind.DAMAGE, Kind.EQUIPMENT_LOSS, Kind.OUTAGE, Kind.FIRE})
"""Happenings of which it matters what sort of thing is counted: seven schools are no part of 22 homes."""
_A_DAY = timedelta(days=2)
"""Of no more than so much is one happening's time: a night has two days."""
_NEAR = timedelta(days=7)
"""So far may the starts of two running totals lie apart, told as roughly as they are."""
_ROUGH = frozenset({TimePrecision.WEEK, TimePrecision.MONTH, TimePrecision.YEAR})
_UNIT_FAMILIES = dict.fromkeys(PEOPLE, "people") | dict.fromkeys(MUNITIONS, "munitions")
_KINDS_OF = frozenset({(Unit.BUILDING, Unit.HOUSE), (Unit.VEHICLE, Unit.TANK)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What one count measures.

    `told` is what somebody (a coder) says that it measures, which settles it. `first` and `last` are the
    days of the happening; `running` marks a total of a long stretch up to the day of telling (`told_on`); `fight` a
    count of an incident in which ground is fought for.
    """

    claim: Claim
    kind: Kind
    unit: Unit
    rate: Rate | None
    sort: TargetClass | None
    ground: tuple[Place, ...]
    first: date | None
    last: date | None
    running: bool
    told_on: date | None
    fight: bool
    told: str | None

    @property
    def family(self) -> str:
        """What two counts must share to be looked at side by side at all."""
        if self.told is not None:
            return f"told {self.told}"
        unit = _UNIT_FAMILIES.get(self.unit, self.unit.value)
        sort = self.sort.value if self.sort else ""
        return "|".join((self.kind.value, unit, self.rate.value if self.rate else "", sort))


def scope_of(claim: Claim, view: View) -> Scope | None:
    """The scope of a count; null for a claim without one, or for a part of which nothing tells what it counts."""
    if claim.count is None:
        return None
    quantity, told = claim.count.quantity, view.measures.get(claim.id)
    if told is None and _same_as_whole(claim, view):
        return None
    (first, last), told_on = _days(claim, view), view.said_on(claim)
    incident = view.incident_of.get(claim.id)
    return Scope(
        claim=claim,
        kind=claim.kind,
        unit=quantity.unit,
        rate=quantity.per,
        sort=claim.target.target_class if claim.target and claim.kind in _OF_A_SORT else None,
        ground=finest_places(claim),
        first=first,
        last=last,
        running=_running(claim, (first, last), told_on),
        told_on=told_on,
        fight=incident is not None and not _FIGHT.isdisjoint(incident.kinds),
        told=told,
    )


def _days(claim: Claim, view: View) -> tuple[date | None, date | None]:
    """The first and last day of what is counted; of attacks, which are counted day by day, at least that of telling."""
    moment = view.moments[claim.id]
    if moment.interval is not None:
        return moment.interval.first_day, moment.interval.last_day
    daily = claim.kind in _DAILY or (claim.count is not None and claim.count.quantity.unit is Unit.ATTACK)
    return (moment.day, moment.day) if daily else (None, None)


def _running(claim: Claim, days: tuple[date | None, date | None], told_on: date | None) -> bool:
    """Whether a count is a total of a long stretch that lasts until it is told; else a long stretch is a rough date."""
    first, last = days
    if first is None or last is None or last - first <= _A_DAY:
        return False
    if claim.time is not None and claim.time.interval.precision in _ROUGH:
        return False
    return told_on is None or last >= told_on - _A_DAY


def _same_as_whole(claim: Claim, view: View) -> bool:
    """Whether a part counts the sort of thing that its whole counts, at no place of its own: "seven of them badly"."""
    whole = view.whole_of(claim)
    if whole is None or whole.count is None or claim.count is None:
        return False
    ground = [place_key(place) for place in finest_places(claim)]
    own_ground = bool(ground) and ground != [place_key(place) for place in finest_places(whole)]
    alike = whole.kind is claim.kind and whole.count.quantity.unit is claim.count.quantity.unit
    return alike and not own_ground


def difference(one: Scope, other: Scope) -> str:
    """How two scopes differ, in words; empty for one scope."""
    if one.told is not None or other.told is not None:
        return (
            "" if one.told == other.told else f"{one.told or 'something else'} against {other.told or 'something else'}"
        )
    if one.kind is not other.kind or one.rate is not other.rate or one.sort is not other.sort:
        return f"{measure_words(one.claim)} against {measure_words(other.claim)}"
    if one.unit is not other.unit:
        return f"{unit_words(one.unit, None)} against {unit_words(other.unit, None)}"
    return _other_time(one, other) or _other_ground(one, other)


def may_be_one(one: Scope, other: Scope) -> bool:
    """Whether two counts that are equal count the same: one scope, or one's unit is of the other's kind."""
    if not difference(one, other):
        return True
    kinds = one.unit is other.unit or _is_kind_of(one.unit, other.unit) or _is_kind_of(other.unit, one.unit)
    alike = one.family == other.family and kinds
    return alike and not (_other_time(one, other) or _apart(one, other))


def _apart(one: Scope, other: Scope) -> bool:
    """Whether the grounds are two: a city and its region may be one happening's two names, if the counts are equal."""
    within = any(contains(outer, inner) or contains(inner, outer) for outer in one.ground for inner in other.ground)
    return bool(_other_ground(one, other)) and not (within and one.kind not in RAID)


def _is_kind_of(unit: Unit, wider: Unit) -> bool:
    if wider is Unit.PERSON:
        return unit in PEOPLE - {Unit.SOLDIER}
    if wider is Unit.CIVILIAN:
        return unit in PEOPLE - {Unit.PERSON, Unit.SOLDIER}
    if wider in (Unit.MUNITION, Unit.MIXED):
        return unit in MUNITIONS
    if wider is Unit.MISSILE:
        return unit.value.endswith("missile")
    return (wider, unit) in _KINDS_OF


def _other_time(one: Scope, other: Scope) -> str:
    """Another day, or a total of a longer stretch; empty where they may be one or a time is not told."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return ""
    if one.running is not other.running:
        since = one.first if one.running else other.first
        return f"a total since {day_words(since)} against one day's count"
    if one.running:
        apart = abs(one.first - other.first) > _NEAR
        return f"totals since {day_words(one.first)} and since {day_words(other.first)}" if apart else ""
    if one.last < other.first or other.last < one.first:
        early, late = sorted((one, other), key=lambda scope: str(scope.first))
        return "" if _day_of_telling(late, early) else f"another day: {day_words(one.last)} and {day_words(other.last)}"
    return ""


def _day_of_telling(late: Scope, early: Scope) -> bool:
    """Whether the later day is only that of the count: "the toll rose to 45 on Tuesday", of a strike on Saturday.

    A fight for a town is no such happening: each day of it has its own dead.
    """
    if late.kind not in TOLLS or late.fight or late.claim.document == early.claim.document:
        return False
    return late.first is not None and late.told_on is not None and late.first >= late.told_on - timedelta(days=1)


def _other_ground(one: Scope, other: Scope) -> str:
    """Another ground; empty for one ground, or where one tells none and the other tells one town."""
    here, there = one.ground, other.ground
    first, second = ({place_key(place): place for place in places} for places in (here, there))
    shared = first.keys() & second.keys()
    if first.keys() == second.keys() or (one.kind not in RAID and any(first[key].precision in LOCAL for key in shared)):
        return ""
    if not here or not there:
        placed = here or there
        of_one_town = len([place for place in placed if place.precision in LOCAL]) == 1
        return "" if of_one_town and one.kind not in RAID else f"{places_words(placed)} against no place told"
    if any(contains(outer, inner) or contains(inner, outer) for outer in here for inner in there):
        return f"{places_words(here)} against {places_words(there)}, of which one lies in the other"
    return f"other places: {places_words(here)} and {places_words(there)}"


def by_family(claims: Iterable[Claim], view: View) -> list[list[Scope]]:
    """Counts that are looked at side by side: of one sort of happening and thing, whatever their scopes."""
    families: dict[str, list[Scope]] = {}
    for claim in claims:
        if (scope := scope_of(claim, view)) is not None:
            families.setdefault(scope.family, []).append(scope)
    return list(families.values())


def by_scope(family: Sequence[Scope]) -> list[list[Scope]]:
    """Counts of one family by scope, in order: none in a group differs in scope from the one that tells most of it."""
    groups: list[list[int]] = []
    fullest = sorted(range(len(family)), key=lambda at: (not family[at].ground, family[at].first is None, at))
    for at in fullest:
        found = next((group for group in groups if not difference(family[group[0]], family[at])), None)
        if found is None:
            groups.append([at])
        else:
            found.append(at)
    return [[family[at] for at in sorted(group)] for group in sorted(groups, key=min)]
