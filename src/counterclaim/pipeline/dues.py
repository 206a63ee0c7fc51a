"""When a source or a page is fetched next, and how it stands after a fetch. Pure functions of what is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from counterclaim.errors import FetchError
from counterclaim.fetch.asking import Answer
from counterclaim.fetch.fetcher import back_off_s
from counterclaim.ingest.listings import Listed
from counterclaim.pipeline.newest_pages import moment_stated
from counterclaim.store.followed import Followed, FollowedPage, Validators

Chance = Callable[[], float]

DAY_S = 86_400.0
VISITS_AFTER_S = (3_600.0, 4 * 3_600.0, 16 * 3_600.0, 64 * 3_600.0)
"""A page is looked at again so long after each visit, and then no more: what is edited is edited in its first days."""
TRIES = 5
"""A page that can't be had is given up after so many."""
FIRST_BACK_OFF_S = 60.0
NEW_SHARE = 0.2
"""By so much of the newest gap between two new documents the usual one moves."""


def is_due(due_at: datetime | None, now: datetime, every_s: float) -> bool:
    """Whether it is time. One that lies so far ahead as nothing is put off was set by a clock that was wrong."""
    if due_at is None:
        return False
    return due_at <= now or due_at > now + timedelta(seconds=2 * max(every_s, DAY_S))


def after_good(state: Followed, answer: Answer, digest: str | None, now: datetime, chance: Chance) -> Followed:
    """How a source stands that was fetched; `digest` is null where its server said that nothing has changed."""
    return replace(
        state,
        validators=_validators(answer, digest, state.validators),
        tried_at=now,
        good_at=now,
        failures=0,
        fetched=state.fetched + 1,
        due_at=later(now, state.every_s * (0.9 + 0.2 * chance())),
    )


def after_failure(state: Followed, error: FetchError, now: datetime, chance: Chance) -> Followed:
    """How a source stands that could not be fetched: longer and longer it is left alone, up to a day."""
    failures = state.failures + 1
    most_s = max(DAY_S, state.every_s)
    seconds = back_off_s(max(FIRST_BACK_OFF_S, state.every_s), failures, most_s, chance) if error.passes else most_s
    seconds = max(seconds, error.retry_after_s or 0.0)
    return replace(
        state,
        tried_at=now,
        failures=failures,
        error=error.reason,
        error_at=now,
        fetched=state.fetched + 1,
        due_at=later(now, seconds),
    )


def with_new_documents(state: Followed, now: datetime) -> Followed:
    """How a source stands that brought something new: the usual gap between two such moves a little."""
    if state.new_at is None or now <= state.new_at:
        return replace(state, new_at=now)
    gap_s = (now - state.new_at).total_seconds()
    usual_s = gap_s if state.gap_s is None else state.gap_s + NEW_SHARE * (gap_s - state.gap_s)
    return replace(state, new_at=now, gap_s=usual_s)


def page_after_good(page: FollowedPage, answer: Answer, digest: str | None, now: datetime) -> FollowedPage:
    """How a page stands that was fetched: it is looked at again a few times, ever later."""
    visits = page.visits + 1
    due_at = later(now, VISITS_AFTER_S[visits - 1]) if visits <= len(VISITS_AFTER_S) else None
    validators = _validators(answer, digest, page.validators)
    return replace(page, validators=validators, visits=visits, failures=0, due_at=due_at)


def page_after_failure(page: FollowedPage, error: FetchError, now: datetime, chance: Chance) -> FollowedPage:
    """How a page stands that could not be fetched: tried again a few times, where it may yet come."""
    failures = page.failures + 1
    if failures >= TRIES or not error.passes:
        return replace(page, failures=failures, due_at=None)
    seconds = max(back_off_s(FIRST_BACK_OFF_S, failures, DAY_S, chance), error.retry_after_s or 0.0)
    return replace(page, failures=failures, due_at=later(now, seconds))


def sitemap_after_good(
    page: FollowedPage, answer: Answer, digest: str | None, now: datetime, every_s: float
) -> FollowedPage:
    """How a further sitemap stands that was fetched: it is fetched as often as its source."""
    return replace(page_after_good(page, answer, digest, now), due_at=later(now, every_s))


def pages_to_fetch(
    named: Sequence[Listed], known: Mapping[str, FollowedPage], source: str, now: datetime
) -> tuple[FollowedPage, ...]:
    """The pages among those named that are new, or of which a newer moment is stated than before."""
    found: list[FollowedPage] = []
    for one in named:
        moment, before = moment_stated(one), known.get(one.address)
        if before is None:
            found.append(_new_page(one, source, now))
        elif moment is not None and (before.stated_at is None or moment > before.stated_at):
            found.append(replace(before, stated_at=moment, due_at=now, failures=0))
    return tuple(found)


def _validators(answer: Answer, digest: str | None, before: Validators) -> Validators:
    return Validators(etag=answer.etag, last_modified=answer.last_modified, digest=digest or before.digest)


def _new_page(one: Listed, source: str, now: datetime) -> FollowedPage:
    return FollowedPage(
        source=source,
        address=one.address,
        seen_at=now,
        stated_at=moment_stated(one),
        due_at=now,
        title=one.stated.title,
        publisher=one.stated.publisher,
        language=one.stated.language,
        published=one.stated.published,
    )


def later(now: datetime, seconds: float) -> datetime:
    """So many seconds after."""
    return now + timedelta(seconds=seconds)
