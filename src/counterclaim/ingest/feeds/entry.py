"""A feed and its entries, whatever it is written in."""

from __future__ import annotations

from dataclasses import dataclass

MOST_ENTRIES = 10_000
"""Of one feed; the rest is told as missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The words of an entry: HTML (`markup`), or plain text."""

    words: str
    markup: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry; null is what it does not say.

    `address` is whole, `name` the id that the feed gave, `published` and `updated` are in ISO 8601 (a day, or a
    moment), `publisher` is that of the entry alone, where it was taken over from elsewhere. `contents` come the
    fullest first.
    """

    address: str | None
    name: str | None
    title: str | None
    contents: tuple[Content, ...]
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: what it is called, in what language it is, and its entries in their order.

    `whole` is false where it was broken, so that entries may be missing.
    """

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]
    whole: bool = True
