"""Addresses among the inputs: what is fetched from them goes the way of files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counterclaim.errors import DocumentError, FetchError
from counterclaim.fetch.addresses import name_in
from counterclaim.fetch.asking import POLITE, Answer, Manners, Wanted
from counterclaim.ingest.listings import Listed, Listing, ListingKind, listing_of
from counterclaim.ingest.sources import Source
from counterclaim.ingest.stating import Stated
from counterclaim.pipeline.newest_pages import newest_pages

if TYPE_CHECKING:
    from counterclaim.fetch.fetcher import Fetcher

SITEMAPS_AT_ONCE = 10
"""Of those that an index of sitemaps names, so many of the newest are looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """How addresses are fetched; `pages` has the pages fetched that a feed or a sitemap names, `most_pages` at most."""

    fetcher: Fetcher
    manners: Manners = POLITE
    pages: bool = False
    most_pages: int = 20

    def sources(self, address: str) -> Iterator[Source | DocumentError]:
        """What is at an address: a page, a feed, the pages that it names; or why there is nothing."""
        try:
            answer = self._fetched(address)
        except FetchError as error:
            yield error
            return
        listing = listing_of(answer.payload, answer.address)
        if listing is None:
            yield source_of(answer, Stated(url=answer.address))
        elif self.pages:
            yield from self._pages(listing, answer.address)
        elif listing.kind is ListingKind.FEED:
            yield source_of(answer, Stated(url=answer.address))
        else:
            yield sitemap_refusal(listing, answer.address, "add --pages to fetch the newest of them")

    def _pages(self, listing: Listing, home: str) -> Iterator[Source | DocumentError]:
        named = list(listing.pages)
        for further in newest_pages(
            listing.further, home, SITEMAPS_AT_ONCE, allow_private=self.manners.allow_private
        ).pages:
            try:
                answer = self._fetched(further.address)
            except FetchError as error:
                yield error
                continue
            inner = listing_of(answer.payload, answer.address)
            named += inner.pages if inner else ()
        chosen = newest_pages(named, home, self.most_pages, allow_private=self.manners.allow_private)
        for page in chosen.pages:
            yield self._page(page)
        if chosen.other_hosts:
            yield DocumentError(home, left_out(chosen.other_hosts), code="other_host")

    def _page(self, page: Listed) -> Source | DocumentError:
        try:
            answer = self._fetched(page.address)
        except FetchError as error:
            return error
        return source_of(answer, replace(page.stated, url=answer.address))

    def _fetched(self, address: str) -> Answer:
        return self.fetcher.fetch_patiently(Wanted(address=address, manners=self.manners))


def source_of(answer: Answer, stated: Stated) -> Source:
    """What was fetched, as the bytes of a source: recognised by its content, as a file is."""
    return Source(
        source=answer.address,
        name=name_in(answer.address),
        stream=io.BytesIO(answer.payload),
        stated=stated,
        charset=answer.charset,
    )


def sitemap_refusal(listing: Listing, address: str, advice: str) -> DocumentError:
    """Why a sitemap gives no documents by itself."""
    number, what = len(listing.pages), "pages"
    if listing.further and not listing.pages:
        number, what = len(listing.further), "other sitemaps"
    return DocumentError(address, f"a sitemap, which names {number:,} {what} and holds none; {advice}", code="sitemap")


def left_out(hosts: tuple[str, ...]) -> str:
    """Which pages were not fetched, because they lie elsewhere."""
    shown = ", ".join(hosts[:3]) + (" and others" if len(hosts) > 3 else "")
    return f"pages on other hosts were left out ({shown}); give their addresses, or name the hosts in sources.toml"
