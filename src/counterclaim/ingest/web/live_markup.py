"""The entries of a live blog by its markup: elements of one kind, each with its time and its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from counterclaim.ingest.stated import language_code
from counterclaim.ingest.web.blocks import HEADINGS, Block, words_in
from counterclaim.ingest.web.clutter import named
from counterclaim.ingest.web.entries import Entry
from counterclaim.ingest.web.facts import Facts
from counterclaim.ingest.web.indexes import leads_away
from counterclaim.ingest.web.markup import Tree
from counterclaim.ingest.web.moments import Told, instant, told_in
from counterclaim.ingest.web.tidying import is_byline, is_date, tidied

TIMES = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-published", "data-date", "content")
HOLDERS = frozenset(["article", "li", "section", "div", "details"])
NO_ENTRIES = re.compile(
    r"(?<![a-z])(?:comment|comments|reply|replies|related|teaser|card|promo|recommend|most-read|nav|menu)(?![a-z])"
)
FEWEST = 3
FEWEST_UNNAMED = 5
"""Where the page does not call itself a live blog."""
FEWEST_WORDS = 8
MOST_TIMES = 3_000
MOST_CLIMB = 12
PAGE_SHARE, PAGE_SHARE_UNNAMED = 0.3, 0.6
"""The least share of the page's prose that must be in the entries."""


@dataclass(frozen=True, slots=True)
class Marked:
    """An element that may be an entry, and the times in it."""

    element: Any
    times: tuple[Told, ...]


def marked_entries(tree: Tree, facts: Facts, *, live: bool) -> list[Marked]:
    """The elements that are entries, in the page's order; none where the page is no live blog, or not clearly one."""
    groups: dict[tuple[int, str, str], dict[Any, list[Told]]] = {}
    for element, told in _times(tree, language_code(facts.language)):
        for holder in _holders(element):
            groups.setdefault(_kind(holder), {}).setdefault(holder, []).append(told)
    fewest = FEWEST if live else FEWEST_UNNAMED
    found = [group for group in groups.values() if len(group) >= fewest]
    best: list[Marked] = []
    for group in found:
        entries = [Marked(holder, tuple(times)) for holder, times in group.items() if _is_entry(holder, facts.url)]
        if len(entries) >= max(fewest, 0.6 * len(group)) and _worth(entries) > _worth(best):
            best = entries
    share = PAGE_SHARE if live else PAGE_SHARE_UNNAMED
    named_well = live or all(_id(entry.element) for entry in best)
    return best if best and named_well and _prose(best) >= share * _words(tree) else []


def entries_of(found: list[Marked], blocks: list[Block], facts: Facts) -> list[Entry]:
    """The entries of these elements, of which clutter has been taken out since."""
    inside = blocks_by(frozenset(marked.element for marked in found), blocks)
    return [entry for marked in found if (entry := _entry(marked, inside.get(marked.element, []), facts)).blocks]


def blocks_by(elements: frozenset[Any], blocks: list[Block]) -> dict[Any, list[Block]]:
    """The blocks that stand in each of some elements; in the innermost, where these stand in each other."""
    found: dict[Any, list[Block]] = {}
    for block in blocks if elements else ():
        holder = next((each for each in (block.element, *block.element.iterancestors()) if each in elements), None)
        if holder is not None:
            found.setdefault(holder, []).append(block)
    return found


def _entry(marked: Marked, blocks: list[Block], facts: Facts) -> Entry:
    kept = [
        block for block in tidied(blocks, ()) if not is_date(block) and not is_byline(block) and not _is_clock(block)
    ]
    heading = next((block for block in kept if block.is_heading), None)
    bylines = (block.text for block in blocks if is_byline(block))
    times = sorted((told for told in marked.times if told.moment), key=instant)
    identity = _id(marked.element)
    return Entry(
        blocks=tuple(kept),
        title=heading.text if heading else None,
        id=identity,
        url=_permalink(marked.element, facts.url) or (f"{facts.url}#{identity}" if facts.url and identity else None),
        author=next(bylines, None),
        published=times[0] if times else marked.times[0],
        updated=times[-1] if len(times) > 1 and times[-1] != times[0] else None,
    )


def _is_clock(block: Block) -> bool:
    """Whether it only shows the entry's time: "17:35", "2 hours ago", "17:35 GMT"."""
    return block.words <= 5 and bool(
        re.match(r"\d{1,2}[:.h]\d{2}|\d{1,3}\s?[a-zа-я]+ (?:ago|назад)|vor \d+|il y a", block.text, re.I)
    )


def _times(tree: Tree, language: str | None) -> Iterator[tuple[Any, Told]]:
    seen = 0
    for element in tree.iter("time", "span", "div", "p", "a", "meta", "article", "li"):
        if element.tag == "meta" and element.get("itemprop") != "datePublished":
            continue
        stated = next((value for name in TIMES if (value := element.get(name))), None)
        told = told_in(stated, language) if stated else None
        if told is not None and told.moment is not None:
            seen += 1
            if seen > MOST_TIMES:
                return
            yield element, told
        elif stated and told and element.tag == "time" and re.search(r"\d:\d\d", stated):
            yield element, told


def _holders(element: Any) -> Iterator[Any]:
    for number, holder in enumerate((element, *element.iterancestors())):
        if number > MOST_CLIMB or holder.tag in ("body", "main", "html"):
            return
        if holder.tag in HOLDERS:
            yield holder


def _kind(holder: Any) -> tuple[int, str, str]:
    """Elements of one kind are as deep in the page, have one tag, and one first class but for its digits."""
    first = (holder.get("class") or "").split()[:1]
    depth = sum(1 for _ in holder.iterancestors())
    return depth, holder.tag, re.sub(r"[\d_-]+.*", "", first[0]) if first else ""


def _is_entry(holder: Any, url: str | None) -> bool:
    if NO_ENTRIES.search(named(holder)):
        return False
    linked = sum(words_in(link.text_content()) for link in holder.iter("a"))
    words = words_in(holder.text_content())
    headings = (
        link for heading in holder.iter(*HEADINGS) for link in (*heading.iter("a"), *heading.iterancestors("a"))
    )
    teaser = any(leads_away(link.get("href"), url) for link in headings)
    return words >= FEWEST_WORDS and linked < 0.5 * words and not teaser


def _worth(entries: list[Marked]) -> int:
    """More entries and more words in them are better; an element with several times in it is no single entry."""
    single = [entry for entry in entries if len(entry.times) <= 2]
    return _prose(single) + 10 * len(single) if len(single) >= 0.8 * len(entries) else 0


def _prose(entries: list[Marked]) -> int:
    return sum(_words(entry.element) for entry in entries)


def _words(element: Any) -> int:
    return sum(words_in(each.text_content()) for each in element.iter("p", "blockquote")) or words_in(
        element.text_content()
    )


def _id(element: Any) -> str | None:
    for attribute in ("id", "data-block-id", "data-id", "data-post-id", "data-entry-id", "name"):
        value: str | None = element.get(attribute)
        if value:
            return " ".join(value.split())[:100]
    inner: str | None = next(
        (each.get("id") for each in element.iter("article", "h2", "h3", "a", "div") if each.get("id")), None
    )
    return inner[:100] if inner else None


def _permalink(element: Any, url: str | None) -> str | None:
    """The address of the entry itself: a link in it to this page with a fragment or a query."""
    for link in element.iter("a"):
        address = link.get("href") or ""
        if url and (address.startswith("#") or "#" in address or "?" in address) and not leads_away(address, url):
            joined: str = urljoin(url, address)
            if (
                urlsplit(joined).netloc == urlsplit(url).netloc
                and len(address) > 1
                and address not in ("#top", "#comments")
            ):
                return joined
    return None
