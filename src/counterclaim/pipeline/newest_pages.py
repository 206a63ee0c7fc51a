"""Which of the pages that a feed or a sitemap names are fetched: the newest, of its own site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from counterclaim.errors import FetchError
from counterclaim.fetch.addresses import fit_address, host_of, is_one_site
from counterclaim.ingest.listings import Listed

LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The pages to be fetched, the newest first; and the hosts of others that were left out, in order of name."""

    pages: tuple[Listed, ...]
    other_hosts: tuple[str, ...]


def newest_pages(
    named: Sequence[Listed], home: str, most: int, hosts: Iterable[str] = (), *, allow_private: bool = False
) -> Chosen:
    """The newest of the pages that a source at the address `home` names, of its own site or of one of `hosts`.

    Those of which no day is stated come last, in their own order.
    """
    own, allowed = host_of(home), {host.lower() for host in hosts}
    pages: list[Listed] = []
    others: set[str] = set()
    for page in sorted(named, key=_moment, reverse=True):
        try:
            host = host_of(fit_address(page.address, allow_private=allow_private))
        except FetchError:
            continue
        if host in allowed or is_one_site(host, own):
            pages.append(page)
        else:
            others.add(host)
    return Chosen(pages=tuple(pages[:most]), other_hosts=tuple(sorted(others)))


def moment_stated(page: Listed) -> datetime | None:
    """The newest moment that is stated for a page."""
    stated = [moment for moment in (page.published_at, page.modified_at) if moment is not None]
    return max(stated, default=None)


def _moment(page: Listed) -> datetime:
    return moment_stated(page) or LONG_AGO
