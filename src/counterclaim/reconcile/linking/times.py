"""When two tellings are set: what words tell, what a passage was set in, and what was published when."""

from __future__ import annotations

from counterclaim.reconcile.linking.kinds import BLOWS, GROUND
from counterclaim.reconcile.linking.particulars import Particulars

NOT_TOLD = "not told"
_SHORT, _AFTER, _LONG, _WEEKS = 2, 3, 10, 45
"""Days: a night touches two; a week and a weekend are short of ten."""
_CLOSE_HOURS = 6


def times_overlap(one: Particulars, other: Particulars) -> str:
    """When: days that words tell, or else that of publication, which says less. A struggle lasts, a blow does not."""
    sort = "struggle, " if _is(one, GROUND) and _is(other, GROUND) else ""
    if one.opening or other.opening:
        return sort + _at_the_opening(one, other)
    if one.days and other.days:
        return _both_told(one, other, sort)
    if one.days or other.days:
        days, published = (one.days, other.published) if one.days else (other.days, one.published)
        return sort + _reported(days, published) if days and published is not None else NOT_TOLD
    if one.published is None or other.published is None:
        return NOT_TOLD
    return sort + "published " + _apart(abs(one.published - other.published))


def same_blow(one: Particulars, other: Particulars) -> bool:
    """Whether both tell of one kind of blow: two strikes, not a strike and its dead."""
    return any(kind in BLOWS and kind in other.kinds for kind in one.kinds)


def _is(told: Particulars, kinds: frozenset[str]) -> bool:
    return any(kind in kinds for kind in told.kinds)


def _both_told(one: Particulars, other: Particulars, sort: str) -> str:
    first, second = (one, other) if (one.days or (0, 0)) <= (other.days or (0, 0)) else (other, one)
    gap = (second.days or (0, 0))[0] - (first.days or (0, 0))[1]
    if one.hours and other.hours and not sort and gap <= 1:
        between = max(one.hours[0], other.hours[0]) - min(one.hours[1], other.hours[1])
        return "the same hours" if between <= _CLOSE_HOURS else "other hours"
    if gap <= 0:
        longest = max(days[1] - days[0] for days in (one.days, other.days) if days)
        return sort + (
            "the same day" if longest < _SHORT else "the same days" if longest <= _LONG else "the same weeks"
        )
    apart = (
        "a day apart"
        if gap == 1
        else "days apart"
        if gap <= _LONG
        else "weeks apart"
        if gap <= _WEEKS
        else "long apart"
    )
    if sort:
        return sort + apart
    if not (one.dated and other.dated):
        return "set " + apart
    if _is(first, BLOWS) and not _is(second, BLOWS) and gap <= _AFTER:
        return "aftermath"
    return "blows, " + apart if same_blow(one, other) else apart


def _at_the_opening(one: Particulars, other: Particulars) -> str:
    if one.opening and other.opening:
        return "both as the war began"
    return "as the war began, and now" if not (one.days and other.days) else NOT_TOLD


def _reported(days: tuple[int, int], published: int) -> str:
    if published < days[0] - 1:
        return "told before it"
    return "reported " + _apart(max(published - days[1], 0))


def _apart(days: int) -> str:
    if days <= 1:
        return "at once"
    return "days later" if days <= 4 else "weeks later" if days <= _WEEKS else "months later"
