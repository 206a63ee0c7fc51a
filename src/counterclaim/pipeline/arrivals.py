"""What was opened is read, and how its source and its page stand then."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from counterclaim.errors import DocumentError, FetchError
from counterclaim.fetch.asking import Answer
from counterclaim.pipeline import dues
from counterclaim.pipeline.dues import Chance
from counterclaim.pipeline.found_documents import read_found
from counterclaim.pipeline.opening import Opened
from counterclaim.pipeline.reading import Errand, Outcome, Read, Unread, entry_of
from counterclaim.store.followed import Brought, Fetch, Followed, FollowedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an arrival came to: for the ledger, and for people (what was refused, or kept unread, or why it failed)."""

    brought: Brought
    outcomes: tuple[Outcome, ...]
    failure: FetchError | None = None

    @property
    def refused(self) -> int:
        """How many things in it could not be used."""
        return sum(map(_is_refusal, self.outcomes))


def taken_in(
    opened: Sequence[Opened], states: MutableMapping[str, Followed], errand: Errand, workers: int, chance: Chance
) -> Iterator[Taken]:
    """Their documents read, all in one go, and for each what it came to; `states` are brought up to date."""
    outcomes = read_found([one for each in opened for one in each.found], errand, workers)
    for each in opened:
        own = tuple(islice(outcomes, len(each.found)))
        source = each.arrival.errand.source
        before = states[source]
        states[source] = _state(each, before, any(_is_document(one) for one in own), chance)
        yield _taken(each, own, (before, states[source]), chance)


def _state(each: Opened, state: Followed, is_news: bool, chance: Chance) -> Followed:
    """How the source stands by an arrival."""
    found, now = each.arrival.found, each.arrival.at
    if isinstance(found, Answer):
        if each.page is None:
            state = dues.after_good(state, found, each.digest, now, chance)
        else:
            state = replace(state, tried_at=now, good_at=now, fetched=state.fetched + 1)
        return dues.with_new_documents(state, now) if is_news else replace(state, unchanged=state.unchanged + 1)
    assert found is not None
    if each.page is None:
        return dues.after_failure(state, found, now, chance)
    return replace(state, tried_at=now, error=found.reason, error_at=now, fetched=state.fetched + 1)


def _page(each: Opened, page: FollowedPage, state: Followed, chance: Chance) -> FollowedPage:
    """How a page stands by its arrival."""
    found, now = each.arrival.found, each.arrival.at
    if not isinstance(found, Answer):
        assert found is not None
        return dues.page_after_failure(page, found, now, chance)
    if page.is_sitemap:
        return dues.sitemap_after_good(page, found, each.digest, now, state.every_s)
    return dues.page_after_good(page, found, each.digest, now)


def _taken(each: Opened, own: tuple[Outcome, ...], states: tuple[Followed, Followed], chance: Chance) -> Taken:
    before, state = states
    pages = (*((_page(each, each.page, state, chance),) if each.page else ()), *each.named)
    entries = tuple(entry_of(one) for one in own if isinstance(one, Read | Unread))
    failure = each.arrival.found if isinstance(each.arrival.found, FetchError) else None
    known_failure = (each.page.failures > 0) if each.page else (before.failures > 0)
    is_news = failure is not None and not (known_failure and before.error == failure.reason)
    tells = is_news or bool(own)
    fetch = _fetch(each, own, failure) if tells else None
    brought = Brought(source=state, pages=pages, entries=entries, known=each.known, fetch=fetch)
    return Taken(brought=brought, outcomes=own, failure=failure if is_news else None)


def _fetch(each: Opened, own: Sequence[Outcome], failure: FetchError | None) -> Fetch:
    errand, found = each.arrival.errand, each.arrival.found
    return Fetch(
        source=errand.source,
        address=errand.wanted.address,
        fetched_at=each.arrival.at,
        documents=sum(map(_is_document, own)),
        claims=sum(len(one.reading.claims) for one in own if isinstance(one, Read)),
        refused=sum(map(_is_refusal, own)),
        size=len(found.payload) if isinstance(found, Answer) else 0,
        digest=each.digest,
        error=failure.reason if failure else None,
    )


def _is_refusal(outcome: Outcome) -> bool:
    return isinstance(outcome, DocumentError) and outcome.is_refusal


def _is_document(outcome: Outcome) -> bool:
    return not isinstance(outcome, DocumentError)
