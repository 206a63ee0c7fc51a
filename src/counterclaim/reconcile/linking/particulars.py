"""All that comparing looks at of one or more claims about one happening: compact, and ready to be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from counterclaim.model.claim import Claim
from counterclaim.model.interval import WITHIN_A_DAY, TimePrecision
from counterclaim.model.kind import Kind, Stance, TargetClass, WeaponClass
from counterclaim.reconcile.findings.accounts import tells_of_debris, tells_of_hit
from counterclaim.reconcile.linking.kinds import BLOWS
from counterclaim.reconcile.linking.spots import Spot, spots_of
from counterclaim.reconcile.linking.words import sites_in, stem, stems, telling_words

_VAGUE = frozenset({TargetClass.OTHER, TargetClass.SETTLEMENT, TargetClass.PERSON, TargetClass.GOVERNMENT})
"""Classes of target that say little: everything stands in a settlement, and everybody is a person."""
_DEFENDING = frozenset({Kind.INTERCEPTION, Kind.REPULSE})
"""Kinds whose actor is the one who was attacked."""
_T = TypeVar("_T")
_SLACK = {TimePrecision.WEEK: 3, TimePrecision.MONTH: 15}
_OPENED = frozenset({Kind.CONTROL, Kind.ASSAULT})
_OPENING = re.compile(
    r"(?i)\b(?:first|opening|early|initial) (?:few )?(?:hours?|days?|weeks?|months?|stages?|phase) of "
    r"(?:the |its |\w+['’]s )?(?:[\w-]+ )?(?:war|invasion|conflict)|\b(?:early|quickly|soon) (?:in|after|into) "
    r"(?:the |its )?(?:[\w-]+ )?(?:war|invasion|conflict|invading)"
)
"""Words that set something at the beginning of a war, whenever that was."""
_SINCE = re.compile(
    r"(?i)\bsince (?:the |its |\w+['’]s )?(?:\S+ ){0,3}?(?:war|invasion|conflict|fighting|start|beginning|outset)\b|"
    r"\bsince (?:Russia|Israel|\w+) (?:invaded|launched|began)\b|\b(?:so far|to date) in the war\b"
)
_DAILY = re.compile(
    r"(?i)\b(?:over|in|during|within|for|of) (?:the )?(?:past|last|previous|preceding)? ?"
    r"(?:day|24 hours|twenty-four hours)\b|\b24 hours\b"
)
"""Words of a running total, and of a day's toll."""
_TOTAL = 62
"""A count over more days is a running total."""
_WORD = re.compile(r"\w{4,}")
_SPOTS, _WORDS, _FIGURES = 6, 40, 12
"""So many of each are kept at most, so that a story told at length stays cheap."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count: what it measures, and its bounds (null: open)."""

    measure: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What some claims tell of one happening. `days` are the ordinals of the first and the last day that words tell.

    `published` is the ordinal of the day of publication; `things` are the sorts of site, `called` the words of the
    names of its towns; `sides` those that did it, `struck` those that it was done to, `debris` and `hits` those that
    say that what fell were remains, or that they hit an installation; `expected` where nothing of it has happened yet;
    `scope` tells over how long it is counted, `dated` that a claim's own words name the days, `opening` that it was
    when the war began, `part` that it is part of a count; `hours` are the hours since the epoch that words of a part
    of a day tell.
    """

    kinds: tuple[Kind, ...]
    spots: tuple[Spot, ...] = ()
    days: tuple[int, int] | None = None
    published: int | None = None
    weapons: tuple[WeaponClass, ...] = ()
    targets: tuple[TargetClass, ...] = ()
    things: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    debris: tuple[str, ...] = ()
    hits: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    expected: bool = False
    scope: int = 0
    dated: bool = False
    hours: tuple[int, int] | None = None
    part: bool = False
    opening: bool = False

    @property
    def words_alone(self) -> bool:
        """Whether it tells of no happening, but only of what was said about one."""
        return self.kinds == (Kind.STATEMENT,)

    @property
    def local(self) -> tuple[Spot, ...]:
        """Its places that are no larger than a district."""
        return tuple(spot for spot in self.spots if spot.local)


def particulars_of(claim: Claim, days: tuple[int, int] | None, published: int | None) -> Particulars:
    """The particulars of one claim."""
    words, names = telling_words(claim.sentence.text)
    spots = () if claim.kind is Kind.STATEMENT else spots_of(claim)
    long = days is not None and days[1] - days[0] > _TOTAL
    ahead = days is not None and published is not None and days[1] > days[0] > published + 1
    timeless = long or ahead or claim.kind is Kind.STATEMENT or claim.stance is Stance.EXPECTED
    known = frozenset().union(*(stems(spot.name) for spot in spots))
    if claim.claimant is not None:
        known |= stems(claim.claimant.name)
    sides = tuple(stem(one.side) for one in (claim.actor, claim.claimant, claim.target) if one and one.side)
    if sides:
        known |= frozenset(name for name in names if name.startswith(sides))
    weapon = claim.weapon.weapon_class if claim.weapon else None
    return Particulars(
        kinds=(claim.kind,),
        spots=spots[:_SPOTS],
        days=None if timeless else _widened(claim, days),
        opening=bool(_OPENING.search(claim.sentence.text)) and claim.kind in _OPENED,
        scope=_scope(claim, long),
        dated=not timeless and claim.time is not None and claim.time.text is not None,
        published=published,
        weapons=(weapon,) if weapon and weapon not in (WeaponClass.MIXED, WeaponClass.OTHER) else (),
        targets=_targets(claim),
        things=tuple(sorted(sites_in(claim.sentence.text))),
        sides=_sides(claim),
        struck=_struck(claim),
        debris=(claim.side or "",) if tells_of_debris(claim) else (),
        hits=(claim.side or "",) if tells_of_hit(claim) else (),
        figures=_figures(claim),
        words=tuple(sorted(words - known)),
        names=tuple(sorted(names - known)),
        called=called(spots),
        hours=_hours(claim),
        part=claim.part_of is not None,
        expected=claim.stance is Stance.EXPECTED,
    )


def together(told: Sequence[Particulars]) -> Particulars:
    """The particulars of claims that tell of one happening, in their order."""
    if len(told) == 1:
        return told[0]
    spots = _told_most(_wholes(told))
    return Particulars(
        kinds=_each(one.kinds for one in told),
        spots=spots[:_SPOTS],
        days=_narrowest(told),
        published=next((one.published for one in told if one.published is not None), None),
        weapons=_each(one.weapons for one in told),
        targets=_each(one.targets for one in told),
        things=_each(one.things for one in told),
        sides=_each(one.sides for one in told),
        struck=_each(one.struck for one in told),
        debris=_each(one.debris for one in told),
        hits=_each(one.hits for one in told),
        figures=_each(one.figures for one in told)[:_FIGURES],
        words=_each(one.words for one in told)[:_WORDS],
        names=_each(one.names for one in told)[:_WORDS],
        called=called(spots),
        expected=all(one.expected for one in told),
        scope=max(one.scope for one in told),
        dated=any(one.dated for one in told),
        hours=_hours_told(told),
        opening=any(one.opening for one in told),
    )


def _widened(claim: Claim, days: tuple[int, int] | None) -> tuple[int, int] | None:
    """The days that words tell; "a week ago" is some day of that week."""
    if days is None or claim.time is None or days[0] != days[1]:
        return days
    slack = _SLACK.get(claim.time.interval.precision, 0)
    return (days[0] - slack, days[1] + slack)


def _each(lists: Iterable[tuple[_T, ...]]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(item for items in lists for item in items))


def _scope(claim: Claim, long: bool) -> int:
    """Over how long something is counted: 0 one happening, 1 a day, 2 months or since a war began."""
    words = claim.sentence.text
    if claim.count is None:
        return 2 if long else 0
    return 2 if long or _SINCE.search(words) else 1 if _DAILY.search(words) else 0


def _wholes(told: Sequence[Particulars]) -> Sequence[Particulars]:
    """Those that are set somewhere and are no part of a count: the towns of a region's total are not its place."""
    return [one for one in told if one.spots and not one.part] or told


def _hours_told(told: Sequence[Particulars]) -> tuple[int, int] | None:
    found = [one.hours for one in told if one.hours is not None]
    return min(found, key=lambda hours: (hours[1] - hours[0], hours), default=None)


def _hours(claim: Claim) -> tuple[int, int] | None:
    """The hours since the epoch that words of a part of a day tell."""
    if claim.time is None or claim.time.interval.precision not in WITHIN_A_DAY:
        return None
    interval = claim.time.interval
    return int(interval.start_at.timestamp() // 3600), int(interval.end_at.timestamp() // 3600)


def called(spots: Iterable[Spot]) -> tuple[str, ...]:
    """The stems of the names of towns."""
    return tuple(dict.fromkeys(stem(word) for spot in spots if spot.local for word in _WORD.findall(spot.name)))


def _told_most(told: Sequence[Particulars]) -> tuple[Spot, ...]:
    """The places of most claims: a town that one of many claims names is not where it happened."""
    counts = Counter(spot for one in told for spot in one.spots)
    towns = [counts[spot] for spot in counts if spot.local]
    most = max(towns) if towns else max(counts.values(), default=0)
    return tuple(spot for spot, times in counts.items() if times * 2 >= most)


def _narrowest(told: Sequence[Particulars]) -> tuple[int, int] | None:
    """The days that most claims tell, by their own words and of a blow if any are; of as many, the fewest."""
    for sure, blow in ((True, True), (True, False), (False, True), (False, False)):
        days = [
            one.days
            for one in told
            if one.days is not None and one.dated >= sure and (not blow or any(kind in BLOWS for kind in one.kinds))
        ]
        if days:
            return min(days, key=lambda each: (-days.count(each), each[1] - each[0]))
    return None


def _targets(claim: Claim) -> tuple[TargetClass, ...]:
    target = claim.target.target_class if claim.target else None
    return (target,) if target and target not in _VAGUE else ()


def _sides(claim: Claim) -> tuple[str, ...]:
    side = claim.actor.side if claim.actor else None
    return (side,) if side and claim.kind not in _DEFENDING else ()


def _struck(claim: Claim) -> tuple[str, ...]:
    """The side that an attack was made on: whose defence acted, whose the target is, or who lost its way over it."""
    side = claim.target.side if claim.target else None
    if claim.kind in _DEFENDING:
        side = claim.actor.side if claim.actor and claim.actor.side else claim.side
    return (side,) if side else ()


def _figures(claim: Claim) -> tuple[Figure, ...]:
    if claim.count is None:
        return ()
    quantity = claim.count.quantity
    return (Figure(f"{claim.kind.value} {quantity.unit.value}", quantity.low, quantity.high),)
