"""The entries of a live blog by its headings: clock times under days, or days alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from counterclaim.ingest.web.blocks import Block
from counterclaim.ingest.web.dates import local_zone
from counterclaim.ingest.web.entries import Entry
from counterclaim.ingest.web.facts import Facts
from counterclaim.ingest.web.moments import Told, clock_in, month_number, told_in

FEWEST = 3
CLOCK = re.compile(
    r"^(?:[+•●▪*–—-]{1,3}\s{0,2})?(?:um |à |at )?(?P<clock>\d{1,2}[:.h]\d{2})(?:\s?(?P<half>[ap])\.?m\.?)?"
    r"(?:\s?(?:uhr|h|hrs|gmt|utc|cet|cest|eet|eest|msk|bst|edt|est|et|мск|год))?(?=$|[\s:–—|•,.+-])",
    re.IGNORECASE,
)
AFTER_CLOCK = re.compile(r"^[\s:–—|•+.,-]+|\s?\+{2,3}$")
STATED_ZONE = re.compile(r"^\s?(gmt|utc|cet|cest|eet|eest|msk|bst|edt|est|et|мск)\b", re.IGNORECASE)
DAY_AND_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})\.?\s?(?:(\d{1,2})\.?(?![\d:])|([^\W\d_]{3,12})\.?)(?!\w)"
    r"|([^\W\d_]{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d:])"
)
MOST_DAY_WORDS = 7
SLACK = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the page says of its own time: when it was published and last changed, and in what zone it writes."""

    published: Told | None
    updated: Told | None
    zone: Any = None

    @property
    def last(self) -> Told | None:
        """The last moment that the page is known to have been worked on."""
        return self.updated or self.published


@dataclass(frozen=True, slots=True)
class _Mark:
    """A block that begins an entry, or a day."""

    block: Block
    day: date | None = None
    clock: tuple[int, int] | None = None
    zone: str = ""


def frame_of(facts: Facts, published: Told | None, updated: Told | None) -> Frame:
    """The page's own time."""
    return Frame(published, updated, local_zone(facts))


def timed_entries(body: list[Block], frame: Frame, url: str | None, *, live: bool) -> tuple[list[Entry], list[Block]]:
    """The entries under clock times, or days, and the blocks in none of them; none where it is not clear."""
    clocks, days = _clocks(body, live), _days(body, frame)
    if len(clocks) < FEWEST or not (live or days):
        if len(days) < FEWEST or not (live or _grew(days, frame)) or not _most_of(body, days):
            return [], body
        return _cut(body, [], days, frame, url)
    return _cut(body, clocks, days, frame, url)


def _clocks(body: list[Block], live: bool) -> list[_Mark]:
    """Blocks of one tag that begin with a clock time: headings, or in a live blog paragraphs too."""
    found: dict[str, list[_Mark]] = {}
    for block in body:
        match = CLOCK.match(block.text)
        clock = clock_in(match["clock"] + (f" {match['half']}m" if match["half"] else "")) if match else None
        if match and clock:
            zone = STATED_ZONE.match(block.text[match.end("half") if match["half"] else match.end("clock") :])
            found.setdefault(block.tag, []).append(_Mark(block, clock=clock, zone=zone[1] if zone else ""))
    headings = [marks for tag, marks in found.items() if block_is_heading(tag)]
    others = [marks for tag, marks in found.items() if live and not block_is_heading(tag)]
    return max((*headings, *others), key=len, default=[])


def block_is_heading(tag: str) -> bool:
    """Whether it is a heading's tag."""
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()


def _days(body: list[Block], frame: Frame) -> list[_Mark]:
    """Short blocks that name a day and nothing else; a day without a year is the last one before the page's end."""
    found = []
    for block in body:
        short = (
            block.words <= MOST_DAY_WORDS
            and len(block.text) <= 100
            and not CLOCK.match(block.text)
            and block.text[-1:] not in "!?"
        )
        day = _day_in(block.text.strip(" :+"), frame) if short and (block.is_heading or _is_bold(block)) else None
        if day:
            found.append(_Mark(block, day=day))
    return found


def _is_bold(block: Block) -> bool:
    bold = "".join(each.text_content() for each in block.element.iter("b", "strong"))
    return len(bold.strip()) >= 0.8 * len(block.text)


def _day_in(text: str, frame: Frame) -> date | None:
    told = told_in(text)
    if told:
        return told.day
    last = frame.last
    found = DAY_AND_MONTH.search(text)
    if not found or last is None:
        return None
    number = int(found[1] or found[5])
    month = int(found[2]) if found[2] else month_number(found[3] or found[4] or "")
    for year in (last.day.year, last.day.year - 1):
        try:
            day = date(year, month or 0, number)
        except ValueError:
            continue
        if day <= last.day + timedelta(days=1):
            return day
    return None


def _grew(days: list[_Mark], frame: Frame) -> bool:
    """Whether all days lie between the page's publication and its last change: it was added to on each of them."""
    if frame.published is None or frame.updated is None:
        return False
    first, last = frame.published.day - timedelta(days=1), frame.updated.day + timedelta(days=1)
    return all(mark.day is not None and first <= mark.day <= last for mark in days)


def _most_of(body: list[Block], days: list[_Mark]) -> bool:
    before = sum(block.words for block in body if block.order < days[0].block.order)
    return before < 0.4 * sum(block.words for block in body)


def _cut(
    body: list[Block], clocks: list[_Mark], days: list[_Mark], frame: Frame, url: str | None
) -> tuple[list[Entry], list[Block]]:
    by_order = {mark.block.order: mark for mark in (*clocks, *days)}
    starts = {mark.block.order for mark in clocks or days}
    highest = min((mark.block.tag for mark in (*days, *clocks) if mark.block.is_heading), default="")
    pieces: list[tuple[_Mark, list[Block]]] = []
    outside: list[Block] = []
    open_entry = False
    for block in body:
        mark = by_order.get(block.order)
        if block.order in starts and mark:
            pieces.append((mark, [block]))
            open_entry = True
        elif mark or (block.is_heading and highest and block.tag <= highest and clocks):
            open_entry = False
            outside += [] if mark else [block]
        elif open_entry:
            pieces[-1][1].append(block)
        else:
            outside.append(block)
    dated = _dated([mark for mark, _ in pieces], days, frame)
    listed = [_entry(mark, blocks, told, url) for (mark, blocks), told in zip(pieces, dated, strict=True)]
    whole = [entry for entry in listed if sum(block.words for block in entry.blocks) >= 5]
    return (whole, outside) if len(whole) >= FEWEST else ([], body)


def _entry(mark: _Mark, blocks: list[Block], told: Told | None, url: str | None) -> Entry:
    identity = next(
        (each.get("id") for each in (mark.block.element, *mark.block.element.iter()) if each.get("id")), None
    )
    title = AFTER_CLOCK.sub("", AFTER_CLOCK.sub("", CLOCK.sub("", mark.block.text, count=1))).strip()
    named = mark.clock is not None and title and mark.block.is_heading
    kept = blocks if mark.clock is not None else blocks[1:]
    return Entry(
        blocks=tuple(kept),
        title=title if named else None,
        id=identity,
        url=f"{url}#{identity}" if url and identity else None,
        published=told,
    )


def _dated(marks: list[_Mark], days: list[_Mark], frame: Frame) -> Iterator[Told | None]:
    """The day of each entry, and the moment where its zone is known: by the day above, or counted from the page's."""
    falling = _falling(marks)
    day = _first_day(marks, frame, falling)
    before: tuple[int, int] | None = None
    for mark in marks:
        above = [each for each in days if each.block.order <= mark.block.order]
        if above:
            day = above[-1].day
        elif day and before and mark.clock and (mark.clock > before if falling else mark.clock < before):
            day += timedelta(days=-1 if falling else 1)
        before = mark.clock or before
        yield _told(day, mark, frame)


def _falling(marks: list[_Mark]) -> bool:
    """Whether the newest stands first: most steps go back in time."""
    clocks = [mark.clock for mark in marks if mark.clock]
    back = sum(later <= earlier for earlier, later in pairwise(clocks))
    return back * 2 >= len(clocks) - 1


def _first_day(marks: list[_Mark], frame: Frame, falling: bool) -> date | None:
    edge = frame.last if falling else frame.published
    if edge is None:
        return None
    first = marks[0].clock if marks else None
    if falling and first and edge.moment is not None and frame.zone is not None:
        local = edge.moment.astimezone(frame.zone)
        shown = datetime.combine(local.date(), time(*first), local.tzinfo)
        return (local.date() - timedelta(days=1)) if shown > local + SLACK else local.date()
    return edge.day


def _told(day: date | None, mark: _Mark, frame: Frame) -> Told | None:
    if day is None:
        return None
    if mark.clock is None:
        return Told(day)
    written = f"{day.isoformat()} {mark.clock[0]:02}:{mark.clock[1]:02}"
    stated = told_in(f"{written} {mark.zone}") if mark.zone else None
    if stated and stated.moment:
        return stated
    if frame.zone is None:
        return Told(day)
    return replace(Told(day), moment=datetime.combine(day, time(*mark.clock), frame.zone))
