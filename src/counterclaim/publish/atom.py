"""Findings as a feed: Atom as RFC 4287 has it, each finding an entry with a lasting id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from counterclaim.publish.visible import visible

ATOM = "http://www.w3.org/2005/Atom"
XML = "http://www.w3.org/XML/1998/namespace"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry: its id (an IRI that stays), title and summary in words, and where it is read.

    `category` is a short word and its label. `published` and `updated` are aware.
    """

    id: str
    title: str
    summary: str
    address: str
    category: tuple[str, str]
    published: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its id (an IRI that stays), where it is, the page that it is the feed of, and the next page of it."""

    id: str
    title: str
    subtitle: str
    language: str
    itself: str
    page: str
    following: str | None
    entries: Sequence[FeedEntry]

    @property
    def updated(self) -> datetime:
        """When an entry of it last changed; the beginning of the epoch for a feed without entries."""
        return max((entry.updated for entry in self.entries), default=NEVER)


def atom(feed: Feed) -> bytes:
    """The feed as a document in UTF-8. What XML can't hold, and what is unseen, is shown as its code point."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set(f"{{{XML}}}lang", feed.language)
    _put(root, "id", feed.id)
    _put(root, "title", feed.title)
    _put(root, "subtitle", feed.subtitle)
    _put(root, "updated", _moment(feed.updated))
    _put(root, "generator", "counterclaim")
    _link(root, "self", feed.itself, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    if feed.following:
        _link(root, "next", feed.following, "application/atom+xml")
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _put(author, "name", "counterclaim")
    for entry in feed.entries:
        _put_entry(root, entry)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _put_entry(root: Any, entry: FeedEntry) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    _put(element, "id", entry.id)
    _put(element, "title", entry.title)
    _put(element, "published", _moment(entry.published))
    _put(element, "updated", _moment(entry.updated))
    _link(element, "alternate", entry.address, "text/html")
    term, label = entry.category
    etree.SubElement(element, f"{{{ATOM}}}category", {"term": term, "label": label})
    _put(element, "summary", entry.summary)


def _put(parent: Any, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = visible(words)


def _link(parent: Any, relation: str, address: str, media_type: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", {"rel": relation, "href": visible(address), "type": media_type})


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
