"""HTML pages: the article, without what stands around it; a live blog as its dated entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.errors import DocumentError
from counterclaim.ingest.encoding import checked
from counterclaim.ingest.limits import Limits, megabytes
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stated import document_of
from counterclaim.ingest.stating import Stated
from counterclaim.ingest.web.blocks import Block, blocks_of
from counterclaim.ingest.web.bodies import About, body_of
from counterclaim.ingest.web.clutter import strip_clutter, strip_scripts
from counterclaim.ingest.web.dates import published, updated
from counterclaim.ingest.web.entries import Entry, identities, is_live
from counterclaim.ingest.web.facts import facts_of
from counterclaim.ingest.web.indexes import barrier_reason, index_reason, without_teasers
from counterclaim.ingest.web.live_blogs import Parts, split
from counterclaim.ingest.web.live_clocks import frame_of
from counterclaim.ingest.web.live_markup import marked_entries
from counterclaim.ingest.web.markup import REPLACED, Tree, characters, tree_of
from counterclaim.ingest.web.statements import authors_of, stated_by, titles_of
from counterclaim.ingest.web.structured import words
from counterclaim.model.document import Document

SUFFIXES = (".html", ".htm", ".xhtml")
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[A-Za-z!?]")


def recognises(head: bytes, name: str) -> bool:
    """Named as HTML, or beginning with markup."""
    return name.lower().endswith(SUFFIXES) or bool(MARKUP.match(head))


def extract(raw: RawDocument, limits: Limits, published_on: date | None) -> Iterator[Document | DocumentError]:
    """The page's article, or the entries of a live blog, paragraphs parted by blank lines; and what the page states."""
    if len(raw.payload) > limits.page_bytes:
        reason = f"a page of {megabytes(len(raw.payload))}, more than the limit of {megabytes(limits.page_bytes)}"
        raise raw.refusal(f"{reason}; save its text alone, or raise COUNTERCLAIM_MAX_PAGE_BYTES", "too_long")
    markup, whole = characters(raw)
    page = _page_of(raw, tree_of(raw, markup), limits)
    text = "\n\n".join(block.text for block in page.left)
    if not text and not page.entries:
        raise raw.refusal("no article found in the page; save its text as a .txt file", "no_article")
    if not whole and any(REPLACED in one for one in (text, *(entry.text for entry in page.entries))):
        raise raw.refusal("wrong encoding: the article has bytes that are no text; save it as UTF-8", "encoding")
    if text:
        yield document_of(raw, checked(text, raw, limits), page.stated, published_on)
    for entry, identity in zip(page.entries, identities(page.entries), strict=True):
        yield _document(raw, entry, identity, page, limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What a page states, its entries where it is a live blog, and what text is in none of them."""

    stated: Stated
    entries: list[Entry]
    left: list[Block]


def _page_of(raw: RawDocument, tree: Tree, limits: Limits) -> _Page:
    facts = facts_of(tree)
    first = published(facts)
    last = updated(facts, first)
    stated = stated_by(facts, first, last)
    copy = facts.article.get("articleBody")
    about = About(
        titles=tuple(titles_of(facts)),
        described=words(facts.article.get("description")) or facts.named("og:description", "description"),
        authors=authors_of(facts),
        copy=copy if isinstance(copy, str) else None,
    )
    frame = frame_of(facts, first, last)
    strip_scripts(tree)
    if len(tree.text_content()) > 2 * limits.characters:
        raise raw.refusal(
            f"a page of over {2 * limits.characters:,} characters; save its text as a .txt file", "too_long"
        )
    marked = marked_entries(tree, facts, live=is_live(facts))
    strip_clutter(tree)
    blocks = blocks_of(tree)
    body = body_of(raw, tree, blocks, about)
    entries, left = split(Parts(tree=tree, facts=facts, blocks=blocks, body=body, marked=marked), frame)
    listed = None if entries else barrier_reason(facts, body) or index_reason(facts, body)
    if listed:
        raise raw.refusal(f"{listed}, not an article; give the articles' own pages, or their feed", "index")
    return _Page(stated=stated, entries=entries, left=left if entries else without_teasers(facts, left))


def _document(raw: RawDocument, entry: Entry, identity: str, page: _Page, limits: Limits) -> Document:
    """The document of one entry: dated as it says, or not at all; publisher and language from its page."""
    whole = page.stated.or_else(raw.stated)
    stated = Stated(
        name=f"{raw.name}#{identity}",
        title=entry.title or whole.title,
        publisher=whole.publisher,
        url=entry.url or (f"{whole.url}#{identity}" if whole.url else None),
        published=entry.published.words() if entry.published else None,
        language=whole.language,
        author=entry.author,
        updated=entry.updated.words() if entry.updated else None,
    )
    return document_of(replace(raw, stated=None), checked(entry.text, raw, limits), stated, None)
