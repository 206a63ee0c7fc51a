"""Sources that are followed, in memory; `FollowBook` says what each method does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from counterclaim.errors import LedgerError
from counterclaim.store.followed import Brought, Delivered, Fetch, Followed, FollowedPage
from counterclaim.store.memory.record import MemoryRecord

LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


class MemoryFollowing(MemoryRecord):
    """The sources of a ledger in memory."""

    def __init__(self) -> None:
        super().__init__()
        self._followed: dict[str, Followed] = {}
        self._pages: dict[tuple[str, str], FollowedPage] = {}
        self._fetches: list[Fetch] = []
        self._deliveries: dict[tuple[str, str], tuple[datetime, int]] = {}
        self._is_followed = False

    @contextmanager
    def following(self) -> Iterator[None]:
        """Be the one that follows; see `FollowBook.following`."""
        if self._is_followed:
            raise LedgerError(f"{self.name}: followed already")
        self._is_followed = True
        try:
            yield
        finally:
            self._is_followed = False

    def keep_brought(self, many: Iterable[Brought], learned_at: datetime) -> tuple[tuple[bool, ...], ...]:
        """Keep what fetches brought; see `FollowBook.keep_brought`."""
        batch = tuple(many)
        moment = self._not_before_last(learned_at)
        answers = tuple([self.add_many(one.entries, moment) for one in batch])
        for one in batch:
            source = one.source.address
            self._followed[source] = one.source
            self._pages.update({(page.source, page.address): page for page in one.pages})
            self._fetches += [one.fetch] if one.fetch else []
            for entry in one.entries:
                self._deliveries.setdefault((entry.document.id, source), (moment, len(entry.claims)))
            for key in one.known:
                self._deliveries.setdefault((key, source), (moment, 0))
        return answers

    def followed(self) -> tuple[Followed, ...]:
        """All sources; see `FollowBook.followed`."""
        return tuple(self._followed[address] for address in sorted(self._followed))

    def followed_pages(self, source: str, addresses: Sequence[str]) -> tuple[FollowedPage, ...]:
        """Those that the source named before; see `FollowBook.followed_pages`."""
        asked = sorted(set(addresses))
        return tuple(self._pages[source, address] for address in asked if (source, address) in self._pages)

    def pages_due(self, moment: datetime, limit: int) -> tuple[FollowedPage, ...]:
        """Pages to be fetched by then; see `FollowBook.pages_due`."""
        due = [(at, page) for at, page in self._waiting() if at <= moment]
        due.sort(key=lambda pair: (pair[1].source, pair[1].address))
        due.sort(key=lambda pair: pair[1].stated_at or LONG_AGO, reverse=True)
        due.sort(key=lambda pair: pair[0])
        return tuple(page for _, page in due[:limit])

    def next_page_due(self) -> datetime | None:
        """When the next page is due; see `FollowBook.next_page_due`."""
        return min((at for at, _ in self._waiting()), default=None)

    def fetches(self, source: str | None = None, limit: int = 100) -> tuple[Fetch, ...]:
        """The last fetches that told something; see `FollowBook.fetches`."""
        wanted = [fetch for fetch in reversed(self._fetches) if source is None or fetch.source == source]
        return tuple(wanted[:limit])

    def delivered(self, since: datetime) -> dict[str, Delivered]:
        """What each source brought since; see `FollowBook.delivered`."""
        found: dict[str, Delivered] = {}
        for (_, source), (moment, claims) in self._deliveries.items():
            if moment > since:
                known = found.get(source, Delivered())
                found[source] = Delivered(documents=known.documents + 1, claims=known.claims + claims)
        return dict(sorted(found.items()))

    def brought_by(self, document: str) -> tuple[str, ...]:
        """By which sources it came; see `FollowBook.brought_by`."""
        return tuple(source for key, source in self._deliveries if key == document)

    def _waiting(self) -> Iterator[tuple[datetime, FollowedPage]]:
        """Pages that are due at some time, of sources that are followed, and when."""
        for page in self._pages.values():
            if page.due_at is not None and self._followed[page.source].due_at is not None:
                yield page.due_at, page
