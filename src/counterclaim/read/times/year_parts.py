"""Rules for parts of the year that have a name: seasons, quarters, holidays, its end."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from counterclaim.model.interval import TimePrecision
from counterclaim.read.times.calendar_words import calendar_words, month_of
from counterclaim.read.times.dates import nearest_year, number_in, real_day
from counterclaim.read.times.pieces import Piece, Rule, Scene, TimeKind, days_piece, rule
from counterclaim.read.times.stretches import DAY, month, months, moved, one_day, quarter, week_of, year_of


def _year_end(match: re.Match[str], scene: Scene) -> Piece | None:
    if scene.reference is None:
        return days_piece(match, None)
    year = year_of(scene.reference.year)
    return days_piece(match, replace(year, first=date(scene.reference.year, 12, 1), precision=TimePrecision.SPAN))


def _season(match: re.Match[str], scene: Scene) -> Piece | None:
    code, first, last = calendar_words().seasons[match["season"].lower()]
    which = (match["which"] or "").lower().split()
    if match["year"]:
        year = int(match["year"])
    elif scene.reference is None:
        return days_piece(match, None, TimeKind.SPAN)
    else:
        year = scene.reference.year
        begins = date(year, first, 1)
        if (begins > scene.reference and "next" not in which and "this" not in which) or (
            "last" in which and months(year, first, last, "").last >= scene.reference
        ):
            year -= 1
        elif "next" in which and begins <= scene.reference:
            year += 1
    return days_piece(match, months(year, first, last, f"{year}-{code}"), TimeKind.SPAN)


def _quarter(match: re.Match[str], scene: Scene) -> Piece | None:
    number = calendar_words().ordinals[match["ordinal"].lower()]
    if number > 4:
        return None
    if match["year"] or match["front"]:
        return days_piece(match, quarter(int(match["year"] or match["front"]), number), TimeKind.SPAN)
    if scene.reference is None:
        return days_piece(match, None, TimeKind.SPAN)
    if match["which"]:
        step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
        return days_piece(match, quarter(scene.reference.year + step, number), TimeKind.SPAN)
    days = quarter(scene.reference.year, number)
    if days.first > scene.reference and scene.looks_ahead(match.start(), match.end()) is not True:
        days = quarter(scene.reference.year - 1, number)
    return days_piece(match, days, TimeKind.SPAN)


def _quarter_told(match: re.Match[str], scene: Scene) -> Piece | None:
    if scene.reference is None:
        return days_piece(match, None, TimeKind.SPAN)
    told = scene.quarter if scene.quarter and scene.quarter.last < scene.reference else None
    return days_piece(match, told or moved(scene.reference, "Q", -1), TimeKind.SPAN)


def _year_earlier(match: re.Match[str], scene: Scene) -> Piece | None:
    return days_piece(match, moved(scene.reference, "Y", -1) if scene.reference else None, TimeKind.SPAN)


def _holiday(match: re.Match[str], scene: Scene) -> Piece | None:
    name, words = match["holiday"].lower().replace("’", "'"), calendar_words()
    moving = words.moving_holidays.get(name)
    named, day = (moving[0], 25) if moving else words.holidays[name]
    year = nearest_year(scene, named, day, match.start(), match.end())
    if year is None:
        return days_piece(match, None)
    return days_piece(match, one_day(_nth_weekday(year, *moving) if moving else date(year, named, day)))


def _nth_weekday(year: int, month_number: int, week: int, weekday: int) -> date:
    """The first, second … weekday of a month; week -1 is the last."""
    days = month(year, month_number)
    if week < 0:
        return days.last - (days.last.isoweekday() - weekday) % 7 * DAY
    return days.first + ((weekday - days.first.isoweekday()) % 7 + 7 * (week - 1)) * DAY


def _week_of_day(match: re.Match[str], scene: Scene) -> Piece | None:
    named, day = month_of(match["month"]), number_in(match["day"])
    year = nearest_year(scene, named, day, match.start(), match.end())
    found = real_day(year, named, day) if year else None
    return days_piece(match, week_of(found), TimeKind.SPAN) if found else None


RULES: tuple[Rule, ...] = (
    rule("unit", r"(?:the )?(?:year[- ]end|year['’]s end|end of the year)", _year_end),
    rule(
        "season",
        r"(?:(?P<which>last|next|this past|this coming|this|the) )?(?:early |late )?<season:season>(?:"
        r"(?: of|,)? <year:year>)",
        _season,
    ),
    rule(
        "season",
        r"(?P<which>last|next|this past|this coming|this|the(?: early| late)?) <season:season>(?P<year>)(?! of)",
        _season,
    ),
    rule(
        "quarter",
        r"(?:the )?(?:<year:front> |(?P<which>last|this|next) year['’]s )?(?:fiscal[ -])?<ordinal:ordinal>[ -]quarter"
        r"(?: of <year:year>)?",
        _quarter,
    ),
    rule("quarter", r"the (?:latest |most recent )?quarter(?! of\b)", _quarter_told),
    rule("unit", r"(?:the )?(?:comparable )?year-(?:ago|earlier)(?: period|(?: <ordinal>)? quarter)?", _year_earlier),
    rule("holiday", r"(?:(?:last|this|next) )?<holiday:holiday>", _holiday),
    rule("month", r"(?:the )?week (?:of|beginning|starting) <month:month> <day:day>", _week_of_day),
)
