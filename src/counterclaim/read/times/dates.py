"""Rules for dates of the calendar: days, months and years by name or number."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial

from counterclaim.model.interval import TimePrecision
from counterclaim.read.times.calendar_words import NamedHappening, calendar_words, month_of
from counterclaim.read.times.pieces import Piece, Role, Rule, Scene, TimeKind, days_piece, lone_piece, rule
from counterclaim.read.times.stretches import (
    Days,
    decade,
    month,
    one_day,
    part_of,
    year_of,
)

FUTURE_WEIGHT = 2
JUST_GONE = 31
"""Days within which a day that was to come ("would leave by 14 January") is one just gone, and not the next year's."""
PREPOSITIONS = (
    r"in|since|last|next|this|early|late|mid|of|by|until|till|during|throughout|through|from|between|before|after"
)

OF_HOURS = re.compile(r"\b0\d[0-5]\d\b(?!-)|\b\d{4} ?(?:hours|hrs|local|UTC|GMT)\b")
"""Hours written in four digits: beside "0600", "1700" is one too."""
BEGINNING = re.compile(r"\b(?:since|start|beginning|outset|launch|launched|began)\b", re.IGNORECASE)
NUMBERED = (
    r" (?:people|civilians|children|women|men|troops|soldiers|fighters|militants|prisoners|drones"
    r"|missiles|rockets|shells"
    r"|tanks|vehicles|homes|houses|buildings|km|kilomet|met(?:er|re)s|miles|square|hectares|tons|tonnes|rounds|sorties)"
)


def real_day(year: int, month_number: int, day: int) -> date | None:
    """That day, or None if the calendar has no such day."""
    try:
        return date(year, month_number, day)
    except ValueError:
        return None


def number_in(text: str) -> int:
    """The digits of a day such as "3rd"."""
    return int(re.sub(r"\D", "", text))


def nearest_year(scene: Scene, month_number: int, day: int, start: int, end: int) -> int | None:
    """The year of a date told without one: the nearest to the report, on the side that the verb looks to."""
    reference = scene.reference
    if reference is None:
        return None
    years = (reference.year - 1, reference.year, reference.year + 1)
    candidates = [found for year in years if (found := real_day(year, month_number, day))]
    ahead = scene.looks_ahead(start, end)
    if ahead is True or (ahead is None and scene.text[:start].lower().endswith("by ")):
        just_gone = [found for found in candidates if JUST_GONE >= (reference - found).days > 0]
        candidates = just_gone or [found for found in candidates if found >= reference] or candidates
    if not candidates:
        return None
    weight = FUTURE_WEIGHT * (2 if ahead is False else 1)
    # Reports tell mostly of what has been: a day to come must be much nearer to be the one that is meant.
    return min(candidates, key=lambda found: max((reference - found).days, weight * (found - reference).days)).year


def _date(match: re.Match[str], scene: Scene) -> Piece | None:
    named, day = month_of(match["month"]), number_in(match["day"])
    if match["year"]:
        found = real_day(int(match["year"]), named, day)
        return days_piece(match, one_day(found)) if found else None
    if real_day(2000, named, day) is None or _counts(match, scene):
        return None
    year = nearest_year(scene, named, day, match.start(), match.end())
    found = real_day(year, named, day) if year else None
    return replace(days_piece(match, one_day(found) if found else None), yearless=(named, day))


def _counts(match: re.Match[str], scene: Scene) -> bool:
    """Whether the number after a month counts what follows: "in May 20 people" is not the 20th."""
    before, after = scene.text[: match.start()], scene.text[match.end() :]
    if match.group()[0].isdigit():
        return bool(re.search(r"[\d.,$€£]$", before))
    return bool(
        re.match(r"[,.:]?\d| ?(?:percent|per cent|people|dead\b|million|billion|[ap]\.?m\b)", after)
        or re.search(r"\b(?:in|during|throughout) $", before)
    )


def _numbers(match: re.Match[str], scene: Scene) -> Piece | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day, named = first, second
    if match["mark"] == "/" and second <= 12:
        # 4/5 is May to some and April to others; only a number above twelve tells.
        if first <= 12 and first != second:
            return None
    elif second > 12:
        day, named = second, first
    found = real_day(year, named, day)
    return days_piece(match, one_day(found)) if found else None


def _iso(match: re.Match[str], scene: Scene) -> Piece | None:
    found = real_day(int(match["year"]), int(match["first"]), int(match["second"]))
    return days_piece(match, one_day(found)) if found else None


def _day_range(match: re.Match[str], scene: Scene) -> Piece | None:
    named = month_of(match["month"])
    year = int(match["year"]) if match["year"] else nearest_year(scene, named, 1, match.start(), match.end())
    if year is None:
        return days_piece(match, None, TimeKind.SPAN)
    first, last = real_day(year, named, number_in(match["from"])), real_day(year, named, number_in(match["to"]))
    if first is None or last is None or first >= last:
        return None
    value = f"{first.isoformat()}/{last.isoformat()}"
    piece = days_piece(match, Days(first, last, TimePrecision.SPAN, value), TimeKind.SPAN)
    return replace(piece, ends=_range_ends(match, (first, last)))


def _range_ends(match: re.Match[str], days: tuple[date, date]) -> tuple[Piece, ...]:
    """The two days of "5 and 6 May", each with its own words; a range with a hyphen is one time."""
    if match["between"].strip().lower() not in ("and", "or", "to"):
        return ()
    cut = match.start("between")
    spans = ((match.start("month" if match.start("month") < cut else "from"), cut), (match.start("to"), match.end()))
    return tuple(
        Piece(*span, Role.DAYS, value=day.isoformat(), days=one_day(day)) for span, day in zip(spans, days, strict=True)
    )


def _month_and_year(match: re.Match[str], scene: Scene) -> Piece | None:
    days = month(int(match["year"]), month_of(match["month"]))
    return days_piece(match, _shaded(match["shade"], days))


def _shaded(shade: str | None, days: Days) -> Days:
    word = re.search(
        r"first half|second half|latter half|last half|early|late|mid|beginning|start|middle|end", (shade or "").lower()
    )
    return part_of(days, word[0]) if word else days


def _month(match: re.Match[str], scene: Scene) -> Piece | None:
    named = month_of(match["month"])
    year = nearest_year(scene, named, 15, match.start(), match.end())
    days = _shaded(match["shade"], month(year, named)) if year else None
    return replace(days_piece(match, days), yearless=(named, 0))


def _lone_month(match: re.Match[str], scene: Scene) -> Piece | None:
    # May, June and August are also people: a month alone needs a word before it that times have.
    before, after = scene.text[: match.start()], scene.text[match.end() :]
    named = re.match(" [A-Z][a-z]", after) and not re.search(
        r"\b(?:in|since|during|last|next|this) $", before, re.IGNORECASE
    )
    placed = not named and re.search(rf"\b(?:{PREPOSITIONS}|to|and|for) $", before, re.IGNORECASE)
    owned = re.search(r"\b(?:the|an?|its|his|her|their) $", before) and re.match(" [a-z]", after)
    return _month(match, scene) if placed or owned else None


def _which_month(match: re.Match[str], scene: Scene) -> Piece | None:
    which, named = match["which"].lower(), month_of(match["month"])
    if which in ("every", "each"):
        return lone_piece(match, TimeKind.RECURRING, f"XXXX-{named:02}")
    if scene.reference is None:
        return days_piece(match, None)
    year, here = scene.reference.year, scene.reference.month
    if which in ("last", "this past"):
        year -= named >= here
    elif which in ("next", "this coming"):
        year += named <= here
    return days_piece(match, month(year, named))


def _year(match: re.Match[str], scene: Scene) -> Piece | None:
    before, after = scene.text[max(0, match.start() - 24) : match.start()], scene.text[match.end() : match.end() + 24]
    if re.search(
        r"[\d$€£#№/.,:-] ?$|\b(?:some|about|over|than|least|(?<!\d{4} )to|nearly|almost|around|another) $", before
    ):
        return None
    if re.match(rf"{NUMBERED}", after) or re.match(r"[:-]\d|,\d{3}", after) or OF_HOURS.search(scene.text):
        return None
    placed = match["shade"] or re.search(
        rf"\b(?:{PREPOSITIONS}|and|or|the|that|fiscal|to|year|in fiscal|its|his|her|their|a|,) $|['’]s $|\($",
        before,
        re.I,
    )
    followed = re.match(r"$|[,.;:)?!'’\"”–—](?!\d)|-(?!\w)| (?:was|were|and|to|when|through|until|or|after)\b", after)
    if not (placed or followed) or (before.endswith("of the ") and re.match(r" [\w ]*[a-z]s\b", after)):
        return None
    return days_piece(match, _shaded(match["shade"], year_of(int(match["year"]))))


def _decade(match: re.Match[str], scene: Scene) -> Piece | None:
    digits = match["decade"]
    if len(digits) == 2 and not re.match(r"the |early |late |mid|['’]", match.group(), re.IGNORECASE):
        # "In his 30s" is an age.
        return None
    number = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return days_piece(match, decade(number), TimeKind.SPAN)


def _happening(happening: NamedHappening, match: re.Match[str], scene: Scene) -> Piece | None:
    text = scene.text.lower()
    if happening.beside and not any(word in text for word in happening.beside):
        return None
    if happening.lasts and not BEGINNING.search(scene.text, 0, match.end()):
        return None
    return lone_piece(match, TimeKind.MOMENT, happening.day.isoformat(), one_day(happening.day))


SHADE = (
    r"(?P<shade>(?:the )?(?:very )?(?:early|late|mid|beginning|start|middle|end|first half|second half"
    r"|latter half|last half)(?:[- ](?:to[- ])?(?:mid|late))?"
    r"(?: of|-in)?[- ](?:the )?)"
)
RULES: tuple[Rule, ...] = (
    rule(
        "month",
        r"(?:<weekdays>,? (?:the )?)?<day:day>(?: of)?[ -]<month:month>(?:,?[ -]<year:year>)?",
        _date,
    ),
    rule("month", r"(?:<weekdays>,? )?<month:month> ?(?:the )?<day:day>(?:,? ?<year:year>)?", _date),
    rule(
        "month",
        r"(?:(?:between|from) )?<day:from>(?P<between> ?[-–—/] ?| and | to | or )<day:to>(?: of)? <month:month>"
        r"(?:,? <year:year>)?",
        _day_range,
    ),
    rule(
        "month",
        r"<month:month> <day:from>(?P<between> ?[-–—/] ?| and | to )<day:to>(?! (?:<month>))(?:,? <year:year>)?",
        _day_range,
    ),
    rule("month", rf"{SHADE}?<month:month>(?:,| of|,? in)? <year:year>", _month_and_year),
    rule("month", rf"{SHADE}<fullmonth:month>(?! \d)", _month),
    rule("month", r"(?P<shade>)<fullmonth:month>", _lone_month),
    rule("month", r"(?P<which>last|this past|this coming|this|next|every|each) <fullmonth:month>(?! \d)", _which_month),
    rule("digits", r"<year:year>-(?P<first>\d\d)-(?P<second>\d\d)(?=\D|$)(?:T[\d:.+-]+Z?)?", _iso),
    rule("digits", r"(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)<year:year>", _numbers),
    rule("digits", rf"{SHADE}?(?:the year )?<year:year>", _year),
    rule(
        "digits decade", r"(?:the )?(?:(?:early|late|mid)[- ])?['’]?(?P<decade>(?:1[89]|20)\d0|[2-9]0)['’]?s", _decade
    ),
)


def happening_rules() -> tuple[Rule, ...]:
    """One rule for each happening that reports date by."""
    return tuple(
        rule("happening", happening.pattern, partial(_happening, happening))
        for happening in calendar_words().happenings
    )
