"""Rules for times told from where the speaker stands: yesterday, Monday, last week, two days ago, the following day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.model.interval import TimePrecision
from counterclaim.read.times.calendar_words import calendar_words, number_of, unit_of, weekday_of
from counterclaim.read.times.pieces import Piece, Role, Rule, Scene, TimeKind, days_piece, lone_piece, rule
from counterclaim.read.times.stretches import (
    DAY,
    Days,
    cut,
    last_week_of,
    length_value,
    month,
    moved,
    one_day,
    part_of,
    week_of,
    weekend_of,
)

DAY_WORDS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
COMES = re.compile(r"\b(?:comes?|came|coming) (?:just |only )?$", re.IGNORECASE)
ROUGH = {"W": TimePrecision.WEEK, "M": TimePrecision.MONTH, "Q": TimePrecision.SPAN, "Y": TimePrecision.YEAR}


def _day_word(match: re.Match[str], scene: Scene) -> Piece | None:
    word = match["word"].lower()
    steps = DAY_WORDS[word] * (2 if match["beyond"] else 1)
    piece = days_piece(match, one_day(scene.reference + steps * DAY) if scene.reference else None)
    return replace(piece, hours=calendar_words().parts["night"]) if word == "tonight" else piece


def _this_part(match: re.Match[str], scene: Scene) -> Piece | None:
    steps = -1 if match["which"].lower() == "last" else 0
    if steps and match["part"].lower() not in ("night", "evening"):
        return None
    hours = calendar_words().parts[match["part"].lower()]
    if match["shade"]:
        hours = calendar_words().parts[match["shade"].strip().lower()].narrowed(hours)
    return replace(days_piece(match, one_day(scene.reference + steps * DAY) if scene.reference else None), hours=hours)


def _weekday(match: re.Match[str], scene: Scene) -> Piece | None:
    number = weekday_of(match["weekday"])
    which = (match["which"] or "").lower()
    if which in ("every", "each") or match["several"]:
        return lone_piece(match, TimeKind.RECURRING, f"XXXX-WXX-{number}")
    start = match.start("weekday") if which in ("the", "that") else match.start()
    piece = Piece(start, match.end(), Role.DAYS, weekday=number)
    day = _day_of_weekday(number, which, match, scene)
    return replace(piece, value=day.isoformat(), days=one_day(day)) if day else piece


def _day_of_weekday(number: int, which: str, match: re.Match[str], scene: Scene) -> date | None:
    origin = scene.anchor if which in ("the previous", "the following", "that") and scene.anchor else scene.reference
    if origin is None:
        return None
    back = (origin.isoweekday() - number) % 7
    if which == "this":
        return week_of(origin).first + (number - 1) * DAY
    if which in ("last", "the previous", "this past", "past"):
        return origin - (back or 7) * DAY
    if which in ("next", "this coming", "coming", "the following"):
        return origin + ((-back) % 7 or 7) * DAY
    if which != "that" and scene.looks_ahead(match.start(), match.end()) is True:
        return origin + (-back) % 7 * DAY
    return origin - back * DAY


def _period(match: re.Match[str], scene: Scene) -> Piece | None:
    reference, which = scene.reference, match["which"].lower()
    if which == "the last" and scene.text.startswith(" of ", match.end()):
        return None
    if which.split()[-1] in ("that", "same", "following", "previous"):
        reference = scene.anchor or reference
    if reference is None:
        return days_piece(match, None, TimeKind.SPAN)
    days = _period_of(reference, which, match["unit"].lower(), scene, match)
    if days is None:
        return None
    return days_piece(match, _part_of_period(days, match["shade"], reference, scene, match), TimeKind.SPAN)


def _period_of(day: date, which: str, unit: str, scene: Scene, match: re.Match[str]) -> Days | None:
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which.split()[-1], 0)
    if which in ("the last", "the past", "this past", "past"):
        # "The past week" trails behind the speaker; "last week" is the calendar's.
        return _trailing(day, unit_of(unit), 1, False)
    if which in ("the coming", "the next") and unit not in ("weekend", "day"):
        return _trailing(day, unit_of(unit), 1, True)
    if unit == "weekend":
        if step == 0 and day.isoweekday() < 6:
            step = 0 if scene.looks_ahead(match.start(), match.end()) is True or which == "this coming" else -1
        return weekend_of(day + 7 * step * DAY)
    letter = unit_of(unit)
    if letter == "D":
        # "The same day" and "the next day" go on from the last day told, by a rule of their own.
        return None
    if letter == "W":
        return last_week_of(day) if step < 0 else week_of(day + 7 * step * DAY)
    if letter not in ("M", "Q", "Y"):
        return None
    return moved(day, letter, step)


def _part_of_period(days: Days, shade: str | None, day: date, scene: Scene, match: re.Match[str]) -> Days:
    word = re.search(
        r"first half|second half|last half|earlier|early|later|late|mid|beginning|start|middle|end|rest",
        (shade or "").lower(),
    )
    if word and word[0] in ("beginning", "start") and re.search(r"\bsince (?:the )?$", scene.text[: match.start()]):
        return replace(days, last=days.first)
    if word and word[0] in ("later", "rest"):
        return cut(days, first=day)
    if word and word[0] != "earlier":
        return part_of(days, word[0])
    ahead = scene.looks_ahead(match.start(), match.end()) is True
    return days if ahead and not word else cut(days, last=day)


def _trailing(day: date, letter: str, count: float, ahead: bool) -> Days | None:
    """So many units up to a day, or from it on; two days are that day and the one before."""
    sign = 1 if ahead else -1
    if letter.startswith("T"):
        hours = count * {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[letter]
        steps, letter = (-(-hours // 24), "D") if hours > 12 else (0, "D")
    elif letter == "D":
        steps = max(count - 1, 1)
    else:
        steps = count
    far = _same_day_in(day, letter, sign * steps)
    if far is None:
        return None
    first, last = sorted((far, day))
    return Days(first, last, TimePrecision.SPAN, length_value(letter, count))


def _same_day_in(day: date, letter: str, steps: float) -> date | None:
    """The day of the same number in the month, quarter or year so many steps away, or that month's last."""
    found = moved(day, letter, steps)
    if found is None or letter in ("D", "W", "Q"):
        return found.first if found else None
    target = found if letter == "M" else month(found.first.year, day.month)
    return min(target.first + timedelta(days=day.day - 1), target.last)


def _lengths_beside(match: re.Match[str], scene: Scene) -> Piece | None:
    letter, count = unit_of(match["unit"]), number_of(match["number"]) if match["number"] else None
    value = length_value(letter, count)
    which = match["which"].lower()
    if which in ("first", "final", "opening", "closing") or count is None or scene.reference is None:
        return lone_piece(match, TimeKind.SPAN if scene.reference else TimeKind.DURATION, value)
    days = _trailing(scene.reference, letter, count, which in ("next", "coming", "following"))
    return lone_piece(match, TimeKind.SPAN, value, days)


def _away(match: re.Match[str], scene: Scene) -> Piece | None:
    letter, count = unit_of(match["unit"]), number_of(match["number"]) if match["number"] else None
    way = match["way"].lower()
    ahead = way in ("later", "after", "from now", "hence")
    if way in ("before", "after") and re.match(r" \w", scene.text[match.end() :]):
        if way == "after" and count is not None and COMES.search(scene.text, 0, match.start()):
            # "It comes a day after the beach was hit": the beach was hit a day before the report.
            origin = scene.anchor if scene.text[: match.start()].lower().rstrip().endswith("came") else scene.reference
            days = moved(origin, letter, -count) if origin else None
            return replace(days_piece(match, days), value=length_value(letter, count))
        # "Two days before the strike": how long, measured from a happening that has a time of its own.
        until = match.start("way") - 1
        return Piece(match.start(), until, Role.ALONE, TimeKind.DURATION, length_value(letter, count))
    origin = scene.reference if way in ("ago", "from now", "hence") else scene.anchor
    if origin is None and not ahead:
        origin = scene.reference
    if count is not None and origin is not None and not letter.startswith("T"):
        days = moved(origin, letter, count if ahead else -count)
        if days is not None:
            value = week_of(days.first).value if letter == "W" else days.value
            return days_piece(match, replace(days, precision=ROUGH.get(letter, TimePrecision.DAY), value=value))
    return lone_piece(match, TimeKind.VAGUE, length_value(letter, count))


def _told_day(match: re.Match[str], scene: Scene) -> Piece | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    steps = {"same": 0, "that": 0, "previous": -1, "next": 1, "following": 1}[which.split()[-1]]
    origin = scene.anchor
    if origin is None and steps < 0:
        origin = scene.reference
    piece = days_piece(match, one_day(origin + steps * DAY) if origin else None)
    return piece if unit == "day" else replace(piece, hours=calendar_words().parts[unit])


def _day_beside(match: re.Match[str], scene: Scene) -> Piece | None:
    steps = -1 if match["way"].lower() == "before" else 1
    origin = scene.anchor or (scene.reference if steps < 0 else None)
    return days_piece(match, one_day(origin + steps * DAY) if origin else None)


THESE = r"(?:the |these |this )?"
RULES: tuple[Rule, ...] = (
    rule(
        "day",
        r"(?:earlier |later |late |early )?(?P<beyond>(?:the )?day (?:before|after) )?(?P<word>today"
        r"|yesterday|tomorrow|tonight)",
        _day_word,
    ),
    rule(
        "part",
        r"(?:(?:later|earlier) )?(?P<shade>early |late )?(?P<which>this|last) (?P<part>night|evening"
        r"|morning|afternoon)",
        _this_part,
    ),
    rule(
        "weekday",
        r"(?:(?P<which>last|next|this past|this coming|this|past|coming|the previous|the following"
        r"|that|every|each|the) )?"
        r"<weekday:weekday>(?P<several>s?)",
        _weekday,
    ),
    rule(
        "period",
        r"(?P<shade>(?:earlier|later|early|late|some ?time|(?:the )?(?:very )?(?:beginning|start"
        r"|middle|end|rest|first half|second half|last half) of|(?:earlier|later) in) )?"
        r"(?P<which>last|next|this past|this coming|this|the past|the last|the coming|the current"
        r"|the previous|the following|the same|that|the next)"
        r" (?P<unit>day|week|weekend|month|year|quarter|decade|century)",
        _period,
    ),
    rule(
        "period",
        r"(?P<shade>(?:the )?(?:very )?(?:beginning|start|middle|end|rest|first half|second half|last half) of "
        r"|(?:earlier|later|early|late) in )(?P<which>the) (?P<unit>week|month|year)",
        _period,
    ),
    rule("period", r"(?P<shade>)(?P<which>the) (?P<unit>weekend)", _period),
    # "A weekend strike" was on the last one; "for a weekend" is a length.
    rule(
        "period",
        r"(?P<shade>)(?P<which>a) (?P<unit>weekend)"
        r"(?= (?!(?:of|in|at|with|for|and|or|away|to|on|by|from|when|that|during|where|as|after|before)\b)[a-z])",
        _period,
    ),
    rule(
        "unit",
        rf"(?:at least |up to )?{THESE}(?P<which>past|last|next|coming|previous|following|first|opening"
        rf"|closing|final) (?P<number><number>) <unit:unit>",
        _lengths_beside,
    ),
    rule(
        "unit",
        rf"{THESE}(?P<which>opening|closing|first|final|last|past|coming|next)(?P<number>) "
        rf"(?P<unit>hours|days|weeks|months|years|decades)",
        _lengths_beside,
    ),
    rule(
        "unit",
        r"<hedge>(?P<number><number>)(?: more)?[ -]<unit:unit>(?: or (?:so|more))? (?P<way>ago|earlier"
        r"|before|later|after|from now|hence|previously|prior)",
        _away,
    ),
    rule("unit", r"(?P<number>)(?P<unit>hours|days|weeks|months|years|decades) (?P<way>ago|earlier|later)", _away),
    rule(
        "part",
        r"(?P<which>(?:the |that )?(?:same|previous|next|following)|that) (?P<unit>day|night|morning"
        r"|afternoon|evening)",
        _told_day,
    ),
    rule("unit", r"the day (?P<way>before|after)(?=$|[.,;:)]| (?:and|when|but|in|on|at)\b)", _day_beside),
)
