"""What couriers brought is opened: what has changed, which documents are in it, which pages it names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.errors import DocumentError
from counterclaim.fetch.addresses import name_in
from counterclaim.fetch.asking import Answer
from counterclaim.ingest.feeds.kinds import recognises_sitemap
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.listings import Listing
from counterclaim.ingest.stating import Stated
from counterclaim.ingest.streams import HEAD_BYTES
from counterclaim.model.document import Document
from counterclaim.pipeline.couriers import Arrival
from counterclaim.pipeline.dues import pages_to_fetch
from counterclaim.pipeline.fetching import SITEMAPS_AT_ONCE, left_out, sitemap_refusal
from counterclaim.pipeline.looking import Look, Looking
from counterclaim.pipeline.newest_pages import newest_pages
from counterclaim.pipeline.reading import ReaderFor
from counterclaim.pipeline.source_list import ListedSource
from counterclaim.read.language import settled_language
from counterclaim.store.followed import NO_VALIDATORS, FollowedPage, Validators
from counterclaim.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An arrival, opened.

    `page` is the page that was fetched, as it stood before (null: the source itself), `digest` that of the bytes (null
    where there are none), `named` the pages that are to be fetched on account of it. `found` are the documents to be
    read and what is refused, `known` those that the ledger has as they would be read.
    """

    arrival: Arrival
    page: FollowedPage | None = None
    digest: str | None = None
    named: tuple[FollowedPage, ...] = ()
    found: tuple[Document | DocumentError, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How arrivals are opened."""

    ledger: Ledger
    sources: Mapping[str, ListedSource]
    limits: Limits
    reader_for: ReaderFor
    looking: Looking

    def opened(self, arrival: Arrival, validators: Validators) -> Opened:
        """An arrival opened; `validators` are those of its source. What it held before is not looked into again."""
        errand, found = arrival.errand, arrival.found
        if found is None:
            raise RuntimeError(f"{errand.wanted.address}: the courier failed; its fault was printed above")
        page = self._page(errand.source, errand.page)
        if not isinstance(found, Answer) or found.unchanged:
            return Opened(arrival=arrival, page=page)
        before = validators if page is None else page.validators
        digest = hashlib.sha256(found.payload).hexdigest()
        opened = Opened(arrival=arrival, page=page, digest=digest)
        return opened if digest == (before or NO_VALIDATORS).digest else self._looked_into(opened, found)

    def _looked_into(self, opened: Opened, answer: Answer) -> Opened:
        source, page = self.sources[opened.arrival.errand.source], opened.page
        may_list = page.is_sitemap if page else source.pages or _is_sitemap(answer)
        stated = _stated(page, answer.address)
        found = self.looking(Look(answer=answer, stated=stated, may_list=may_list, limits=self.limits))
        if not isinstance(found, Listing):
            return self._with_documents(opened, found)
        if source.pages:
            return self._with_pages(opened, source, found)
        return replace(opened, found=(sitemap_refusal(found, answer.address, "set pages = true for the newest"),))

    def _with_pages(self, opened: Opened, source: ListedSource, listing: Listing) -> Opened:
        pages = newest_pages(
            listing.pages, source.address, source.most_pages, source.hosts, allow_private=source.allow_private
        )
        further = newest_pages(
            () if opened.page else listing.further,
            source.address,
            SITEMAPS_AT_ONCE,
            source.hosts,
            allow_private=source.allow_private,
        )
        named = (*pages.pages, *further.pages)
        addresses = [one.address for one in named]
        known = {page.address: page for page in self.ledger.followed_pages(source.address, addresses)}
        sitemaps = {one.address for one in further.pages}
        coming = pages_to_fetch(named, known, source.address, opened.arrival.at)
        told = tuple(replace(page, is_sitemap=page.address in sitemaps) for page in coming)
        hosts = tuple(sorted({*pages.other_hosts, *further.other_hosts}))
        refused = (DocumentError(source.address, left_out(hosts), code="other_host"),) if hosts else ()
        return replace(opened, named=told, found=refused)

    def _with_documents(self, opened: Opened, every: Sequence[Document | DocumentError]) -> Opened:
        source = self.sources[opened.arrival.errand.source]
        found: list[Document | DocumentError] = []
        known: list[str] = []
        for one in every:
            if isinstance(one, DocumentError):
                found.append(one)
                continue
            language, publisher = source.language or one.language, source.publisher or one.publisher
            document = replace(one, language=language, publisher=publisher)
            if self._is_known(document):
                known.append(document.id)
            else:
                found.append(document)
        return replace(opened, found=tuple(found), known=tuple(known))

    def _is_known(self, document: Document) -> bool:
        """Whether the ledger has it as it would be read, so that it need not be read again."""
        language = settled_language(document.language, document.text)
        reader = self.reader_for(language) if language else None
        return self.ledger.knows(document.id, reader.name if reader else None)

    def _page(self, source: str, address: str | None) -> FollowedPage | None:
        return None if address is None else self.ledger.followed_pages(source, [address])[0]


def _is_sitemap(answer: Answer) -> bool:
    """Told by its beginning: a feed, which is looked into for its entries anyway, is not gone through twice."""
    return recognises_sitemap(answer.payload[:HEAD_BYTES], name_in(answer.address))


def _stated(page: FollowedPage | None, address: str) -> Stated:
    """What is stated of a page by what named it, and its address."""
    if page is None:
        return Stated(url=address)
    return Stated(
        title=page.title, publisher=page.publisher, language=page.language, published=page.published, url=address
    )
