"""The entries that a live blog states in its JSON-LD (schema.org LiveBlogPosting)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from counterclaim.ingest.stated import language_code
from counterclaim.ingest.web.blocks import Block
from counterclaim.ingest.web.copies import copied
from counterclaim.ingest.web.entries import Entry
from counterclaim.ingest.web.facts import Facts
from counterclaim.ingest.web.markup import Tree
from counterclaim.ingest.web.moments import told_in
from counterclaim.ingest.web.structured import Thing, addresses_of, names, types_of, words

MOST_ENTRIES = 2_000


def stated_entries(tree: Tree, facts: Facts) -> list[Entry]:
    """The updates of all live blogs that the page describes, in their order."""
    blogs = [thing for thing in facts.things if "LiveBlogPosting" in types_of(thing)]
    return [entry for blog in blogs for entry in _entries(tree, facts, blog)][:MOST_ENTRIES]


def _entries(tree: Tree, facts: Facts, blog: Thing) -> Iterator[Entry]:
    listed = blog.get("liveBlogUpdate")
    for update in listed if isinstance(listed, list) else [listed]:
        if isinstance(update, dict):
            yield _entry(tree, facts, update)


def _entry(tree: Tree, facts: Facts, update: Thing) -> Entry:
    title = words(update.get("headline")) or words(update.get("name"))
    body = next(
        (text for key in ("articleBody", "text", "description") if isinstance(text := update.get(key), str)), ""
    )
    blocks = copied(tree, body) if body.strip() else []
    if title and not (blocks and blocks[0].text.startswith(title.rstrip(".…"))):
        blocks = [Block(text=title, element=tree.makeelement("h2"), order=-1), *blocks]
    language = language_code(facts.language)
    address = next(addresses_of(update), None)
    return Entry(
        blocks=tuple(blocks),
        title=title,
        id=_id(address, facts.url) or words(update.get("identifier")),
        url=address,
        author=", ".join(names(update.get("author"), facts.things)) or None,
        published=told_in(words(update.get("datePublished")) or words(update.get("dateCreated")), language),
        updated=told_in(words(update.get("dateModified")), language),
    )


def _id(address: str | None, page: str | None) -> str | None:
    """The fragment of an entry's address, or what tells it from the page's."""
    if not address or address == page:
        return None
    parts = urlsplit(address)
    return parts.fragment or parts.query or parts.path.rstrip("/").rsplit("/", 1)[-1] or None
