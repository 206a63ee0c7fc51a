"""Sources that are followed: how each fares, what it brought, and the contract of the book that keeps this."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from counterclaim.store.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server is asked with whether anything has changed, and the digest of the bytes that it last gave."""

    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None


NO_VALIDATORS = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A source that is followed, known by its address, and how it fares. Moments are the follower's clock (aware).

    `every_s` is how often it is to be fetched, in seconds, `due_at` when next (null: it is followed no longer).
    `good_at` is the last fetch that went well, `new_at` the last that brought a new document, `gap_s` the usual time
    between two of these. `failures` counts those in a row; `error` and `error_at` tell the last one, also once it is
    over. `fetched` counts all fetches, `unchanged` those of them that brought nothing new.
    """

    address: str
    name: str
    every_s: float
    due_at: datetime | None = None
    validators: Validators = NO_VALIDATORS
    tried_at: datetime | None = None
    good_at: datetime | None = None
    new_at: datetime | None = None
    gap_s: float | None = None
    failures: int = 0
    error: str | None = None
    error_at: datetime | None = None
    fetched: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedPage:
    """A page that a followed source named, by both addresses.

    `stated_at` is the newest moment that the source gave for it, `seen_at` when it was first named, `due_at` when it
    is to be fetched (null: not again unless the source says that it changed), `visits` how often it was. `is_sitemap`
    is set for what names further pages. What the source stated of it goes with its bytes: `title`, `publisher`,
    `language`, and `published`, as it wrote them.
    """

    source: str
    address: str
    seen_at: datetime
    stated_at: datetime | None = None
    due_at: datetime | None = None
    validators: Validators = NO_VALIDATORS
    visits: int = 0
    failures: int = 0
    is_sitemap: bool = False
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """One fetch that brought something new, or failed otherwise than the one before it.

    `documents` and `claims` are what was new by it, `refused` what could not be used of it, `size` its bytes; `error`
    says why it failed.
    """

    source: str
    address: str
    fetched_at: datetime
    documents: int = 0
    claims: int = 0
    refused: int = 0
    size: int = 0
    digest: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What one fetch came to: the source and its pages as they now stand, the documents, and the fetch if it tells.

    `known` are the ids of documents that it had too and that the ledger has already.
    """

    source: Followed
    pages: tuple[FollowedPage, ...] = ()
    entries: tuple[Entry, ...] = ()
    known: tuple[str, ...] = ()
    fetch: Fetch | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How many documents a source brought in some time, and how many claims were read in them."""

    documents: int = 0
    claims: int = 0


class FollowBook(Protocol):
    """Keeps which sources are followed, how they fare, what they brought, and that one follower is at work at a time.

    How sources and pages stand is written over; fetches and which document came by which source only grow.
    """

    def following(self) -> AbstractContextManager[None]:
        """Be the one that follows, until the context ends (or the process, however it ends).

        Raises LedgerError where another one does.
        """

    def keep_brought(self, many: Iterable[Brought], learned_at: datetime) -> tuple[tuple[bool, ...], ...]:
        """Keep what fetches brought with how their sources now stand, in order and in one transaction: all or none.

        For each fetch comes what `Ledger.add_many` tells of its entries. A later one of the same source or page
        takes the place of the earlier; a document counts for each source by which it came.
        """

    def followed(self) -> tuple[Followed, ...]:
        """All sources that are or were followed, in the order of their addresses."""

    def followed_pages(self, source: str, addresses: Sequence[str]) -> tuple[FollowedPage, ...]:
        """Those of these addresses that the source named before, in the order of their addresses."""

    def pages_due(self, moment: datetime, limit: int) -> tuple[FollowedPage, ...]:
        """Pages to be fetched by then, of sources that are followed; the longest due first, then the newest."""

    def next_page_due(self) -> datetime | None:
        """When the next page of a source that is followed is due."""

    def fetches(self, source: str | None = None, limit: int = 100) -> tuple[Fetch, ...]:
        """The last fetches that told something, of one source or of all, newest first."""

    def delivered(self, since: datetime) -> dict[str, Delivered]:
        """What each source brought that the ledger learned of since, by the source's address; nothing is left out."""

    def brought_by(self, document: str) -> tuple[str, ...]:
        """The addresses of the sources by which this document came, the first first."""
