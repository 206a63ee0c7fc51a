"""What stands in the cells of a terminal table: short words, coloured, and safe to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from rich.text import Text

from counterclaim.model.claim import Claim
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.interval import WITHIN_A_DAY, TimeInterval, TimePrecision
from counterclaim.model.kind import Stance, Verification, WeaponClass
from counterclaim.publish.quoting import passage_within, stretches_within
from counterclaim.publish.visible import visible
from counterclaim.publish.wording import count_text, kind_text, plain, side_text, weapon_text

Sides = Mapping[str, str]
"""The colour of each side."""

SIDE_COLOURS = ("deep_sky_blue1", "dark_orange", "medium_orchid", "spring_green3", "gold3", "hot_pink")
"""Apart for the colour-blind in the first two, which are most wars."""

STANCES = {Stance.NEGATED: "not so", Stance.POSSIBLE: "possibly", Stance.EXPECTED: "expected"}
VERIFICATIONS = {
    Verification.UNVERIFIED: ("unverified", "yellow"),
    Verification.CONFIRMED: ("confirmed", "green"),
    Verification.DENIED: ("denied", "red"),
}
MOST_PLACES = 3
ID_DIGITS = 6
_SPACES = re.compile(r"\s+")


def safe(text: str) -> str:
    """A text on one line, nothing in it that steers a terminal or is not seen."""
    return _SPACES.sub(" ", visible(text)).strip()


def side_colours(sides: Iterable[str]) -> dict[str, str]:
    """A colour for each side, in the order given; the later ones share."""
    return {side: SIDE_COLOURS[number % len(SIDE_COLOURS)] for number, side in enumerate(dict.fromkeys(sides))}


def short_id(key: str) -> str:
    """As much of an id as `counterclaim show` needs, almost always."""
    return key.partition("_")[2][:ID_DIGITS] or key


def day_cell(day: date | None) -> Text:
    """A day with its year; empty for None."""
    return Text(f"{_day(day)} {day.year}" if day else "")


def when_cell(interval: TimeInterval | None, year: int | None) -> Text:
    """A stretch of time in few letters; the year is left out where it is the expected one."""
    if interval is None:
        return Text("")
    first, last = interval.first_day, interval.last_day
    if interval.precision in WITHIN_A_DAY:
        zone = ZoneInfo(interval.zone)
        start, end = interval.start_at.astimezone(zone), interval.end_at.astimezone(zone)
        day = f"{_day(end)} " if start.date() != end.date() else ""
        return Text(f"{_day(start)}{_year(start.year, year)} {start:%H:%M}\n– {day}{end:%H:%M}")
    if interval.precision is TimePrecision.YEAR and first.year == last.year:
        return Text(str(first.year))
    if interval.precision is TimePrecision.MONTH and (first.year, first.month) == (last.year, last.month):
        return Text(f"{first:%b} {first.year}")
    ending = f"{_day(last)}{_year(last.year, year)}"
    if first == last:
        return Text(ending)
    if (first.year, first.month) == (last.year, last.month):
        return Text(f"{first.day} – {ending}")
    return Text(f"{_day(first)}{_year(first.year, last.year)} –\n{ending}")


def where_cell(claim: Claim) -> Text:
    """The places, the first few by name."""
    names = list(dict.fromkeys(safe(mention.place.name) for mention in claim.places))
    more = f" and {len(names) - MOST_PLACES} more" if len(names) > MOST_PLACES else ""
    return Text(", ".join(names[:MOST_PLACES]) + more)


def what_cell(claim: Claim) -> Text:
    """What happened, and below it how it is put and what is said of its truth."""
    cell = Text(kind_text(claim.kind), style="bold")
    if claim.stance is not Stance.ASSERTED:
        cell.append(f"\n{STANCES[claim.stance]}", style="italic")
    if claim.verification:
        words, colour = VERIFICATIONS[claim.verification]
        cell.append(f"\n{words}", style=f"not bold {colour}")
    return cell


def how_many_cell(claim: Claim) -> Text:
    """The count with its bounds; an arrow where another claim's count includes it."""
    if claim.count is None:
        return Text("")
    cell = Text("↳ " if claim.part_of else "", style="dim")
    return cell.append(safe(count_text(claim.count)), style="not dim bold")


def weapon_cell(claim: Claim) -> Text:
    """The weapon's model, or else its class, or else its words."""
    weapon = claim.weapon
    if weapon is None:
        return Text("")
    words = weapon_text(weapon.weapon_class) if weapon.weapon_class is not WeaponClass.OTHER else weapon.span.text
    return Text(safe(weapon.model or plain(words)))


def who_cell(claim: Claim, sides: Sides) -> Text:
    """On whose word, in the colour of their side, and through what."""
    if claim.claimant is None:
        return Text("the report itself", style="dim italic")
    side = claim.claimant.side
    cell = Text(safe(claim.claimant.name), style=sides.get(side or "", ""))
    if side:
        cell.append(f" ({safe(side_text(side))})", style="dim")
    if claim.channel:
        cell.append(f"\nvia {safe(claim.channel.name)}", style="dim")
    return cell


def words_cell(claim: Claim, most_characters: int) -> Text:
    """The sentence, what the claim rests on bright in it; cut around that where it is long."""
    sentence = claim.sentence
    start, end = passage_within(sentence, claim.evidence, most_characters)
    cell = Text("… " if start > sentence.start else "", style="dim")
    place = start
    for left, right in stretches_within(claim.evidence, start, end):
        _append(cell, sentence, (place, left), "dim")
        _append(cell, sentence, (left, right), "not dim")
        place = right
    _append(cell, sentence, (place, end), "dim")
    return cell.append(" …" if end < sentence.end else "")


def _year(year: int, expected: int | None) -> str:
    return "" if year == expected else f" {year}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b}"


def _append(cell: Text, sentence: EvidenceSpan, edges: tuple[int, int], style: str) -> None:
    raw = sentence.text[edges[0] - sentence.start : edges[1] - sentence.start]
    cell.append(_SPACES.sub(" ", visible(raw)), style=style)
