"""Rules for the hours of a day: clock times, and parts of the day such as dawn, evening and overnight."""

from __future__ import annotations

import re

from counterclaim.model.interval import TimePrecision
from counterclaim.read.times.calendar_words import calendar_words
from counterclaim.read.times.pieces import Piece, Role, Rule, Scene, TimeKind, lone_piece, rule
from counterclaim.read.times.stretches import Hours

DURING = r"\b(?:during|through|throughout|in|over|past|previous|preceding) $"
HABIT = r"\b(?:at|by|each|every|per|a|that|one|of|first|second|third|another) $"


def _clock(match: re.Match[str], scene: Scene) -> Piece | None:
    groups = match.groupdict()
    hour, minute = int(match["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()[:1]
    if not half and groups.get("daypart"):
        half = "a" if groups["daypart"].lower() in ("morning", "dawn") else "p"
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    start = hour * 60 + minute
    about = re.search(r"about|around|approximately|roughly|shortly|just", groups.get("hedge") or "", re.IGNORECASE)
    exact = bool(groups.get("minute")) and not about
    zone = (groups.get("zone") or "").lower()
    hours = Hours(
        start,
        start + (1 if exact else 60),
        f"T{hour:02}:{minute:02}",
        TimePrecision.MINUTE if exact else TimePrecision.HOUR,
        calendar_words().zones.get(zone),
    )
    return Piece(match.start(), match.end(), Role.HOURS, hours=hours, value=hours.suffix)


def _bare_clock(match: re.Match[str], scene: Scene) -> Piece | None:
    # Without "a.m." or "GMT", 10.30 may be a price or a score: it needs "at" before it, or a stamp's place.
    before = scene.text[: match.start()]
    if (
        match["mark"] == "."
        and not match["zone"]
        and not re.search(r"\b(?:at|around|about|by|until|from|since) $", before)
    ):
        return None
    return _clock(match, scene)


def _part(match: re.Match[str], scene: Scene) -> Piece | None:
    word = match["daypart"].lower()
    parts = calendar_words().parts
    hours = parts.get(word) or parts[word.replace("-", " ")]
    before = scene.text[: match.start()]
    titled = match["daypart"][0].isupper() and before and re.match(" [A-Z]", scene.text[match.end() :])
    if re.search(r"\bgood $", before, re.IGNORECASE) or (titled and not re.search(r"day,? $", before)):
        return None
    nights = word == "overnight" or (word == "night" and bool(match["the"] or re.search(DURING, before)))
    if word == "night" and not nights and re.search(HABIT, before, re.IGNORECASE):
        return lone_piece(match, TimeKind.VAGUE, None)
    return Piece(match.start(), match.end(), Role.HOURS, hours=hours, value=hours.suffix, nights=nights)


def _shade(match: re.Match[str], scene: Scene) -> Piece | None:
    hours = calendar_words().parts[match["shade"].lower()]
    return Piece(match.start(), match.end(), Role.HOURS, hours=hours)


CLOCK_HEDGE = (
    r"(?:(?P<hedge>about|around|approximately|roughly|shortly (?:after|before)|just (?:after|before)|exactly) )?"
)
ZONE = r"(?: ?\(?(?:<zone:zone>|local(?: time)?)\b\)?)?"
RULES: tuple[Rule, ...] = (
    rule(
        "clock",
        rf"{CLOCK_HEDGE}(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap])(?:\.? ?m\b\.?){ZONE}",
        _clock,
    ),
    rule(
        "clock",
        rf"{CLOCK_HEDGE}(?P<hour>\d\d?)(?P<mark>[:.])(?P<minute>\d\d)(?![\d.:%]|\s?(?:percent|per cent"
        rf"|million|billion|metres|km|kg))(?: ?(?:hours|hrs|h)\b)?{ZONE}",
        _bare_clock,
    ),
    rule(
        "clock",
        rf"{CLOCK_HEDGE}(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d) ?(?:hours|hrs|local(?: time)?|<zone:zone>)",
        _clock,
    ),
    rule(
        "clock",
        r"(?:(?<=\bat )|(?<=\bby )|(?<=\bfrom )|(?<=\bfrom about )|(?<=\baround )|(?<=\babout )|(?<=\buntil )"
        r"|(?<=\bbetween )|(?<=\bapprox\. ))(?P<hour>0\d)(?P<minute>[0-5]\d)",
        _clock,
    ),
    rule(
        "part", rf"{CLOCK_HEDGE}(?P<hour>\d\d?)(?: o['’]clock)? in the (?P<daypart>morning|afternoon|evening)", _clock
    ),
    rule("part", r"(?P<the>\bthe )?<daypart:daypart>", _part),
    rule(
        "part",
        r"(?:very )?(?P<shade>early|late)(?= (?:on |in |into )?(?:the )?(?:<weekday>|yesterday"
        r"|today|<day> <month>|<month> \d))",
        _shade,
    ),
)
