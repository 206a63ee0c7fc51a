"""Fetches addresses: each is checked, robots.txt asked, the host's turn waited for, redirects followed by hand."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from counterclaim.errors import FetchError
from counterclaim.fetch.addresses import fit_address, host_of
from counterclaim.fetch.asking import Answer, Manners, Visitor, Wanted
from counterclaim.fetch.bodies import body_of, media_type, start_of
from counterclaim.fetch.connections import Barred, Monotonic
from counterclaim.fetch.hosts import Turns, Wait, pause
from counterclaim.fetch.robots import MOST_BYTES, Robots

REDIRECTS = frozenset({301, 302, 303, 307, 308})
UNCHANGED = 304
GONE = {404: "there is nothing at this address (404)", 410: "this page was taken down (410)"}
LONGEST_RETRY_S = 24 * 3600.0
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.5"

Chance = Callable[[], float]
"""A number from 0 to 1, 1 left out, at random."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """All that a fetcher needs of the world: clocks, chance, waiting, and the way to servers."""

    now: Callable[[], datetime]
    clock: Monotonic
    wait: Wait
    chance: Chance
    transport: httpx.BaseTransport


class Fetcher:
    """Fetches many addresses, one at a time a host; may be used by several threads."""

    def __init__(self, visitor: Visitor, surroundings: Surroundings) -> None:
        self._visitor, self._world = visitor, surroundings
        self._robots = Robots(surroundings.clock)
        self._turns = Turns(surroundings.clock, surroundings.wait)

    @property
    def chance(self) -> Chance:
        """The chance by which waits are spread."""
        return self._world.chance

    def fetch(self, wanted: Wanted) -> Answer:
        """What lies at the address, asked once. Raises FetchError."""
        url = fit_address(wanted.address, allow_private=wanted.manners.allow_private)
        hops = self._hops(url, wanted.manners)
        while True:
            with self._answered(url, wanted, self._gap_s(url, wanted.manners)) as answer:
                if answer.status_code not in REDIRECTS:
                    return self._answer(answer, url, wanted)
                url = hops.to(answer)

    def fetch_patiently(self, wanted: Wanted, tries: int = 3, longest_wait_s: float = 30.0) -> Answer:
        """The same, tried again after a while where the fault may pass; longer each time, as the server asks."""
        for attempt in range(1, tries + 1):
            try:
                return self.fetch(wanted)
            except FetchError as error:
                seconds = back_off_s(1.0, attempt, longest_wait_s, self._world.chance)
                if error.retry_after_s is not None:
                    seconds = max(seconds, error.retry_after_s)
                if attempt == tries or not error.passes or error.code == "stopped" or seconds > longest_wait_s:
                    raise
                pause(self._world.wait, seconds, wanted.address)
        raise AssertionError("unreachable")

    def _gap_s(self, url: httpx.URL, manners: Manners) -> float:
        """How long to leave the host alone afterwards."""
        if not manners.obey_robots:
            return manners.gap_s
        return max(manners.gap_s, self._robots.delay_s(url, lambda address: self._robots_txt(address, manners)))

    def _robots_txt(self, url: httpx.URL, manners: Manners) -> tuple[int, bytes]:
        hops, wanted = self._hops(url, manners), Wanted(address=str(url), manners=manners)
        while True:
            with self._answered(url, wanted, 0.0) as answer:
                if answer.status_code in REDIRECTS:
                    url = hops.to(answer)
                    continue
                return answer.status_code, start_of(answer, str(url), MOST_BYTES) if answer.status_code == 200 else b""

    def _hops(self, url: httpx.URL, manners: Manners) -> Hops:
        return Hops(url=url, left=self._visitor.patience.redirects, allow_private=manners.allow_private)

    @contextmanager
    def _answered(self, url: httpx.URL, wanted: Wanted, gap_s: float) -> Iterator[httpx.Response]:
        """The answer to one request, in the host's turn."""
        patience = self._visitor.patience
        timeouts = {"connect": patience.connect_s, "read": patience.read_s, "write": patience.read_s, "pool": None}
        with self._turns.turn(host_of(url), gap_s), told(str(url)):
            request = httpx.Request(
                "GET",
                url,
                headers=self._headers(wanted),
                extensions={
                    "timeout": timeouts,
                    "whole_s": patience.whole_s,
                    "allow_private": wanted.manners.allow_private,
                },
            )
            answer = self._world.transport.handle_request(request)
            try:
                yield answer
            finally:
                answer.close()

    def _headers(self, wanted: Wanted) -> dict[str, str]:
        headers = {
            "User-Agent": self._visitor.user_agent(),
            "Accept": ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        headers |= {"If-None-Match": wanted.etag} if wanted.etag else {}
        return headers | ({"If-Modified-Since": wanted.last_modified} if wanted.last_modified else {})

    def _answer(self, answer: httpx.Response, url: httpx.URL, wanted: Wanted) -> Answer:
        etag, last_modified = _header(answer, "etag"), _header(answer, "last-modified")
        if answer.status_code == UNCHANGED and (wanted.etag or wanted.last_modified):
            etag, last_modified = etag or wanted.etag, last_modified or wanted.last_modified
            return Answer(address=str(url), unchanged=True, etag=etag, last_modified=last_modified)
        if answer.status_code != 200:
            raise self._refused(answer, url)
        payload = body_of(answer, str(url), self._visitor.patience.body_bytes)
        return Answer(
            address=str(url),
            payload=payload,
            charset=_charset(answer),
            media_type=media_type(answer),
            etag=etag,
            last_modified=last_modified,
        )

    def _refused(self, answer: httpx.Response, url: httpx.URL) -> FetchError:
        status = answer.status_code
        if status in GONE:
            return FetchError(str(url), GONE[status], code="gone")
        if status == 429 or status >= 500:
            waits = retry_after_s(answer.headers.get("retry-after"), self._world.now())
            reason = "the server asks to be left alone for now" if status in (429, 503) else "the server has a fault"
            return FetchError(
                str(url), f"{reason} ({status}); try again later", code="busy", passes=True, retry_after_s=waits
            )
        reason = "the server lets nobody in without a password" if status in (401, 403) else "the server gives no page"
        return FetchError(str(url), f"{reason} ({status})", code="status", passes=status == 408)


@dataclass(slots=True)
class Hops:
    """Where redirects have led, and how many more are followed."""

    url: httpx.URL
    left: int
    allow_private: bool
    _seen: set[str] = field(default_factory=set)

    def to(self, answer: httpx.Response) -> httpx.URL:
        """The next address. Raises FetchError where it is not to be gone to."""
        self._seen.add(str(self.url))
        begun, where = str(self.url), answer.headers.get("location", "")
        if not where:
            raise FetchError(begun, f"a redirect ({answer.status_code}) to nowhere", code="redirect", passes=True)
        try:
            joined = str(self.url.join(where))
            following = fit_address(joined, allow_private=self.allow_private)
        except (httpx.InvalidURL, ValueError) as error:
            raise FetchError(begun, f"redirects to {where[:200]!r}, which is no address", code="redirect") from error
        except FetchError as error:
            raise FetchError(begun, f"redirects to {error}", code="redirect") from error
        if self.url.scheme == "https" and following.scheme == "http":
            raise FetchError(begun, f"redirects to {following}, which is not encrypted any more", code="redirect")
        if str(following) in self._seen:
            raise FetchError(begun, "its redirects go round in a circle", code="redirect", passes=True)
        if self.left == 0:
            raise FetchError(begun, "redirects too many times", code="redirect", passes=True)
        self.url, self.left = following, self.left - 1
        return following


@contextmanager
def told(address: str) -> Iterator[None]:
    """What a connection raises, as one line for people."""
    try:
        yield
    except Barred as error:
        raise FetchError(address, f"not fetched: {error}", code="address") from error
    except httpx.TimeoutException as error:
        raise FetchError(address, "no answer in time; try again later", code="timeout", passes=True) from error
    except httpx.RemoteProtocolError as error:
        words = str(error) or "the connection ended"
        raise FetchError(address, f"the answer is cut off or broken ({words})", code="broken", passes=True) from error
    except httpx.HTTPError as error:
        words = str(error) or "no connection"
        raise FetchError(address, f"can't be reached ({words}); try later", code="unreachable", passes=True) from error


def back_off_s(first_s: float, failures: int, most_s: float, chance: Chance) -> float:
    """How long to wait after so many failures in a row: twice as long each time, within bounds, and never all at once.

    Half of it is left to chance, so that many that failed together don't come back together.
    """
    whole = min(first_s * 2.0 ** min(failures - 1, 40), most_s)
    return whole * (0.75 + chance() / 2)


def retry_after_s(words: str | None, now: datetime) -> float | None:
    """For how long a server asks to be left alone: seconds, or until a date; a day at most."""
    if not words or not words.strip():
        return None
    if words.strip().isascii() and words.strip().isdecimal():
        return min(float(words.strip()[:9]), LONGEST_RETRY_S)
    try:
        until = parsedate_to_datetime(words)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), LONGEST_RETRY_S)


def _header(answer: httpx.Response, name: str) -> str | None:
    words: str = answer.headers.get(name, "").strip()
    return words if words and len(words) <= 1000 and words.isascii() and words.isprintable() else None


def _charset(answer: httpx.Response) -> str | None:
    """The encoding that the server names, if there is one of that name."""
    named = answer.charset_encoding
    if not named:
        return None
    try:
        return codecs.lookup(named).name
    except (LookupError, ValueError):
        return None
