"""Which claims of an incident count one thing in one place: only those stand beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from counterclaim.model.claim import Claim
from counterclaim.model.incident import Incident
from counterclaim.model.interval import TimePrecision
from counterclaim.model.kind import Kind, Stance
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.reconcile.findings.scopes import RAID, Scope, difference, scope_of
from counterclaim.reconcile.places import LOCAL, finest_places, place_key, places_key
from counterclaim.reconcile.view import View
from counterclaim.reconcile.wording import day_words, measure_words, places_words, where_words

RISING = frozenset({Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.DAMAGE, Kind.DISPLACEMENT})
"""Counts that only grow while a happening is told of: a later, higher one takes the place of an earlier."""

_UNCOUNTED_KINDS = frozenset({Kind.AID, Kind.STATEMENT, Kind.ALERT})
_LOOSE_UNITS = frozenset({Unit.OTHER, Unit.ITEM, Unit.MONEY})
"""Units that say too little of what is counted for two of them to stand beside each other."""
_WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.AREA})
_FIRST = (Kind.KILLED, Kind.INJURED, Kind.CASUALTIES, Kind.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is counted, as one key and in words, and the claims that count it, in order."""

    key: str
    words: str
    claims: tuple[Claim, ...]

    @property
    def kind(self) -> Kind:
        """The kind of happening that the claims count."""
        return self.claims[0].kind


def measures_of(incident: Incident, view: View) -> tuple[Measure, ...]:
    """The measures of an incident, people first, then those that most claims count."""
    claims = [claim for claim in view.claims_of(incident) if countable(claim)]
    own = incident.place or _common_place(claims)
    groups: dict[tuple[str, Unit, str], list[list[Scope]]] = {}
    for claim in claims:
        scope = scope_of(claim, view)
        if scope is None:
            continue
        scope = replace(scope, ground=())
        alike = groups.setdefault((scope.family, scope.unit, _ground(claim, own)), [])
        group = next((group for group in alike if not difference(group[0], scope)), None)
        if group is None:
            alike.append([scope])
        else:
            group.append(scope)
    found = [_measure(group, own) for alike in groups.values() for group in alike]
    for more in (_sorted_out, _dated):
        tally = Counter(measure.words for measure in found)
        found = [more(measure, view) if tally[measure.words] > 1 else measure for measure in found]
    return tuple(sorted(found, key=_rank))


def countable(claim: Claim) -> bool:
    """Whether a claim asserts a count that can stand beside others: no aid, no loose unit."""
    if claim.count is None or claim.stance is not Stance.ASSERTED or claim.kind in _UNCOUNTED_KINDS:
        return False
    return claim.count.quantity.unit not in _LOOSE_UNITS


def is_total(claim: Claim, view: View) -> bool:
    """Whether a claim sums up a stretch of more than a day and a night ("since Friday"); a rough date is none."""
    interval = view.moments[claim.id].interval
    if interval is None or interval.precision is not TimePrecision.SPAN:
        return False
    return interval.last_day - interval.first_day > timedelta(days=2)


def quantity_of(claim: Claim) -> Quantity:
    """The count of a claim of a measure."""
    if claim.count is None:
        raise ValueError(f"{claim.id}: a claim without a count in a measure")
    return claim.count.quantity


def _common_place(claims: Iterable[Claim]) -> Place | None:
    """The town or district that most of these claims name; null where none does, or munitions fly over it."""
    named = [place for claim in claims if claim.kind not in RAID for place in finest_places(claim)]
    towns = {place_key(place): place for place in reversed(named) if place.precision in LOCAL}
    tally = Counter(place_key(place) for place in named if place.precision in LOCAL).most_common(2)
    placed = sum(1 for claim in claims if claim.places)
    if not tally or 2 * tally[0][1] < placed or (len(tally) == 2 and tally[0][1] == tally[1][1]):
        return None
    return towns[tally[0][0]]


def _ground(claim: Claim, own: Place | None) -> str:
    """The ground that a claim counts on, as one key; empty for the incident's own.

    That is meant where no place is told, where the incident's place is, or only a country or an area is.
    """
    places = finest_places(claim)
    if own is None or claim.kind in RAID:
        return places_key(claim)
    others = [place for place in places if place_key(place) != place_key(own)]
    return places_key(claim) if any(place.precision not in _WIDE for place in others) else ""


def _measure(scopes: Sequence[Scope], own: Place | None) -> Measure:
    claims = [scope.claim for scope in scopes]
    ground = _ground(claims[0], own)
    placed = max(claims, key=lambda claim: len(claim.places))
    where = f" in {places_words((own,))}" if own and not ground else where_words(placed)
    key = "|".join((scopes[0].family, quantity_of(claims[0]).unit.value, ground))
    return Measure(key=key, words=f"{measure_words(claims[0])}{where}", claims=tuple(claims))


def _sorted_out(measure: Measure, _: View) -> Measure:
    """The measure with the sort of its targets in its words, to tell it from another of the same words."""
    targets = {claim.target.target_class for claim in measure.claims if claim.target}
    sort = next(iter(targets)).value.replace("_", " ") if len(targets) == 1 else ""
    return replace(measure, words=f"{measure.words} ({sort})") if sort not in ("", "other") else measure


def _dated(measure: Measure, view: View) -> Measure:
    """The measure with its time in its words and its key, to tell it from another of the same words."""
    intervals = [interval for claim in measure.claims if (interval := view.moments[claim.id].interval) is not None]
    if not intervals:
        return replace(measure, key=f"{measure.key}|")
    first, last = intervals[0].first_day, intervals[0].last_day
    days = day_words(last) if last - first <= timedelta(days=1) else f"{day_words(first)} to {day_words(last)}"
    return replace(measure, key=f"{measure.key}|{first}/{last}", words=f"{measure.words}, {days}")


def _rank(measure: Measure) -> tuple[int, bool, int, str]:
    kind = measure.kind
    parts = quantity_of(measure.claims[0]).unit is not Unit.PERSON
    return (_FIRST.index(kind) if kind in _FIRST else len(_FIRST), parts, -len(measure.claims), measure.key)
