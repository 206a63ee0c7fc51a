"""A feed's entries, each a document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date

from counterclaim.errors import DocumentError
from counterclaim.ingest.encoding import checked
from counterclaim.ingest.feeds.entry import Content, Entry, Feed
from counterclaim.ingest.feeds.json_feeds import json_feed
from counterclaim.ingest.feeds.tails import without_tails
from counterclaim.ingest.feeds.xml_feeds import xml_feed
from counterclaim.ingest.formats import Extracts
from counterclaim.ingest.fragments import paragraphs_of, plain_paragraphs
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stated import document_of
from counterclaim.ingest.stating import Stated
from counterclaim.model.document import Document

Reads = Callable[[RawDocument], Feed | None]


def of(reads: Reads) -> Extracts:
    """The extractor of a kind of feed."""

    def extract(raw: RawDocument, limits: Limits, published_on: date | None) -> Iterator[Document | DocumentError]:
        feed = reads(raw)
        if feed is None:
            raise raw.refusal("no feed can be made out in it; fetch or save it again", "feed")
        if not feed.entries:
            raise raw.refusal("a feed without entries; leave it out, or fetch it again later", "empty")
        return _documents(raw, feed, limits, published_on)

    return extract


def of_xml(raw: RawDocument) -> Feed | None:
    """The RSS or Atom feed in these bytes."""
    return xml_feed(raw.payload, _address(raw), raw.charset)


def of_json(raw: RawDocument) -> Feed | None:
    """The JSON feed in these bytes."""
    return json_feed(raw.payload, _address(raw))


def _address(raw: RawDocument) -> str:
    """Where it was fetched from, by which its links are made whole; nothing for a file."""
    known = raw.stated.url if raw.stated else None
    return known or (raw.source if raw.source.startswith(("http://", "https://")) else "")


def _documents(
    raw: RawDocument, feed: Feed, limits: Limits, published_on: date | None
) -> Iterator[Document | DocumentError]:
    wordless = 0
    for number, entry in enumerate(feed.entries, 1):
        text = text_of(entry)
        if not text:
            wordless += 1
            continue
        try:
            yield _document(_of_entry(raw, entry, number), text, stated_of(entry, feed), limits, published_on)
        except DocumentError as refusal:
            yield refusal
    if wordless:
        yield raw.refusal(f"{wordless:,} of {len(feed.entries):,} entries have no words; leave them out", "empty")
    if not feed.whole:
        reason = f"damaged, cut off or too long; {len(feed.entries):,} entries could be made out, others may be missing"
        yield raw.refusal(f"{reason}; fetch it again", "damaged")


def _document(raw: RawDocument, text: str, stated: Stated, limits: Limits, published_on: date | None) -> Document:
    return document_of(raw, checked(text, raw, limits), stated, published_on)


def _of_entry(raw: RawDocument, entry: Entry, number: int) -> RawDocument:
    """The entry as if it had come by itself; its bytes are all that it says, as JSON, so that they stay the same while
    the feed around it changes."""
    place = ": ".join(filter(None, (raw.place, f"entry {number}")))
    payload = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    around = replace(raw.stated, url=None, name=None, title=None) if raw.stated else None
    return replace(raw, place=place, name=f"{raw.name}:{number}", payload=payload, stated=around)


def stated_of(entry: Entry, feed: Feed) -> Stated:
    """What an entry states.

    Without a day of publication, that of the last change stands in: Atom demands the one, not the other. A title that
    is all the text there is, is no title beside it: readers leave a headline out that the text repeats.
    """
    return Stated(
        name=entry.name or entry.address,
        title=entry.title if any(map(_told, entry.contents)) else None,
        publisher=entry.publisher or feed.title,
        url=entry.address,
        published=entry.published or entry.updated,
        updated=entry.updated if entry.updated != entry.published else None,
        language=entry.language or feed.language,
        author=entry.author,
    )


def text_of(entry: Entry) -> str:
    """The longest of what it says; its title, where it says nothing else."""
    return max(map(_told, entry.contents), key=len, default="") or entry.title or ""


def _told(content: Content) -> str:
    return "\n\n".join(without_tails(_paragraphs(content)))


def _paragraphs(content: Content) -> list[str]:
    return paragraphs_of(content.words) if content.markup else plain_paragraphs(content.words)
