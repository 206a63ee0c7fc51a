"""Puts the pieces of a time together: "3 a.m." + "Monday", "overnight" + "into Monday", "5 July" to "3 August"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from counterclaim.model.interval import TimePrecision
from counterclaim.read.times.pieces import Piece, Role, Scene, TimeKind
from counterclaim.read.times.stretches import DAY, MINUTES_A_DAY, Days, Hours, month, moved, one_day

Join = Callable[[Piece, Piece, str, Scene], Piece | None]
YEAR_BEFORE = re.compile(
    r"a year (?:ago|earlier|before)|(?:the )?(?:comparable )?year-(?:ago|earlier)(?: period| quarter| \w+ quarter)?",
    re.IGNORECASE,
)
OF_MONEY = re.compile(
    r"[$€£¥%]|\b(?:cents?|earn\w*|revenues?|sales|profits?|loss|net|results|quarter)\b", re.IGNORECASE
)
CLOCK = (TimePrecision.HOUR, TimePrecision.MINUTE)
BESIDE = re.compile(
    r"\)?,? ?(?:(?:on|of|in|at|by|during|before|after|from)? ?(?:the )?(?:night |day )?(?:of |on )?|\()?$",
    re.IGNORECASE,
)
ADDED = re.compile(r",? (?:on |the )?$|, $|-$", re.IGNORECASE)
INTO = re.compile(r" (?:in)?to (?:the )?(?:early (?:hours|morning) of )?(?:the )?$| and into $", re.IGNORECASE)
RANGE = re.compile(r" ?(?:[-–—]|to|until|till|through|thru|up to|up until) ?(?:the |about |around )?$", re.IGNORECASE)
AND = re.compile(r" and (?:the |about |around )?$", re.IGNORECASE)
FROM = re.compile(r"\b(?:from|between|late|overnight|overnight from) (?:the |about |around )?$", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween (?:the |about |around )?$", re.IGNORECASE)


def joined(pieces: Iterable[Piece], scene: Scene) -> list[Piece]:
    """The pieces with neighbours that tell one time made one, in text order."""
    for joins in PASSES:
        pieces = _joined_by(joins, pieces, scene)
    return _year_before(list(pieces), scene)


def _year_before(pieces: list[Piece], scene: Scene) -> list[Piece]:
    """ "A year earlier" beside a month or a quarter is that month or quarter of the year before.

    So it is, where money is spoken of, with a quarter that a sentence before told.
    """
    before = [piece for piece in pieces if YEAR_BEFORE.fullmatch(scene.text, piece.start, piece.end)]
    if not before:
        return pieces
    told = {piece.days for piece in pieces if piece.days and re.search(r"-(?:Q\d|\d\d)$", piece.days.value)}
    told = {days for days in told if days.precision is not TimePrecision.DAY}
    if not told and scene.quarter and OF_MONEY.search(scene.text) and " months" not in scene.text:
        told = {scene.quarter}
    if len(told) != 1:
        return pieces
    now = told.pop()
    letter = "Q" if "Q" in now.value else "M"
    days = moved(now.first, letter, -4 if letter == "Q" else -12)
    if days is None:
        return pieces
    return [replace(piece, days=days, value=days.value) if piece in before else piece for piece in pieces]


def _joined_by(joins: tuple[Join, ...], pieces: Iterable[Piece], scene: Scene) -> list[Piece]:
    made: list[Piece] = []
    for piece in pieces:
        while made:
            gap = scene.text[made[-1].end : piece.start]
            one = next((one for join in joins if (one := join(made[-1], piece, gap, scene))), None)
            if one is None:
                break
            made.pop()
            piece = one
        made.append(piece)
    return made


def longest(pieces: Iterable[Piece]) -> list[Piece]:
    """Of pieces that overlap, the longest; of equal ones the first rule's; in text order."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.start - piece.end):
        if all(piece.end <= other.start or other.end <= piece.start for other in kept):
            kept.append(piece)
    return sorted(kept, key=lambda piece: piece.start)


def _weekday_and_date(first: Piece, second: Piece, gap: str, scene: Scene) -> Piece | None:
    if first.role is not Role.DAYS or second.role is not Role.DAYS or not ADDED.fullmatch(gap):
        return None
    if first.weekday and second.weekday is None and second.kind is TimeKind.MOMENT:
        named, hours = second, second.hours or first.hours
    elif second.weekday and first.weekday is None and gap != " ":
        return None
    else:
        return None
    if named.days and named.days.precision is not TimePrecision.DAY:
        return None
    return replace(named, start=first.start, end=second.end, hours=hours)


def _date_and_year(first: Piece, second: Piece, gap: str, scene: Scene) -> Piece | None:
    """ "July last year", "5 May next year": the second piece tells the year that the first lacks."""
    if not first.yearless or gap not in (" ", ", ", " of ") or second.days is None:
        return None
    if second.days.precision is not TimePrecision.YEAR or second.kind is not TimeKind.SPAN:
        return None
    days = _in_year(first.yearless, second.days.first.year)
    return replace(first, end=second.end, days=days, value=days.value, yearless=None) if days else None


def _in_year(yearless: tuple[int, int], year: int) -> Days | None:
    number, day = yearless
    try:
        return one_day(date(year, number, day)) if day else month(year, number)
    except ValueError:
        return None


def _days_and_hours(first: Piece, second: Piece, gap: str, scene: Scene) -> Piece | None:
    roles = (first.role, second.role)
    if Role.ALONE in roles or not BESIDE.fullmatch(gap) or (gap == "" and first.role is second.role):
        return None
    if roles == (Role.HOURS, Role.HOURS):
        if first.hours is None or second.hours is None:
            return None
        if first.hours.precision in CLOCK and second.hours.precision in CLOCK:
            # "10:35 a.m. (0735 GMT)" is one time told twice; any other two clock times are two.
            return replace(first, end=second.end) if gap == " (" else None
        return replace(second, start=first.start, hours=_both(first.hours, second.hours))
    if roles == (Role.DAYS, Role.DAYS):
        return None
    days, hours = (first, second) if first.role is Role.DAYS else (second, first)
    if hours.hours is None:
        return None
    if days.days and hours.hours.crosses_midnight and days.days.last - days.days.first == DAY:
        days = replace(days, days=one_day(days.days.first), kind=TimeKind.MOMENT)
    if days.kind is TimeKind.SPAN or (days.days and days.days.precision is not TimePrecision.DAY):
        return None
    both = _both(days.hours, hours.hours) if days.hours else hours.hours
    named = _before_the_report(days, both, hours, scene)
    return replace(named, start=first.start, end=second.end, hours=both, nights=False)


def _before_the_report(days: Piece, hours: Hours, told: Piece, scene: Scene) -> Piece:
    """The night "on Monday" that a report of Monday tells of is the one that Monday began with."""
    overnight = told.nights and hours.crosses_midnight
    if overnight and days.days and scene.reference == days.days.first:
        return replace(days, days=one_day(days.days.first - DAY))
    return days


def _both(first: Hours, second: Hours) -> Hours:
    if first.precision in CLOCK:
        return first
    return second if second.precision in CLOCK else first.narrowed(second)


def _hours_into_day(first: Piece, second: Piece, gap: str, scene: Scene) -> Piece | None:
    if (
        first.hours is None
        or first.hours.precision in CLOCK
        or second.role is not Role.DAYS
        or not INTO.fullmatch(gap)
        or second.days is None
    ):
        return None
    if second.days.precision is not TimePrecision.DAY or not (
        first.hours.crosses_midnight or first.hours.start_minute >= 17 * 60
    ):
        return None
    begins = first.days.first if first.days else second.days.first - DAY
    if begins != second.days.first - DAY:
        begins = second.days.first - DAY
    end = MINUTES_A_DAY + (second.hours.end_minute if second.hours else 8 * 60)
    hours = replace(first.hours, end_minute=min(end, 2 * MINUTES_A_DAY), suffix="TNI")
    return replace(second, start=first.start, days=one_day(begins), hours=hours, nights=False, value=begins.isoformat())


def _range_of_days(first: Piece, second: Piece, gap: str, scene: Scene) -> Piece | None:
    if first.role is not Role.DAYS or second.role is not Role.DAYS or not _ranges(first, second, gap, scene):
        return None
    begins, ends = _with_year_of(first, second), second.days
    if begins is None or ends is None:
        if begins or ends:
            return None
        return replace(first, end=second.end, kind=TimeKind.SPAN, hours=None, ends=(first, second))
    if begins.first > ends.last and first.weekday:
        begins = one_day(begins.first - 7 * DAY)
    if begins.first >= ends.last:
        return None
    value = f"{begins.value}/{ends.value}"
    whole = Days(begins.first, ends.last, TimePrecision.SPAN, value)
    both = (replace(first, days=begins, value=begins.value), second)
    return Piece(first.start, second.end, Role.DAYS, TimeKind.SPAN, value, whole, ends=both)


def _with_year_of(first: Piece, second: Piece) -> Days | None:
    """The first day with the year that only the second tells: "from 26 June to 1 July 2014"."""
    if not first.yearless or second.yearless or not second.days:
        return first.days
    return _in_year(first.yearless, second.days.last.year - (first.yearless[0] > second.days.last.month))


def _ranges(first: Piece, second: Piece, gap: str, scene: Scene) -> bool:
    before = scene.text[: first.start]
    if AND.fullmatch(gap):
        return bool(BETWEEN.search(before))
    if not RANGE.fullmatch(gap):
        return False
    return gap.strip() != "to" or bool(FROM.search(before)) or second.weekday is None or first.weekday is not None


def _range_of_hours(first: Piece, second: Piece, gap: str, scene: Scene) -> Piece | None:
    if first.hours is None or second.hours is None or not _ranges(first, second, gap, scene):
        return None
    start, end = first.hours.start_minute, second.hours.start_minute
    named = first if first.role is Role.DAYS else second
    if first.role is Role.DAYS and second.role is Role.DAYS:
        if first.days is None or second.days is None:
            return None
        end += (second.days.first - first.days.first).days * MINUTES_A_DAY
        if end <= start:
            return None
    elif end <= start:
        end += MINUTES_A_DAY
        if named is second and second.days:
            named = replace(second, days=one_day(second.days.first - DAY))
    hours = replace(first.hours, end_minute=end, suffix="", precision=TimePrecision.PART_OF_DAY)
    both = (first, second)
    return replace(named, start=first.start, end=second.end, hours=hours, kind=TimeKind.SPAN, ends=both)


PASSES: tuple[tuple[Join, ...], ...] = (
    (_date_and_year,),
    (_weekday_and_date,),
    (_hours_into_day, _days_and_hours),
    (_range_of_hours, _range_of_days),
    (_days_and_hours,),
)
