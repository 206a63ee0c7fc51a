"""Rules for lengths of time, for what comes round again, and for words that only point at past, present and future."""

from __future__ import annotations

import re

from counterclaim.read.times.calendar_words import calendar_words, number_of, unit_of, weekday_of
from counterclaim.read.times.pieces import Piece, Role, Rule, Scene, TimeKind, lone_piece, rule
from counterclaim.read.times.stretches import length_value


def _length(match: re.Match[str], scene: Scene) -> Piece | None:
    after = scene.text[match.end() :]
    if re.match(r"[- ]olds?\b| (?:of age|older|younger|in prison|behind bars)\b", after):
        return None
    letter, count = unit_of(match["unit"]), number_of(match["number"])
    if letter == "Q" and after.startswith(" century"):
        return Piece(match.start(), match.end() + 8, Role.ALONE, TimeKind.DURATION, "P25Y")
    if (letter == "TS" and match["unit"].lower() == "second") or (letter == "Q" and after.startswith(" of")):
        return None
    if match["number"].lower() in ("a", "an") and re.search(
        r"(?:[\ds%]|million|billion|once|twice|percent) $", scene.text[: match.start()]
    ):
        # "20 attacks a day" is a rate, and the count's matter.
        return None
    if letter == "Q" and count is not None and count > 1900:
        # "The 1988 quarter" is one of that year.
        return None
    if match["half"] or match["after"]:
        count = count + 0.5 if count is not None else None
    return lone_piece(match, TimeKind.DURATION, length_value(letter, count))


def _bare_length(match: re.Match[str], scene: Scene) -> Piece | None:
    return lone_piece(match, TimeKind.DURATION, length_value(unit_of(match["unit"]), None))


def _year_ended(match: re.Match[str], scene: Scene) -> Piece | None:
    return lone_piece(match, TimeKind.DURATION, "P1Y")


def _long(match: re.Match[str], scene: Scene) -> Piece | None:
    count = None if match["several"] else number_of(match["number"]) if match["number"] else 1
    return lone_piece(match, TimeKind.DURATION, length_value(unit_of(match["unit"]), count))


def _century(match: re.Match[str], scene: Scene) -> Piece | None:
    number = int(re.sub(r"\D", "", match["century"])) if match["century"][0].isdigit() else None
    number = number or calendar_words().ordinals.get(match["century"].lower().replace(" ", "-"))
    return lone_piece(match, TimeKind.VAGUE, f"{number - 1:02}") if number else None


def _every(match: re.Match[str], scene: Scene) -> Piece | None:
    unit = match["unit"].lower()
    words = calendar_words()
    if unit in words.weekdays:
        return lone_piece(match, TimeKind.RECURRING, f"XXXX-WXX-{weekday_of(unit)}")
    if unit in words.parts:
        return lone_piece(match, TimeKind.RECURRING, f"XXXX-XX-XX{words.parts[unit].suffix}")
    count = number_of(match["number"]) if match["number"] else 1
    return lone_piece(match, TimeKind.RECURRING, length_value(unit_of(unit), count))


def _recurring(match: re.Match[str], scene: Scene) -> Piece | None:
    return lone_piece(match, TimeKind.RECURRING, calendar_words().recurring[match["recurring"].lower()])


def _vague(match: re.Match[str], scene: Scene) -> Piece | None:
    return lone_piece(match, TimeKind.VAGUE, calendar_words().vague[match["vague"].lower()])


def _recent(match: re.Match[str], scene: Scene) -> Piece | None:
    if match["unit"].lower() in ("years", "times"):
        return lone_piece(match, TimeKind.VAGUE, "PAST_REF")
    return lone_piece(match, TimeKind.VAGUE, length_value(unit_of(match["unit"]), None))


LONG_UNIT = r"(?P<unit>seconds|minutes|hours|days|nights|weeks|months|years|decades|centuries)"
RULES: tuple[Rule, ...] = (
    rule(
        "unit",
        r"<hedge>(?P<number><number>)(?P<half> and a half)?(?:[- ](?:to|or)[- ]<number>)?(?: (?:more"
        r"|straight|consecutive|full|whole))?[ -]<unit:unit>(?P<after> and a half)?",
        _length,
    ),
    rule(
        "unit",
        r"<hedge>(?P<number>two|three|four|five|six|one)(?P<half>-and-a-half|-and-half)-<unit:unit>(?P<after>)",
        _length,
    ),
    rule(
        "unit",
        rf"(?:(?<=\bfor )|(?<=\bin )|(?<=\bwithin )|(?<=\btook )|(?<=\blasted )|(?<=\btakes ))"
        rf"(?:several |many )?{LONG_UNIT}",
        _bare_length,
    ),
    rule(
        "unit",
        r"(?:<number:number>[- ])?(?P<unit>hour|day|week|month|year|decade)(?P<several>s?)-long",
        _long,
    ),
    rule("unit", r"(?:the |its |their )?(?:(?:full|fiscal|financial) )*year(?= end(?:ed|ing|s)\b)", _year_ended),
    rule("unit", r"(?:the )?(?P<century>\d\d?(?:st|nd|rd|th)|<ordinal>)[- ]century", _century),
    rule(
        "unit part weekday",
        r"(?:every|each)(?: other| single| weekday)?(?: (?P<number>\d+|two|three|four|five|six))? "
        r"(?P<unit><weekday>|night|morning|evening|day|week|month|quarter|year|hour|minute|days|weeks"
        r"|months|years|hours|minutes)",
        _every,
    ),
    rule("recurring", r"<recurring:recurring>", _recurring),
    rule("vague", r"<vague:vague>(?! of\b)", _vague),
    rule("vague", rf"(?:the )?(?:recent|past|coming|last) {LONG_UNIT}", _recent),
)
