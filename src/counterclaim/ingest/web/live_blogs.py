"""Live blogs and round-ups: what of a page is a dated entry, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.ingest.web.blocks import Block, plain
from counterclaim.ingest.web.entries import Entry, is_live, merged
from counterclaim.ingest.web.facts import Facts
from counterclaim.ingest.web.live_clocks import Frame, timed_entries
from counterclaim.ingest.web.live_markup import Marked, blocks_by, entries_of
from counterclaim.ingest.web.live_things import stated_entries
from counterclaim.ingest.web.markup import Tree
from counterclaim.ingest.web.tidying import is_date, tidied

FEWEST_STATED = 2
MOST_NAMING_WORDS = 25
FEWEST_WORDS = 5
"""Fewer are no introduction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A page taken apart: its blocks, those of its body, and the elements that may be entries."""

    tree: Tree
    facts: Facts
    blocks: list[Block]
    body: list[Block]
    marked: list[Marked]


def split(page: Parts, frame: Frame) -> tuple[list[Entry], list[Block]]:
    """The entries of a page, and what of its body introduces them; no entries where it is no live blog."""
    entries, left = _cut(page, frame)
    return (entries, _introduction(entries, left)) if entries else ([], page.body)


def _introduction(entries: list[Entry], left: list[Block]) -> list[Block]:
    """What stands outside the entries, without headings over nothing and lists that only name the entries."""
    titles = [plain(entry.title) for entry in entries if entry.title and len(entry.title.split()) >= 3]
    told = [
        block
        for block in left
        if block.words > MOST_NAMING_WORDS or not any(title in plain(block.text) for title in titles)
    ]
    kept = tidied([block for block in told if not is_date(block)], ())
    return kept if any(block.words >= FEWEST_WORDS and not block.is_heading for block in kept) else []


def _cut(page: Parts, frame: Frame) -> tuple[list[Entry], list[Block]]:
    stated = [entry for entry in stated_entries(page.tree, page.facts) if entry.blocks]
    inside = entries_of(page.marked, page.blocks, page.facts)
    if len(stated) < FEWEST_STATED and not inside:
        return timed_entries(page.body, frame, page.facts.url, live=is_live(page.facts))
    if not inside:
        stated = _in_page(stated, page.tree, page.blocks)
    entries = merged(_with_ids((*stated, *inside)))
    told = " | ".join(plain(entry.text) for entry in entries)
    held = blocks_by(frozenset(each.element for each in page.marked), page.blocks)
    in_elements = {block.order for inside_one in held.values() for block in inside_one}
    left = [block for block in page.body if block.order not in in_elements and plain(block.text) not in told]
    return entries, left


def _with_ids(listed: tuple[Entry, ...]) -> list[Entry]:
    """Entries of one id are one: where the markup and the data name them alike, the fuller text is taken."""
    found: dict[str, Entry] = {}
    nameless = []
    for entry in listed:
        known = found.get(entry.id or "")
        if not entry.id:
            nameless.append(entry)
        elif known is None:
            found[entry.id] = entry
        else:
            fuller = entry if len(entry.text) >= 0.8 * len(known.text) else known
            published, updated = known.published or entry.published, known.updated or entry.updated
            found[entry.id] = replace(
                fuller,
                title=known.title or entry.title,
                url=known.url or entry.url,
                published=published,
                updated=updated,
            )
    return [*found.values(), *nameless]


def _in_page(stated: list[Entry], tree: Tree, blocks: list[Block]) -> list[Entry]:
    """The entries with the page's own blocks, which keep paragraphs, where the page has an element of their id."""
    wanted = {entry.id for entry in stated if entry.id}
    by_id = {each.get("id"): each for each in tree.iter() if isinstance(each.tag, str) and each.get("id") in wanted}
    held = blocks_by(frozenset(by_id.values()), blocks)
    return [_fuller(entry, held.get(by_id.get(entry.id), [])) for entry in stated]


def _fuller(entry: Entry, inside: list[Block]) -> Entry:
    had, wanted = sum(block.words for block in inside), sum(block.words for block in entry.blocks)
    return replace(entry, blocks=tuple(inside)) if inside and 0.8 * wanted <= had <= 1.5 * wanted else entry
