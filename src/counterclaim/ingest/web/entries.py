"""One dated entry of a live blog or a round-up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from counterclaim.ingest.web.blocks import Block, plain
from counterclaim.ingest.web.facts import Facts
from counterclaim.ingest.web.moments import Told, instant
from counterclaim.ingest.web.statements import titles_of
from counterclaim.ingest.web.words import phrases

SAME_START = 80
"""Characters in which two entries agree that are one and the same: as pinned above, and in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A part of a page that was published by itself: its blocks, its heading among them, and when and by whom."""

    blocks: tuple[Block, ...]
    title: str | None = None
    id: str | None = None
    url: str | None = None
    author: str | None = None
    published: Told | None = None
    updated: Told | None = None

    @property
    def text(self) -> str:
        """Its words, blocks parted by blank lines."""
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def start(self) -> str:
        """By what it is known again elsewhere in the page."""
        body = [block.text for block in self.blocks if not block.is_heading]
        return plain(" ".join(body))[:SAME_START]


def is_live(facts: Facts) -> bool:
    """Whether the page calls itself a live blog, a ticker or a chronicle, in a title or its address."""
    address = re.sub(r"[^a-z]+", " ", (facts.url or "").lower())
    sections = (*facts.meta.get("article:section", ()), *facts.meta.get("og:type", ()))
    return any(phrases("live", "names").search(text) for text in (*titles_of(facts), address, *sections))


def identities(entries: list[Entry]) -> list[str]:
    """What tells each entry from the others, however many come before it later: its id, its moment, or its number."""
    found: list[str] = []
    for number, entry in enumerate(entries, 1):
        moment = entry.published.moment if entry.published else None
        wanted = entry.id or (moment.strftime("%Y%m%dT%H%M") if moment else str(number))
        found.append(wanted if wanted not in found else f"{wanted}-{number}")
    return found


def merged(listed: Iterable[Entry]) -> list[Entry]:
    """Each entry once: what is told of it twice is put together, the fuller text kept."""
    found: list[Entry] = []
    by_start: dict[str, int] = {}
    for entry in listed:
        known = by_start.get(entry.start)
        if known is None:
            by_start[entry.start] = len(found)
            found.append(entry)
        else:
            found[known] = _together(found[known], entry)
    return found


def _together(one: Entry, other: Entry) -> Entry:
    fuller = one if len(one.text) >= len(other.text) else other
    return replace(
        fuller,
        title=one.title or other.title,
        id=one.id or other.id,
        url=one.url or other.url,
        author=one.author or other.author,
        published=_exact(one.published, other.published),
        updated=_exact(one.updated, other.updated),
    )


def _exact(one: Told | None, other: Told | None) -> Told | None:
    """The one that names a moment; of two, the earlier."""
    moments = [told for told in (one, other) if told and told.moment]
    if moments:
        return min(moments, key=instant)
    return one or other
