"""What a host's robots.txt allows (RFC 9309)."""

from __future__ import annotations

import re
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import httpx

from counterclaim.errors import FetchError
from counterclaim.fetch.asking import ROBOT
from counterclaim.fetch.connections import Monotonic

MOST_BYTES = 512_000
"""More of one is not looked at (RFC 9309, section 2.5, asks for 500 KiB)."""
KEPT_S = 24 * 3600.0
KEPT_AFTER_FAILURE_S = 600.0
MOST_KEPT = 20_000
LONGEST_DELAY_S = 3600.0

ADVICE = "where you have leave, --ignore-robots or ignore_robots = true fetches it all the same"

_AGENT = re.compile(r"\s*user[- ]?agent\b[\s:]*([^#]*)", re.IGNORECASE)

Answers = Callable[[httpx.URL], tuple[int, bytes]]
"""The status and the first bytes of what lies at an address, after redirects; raises FetchError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a robots.txt says of us; `packed` is its text, null where it could not be had for now: `reason` says why."""

    packed: bytes | None
    until: float
    reason: str = ""


class Robots:
    """The rules of each host, each fetched once a day."""

    def __init__(self, clock: Monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, Rules] = OrderedDict()
        self._lock = threading.Lock()

    def delay_s(self, url: httpx.URL, answers: Answers) -> float:
        """The time between two fetches that the host asks for, 0 where it asks for none.

        Raises FetchError where robots.txt forbids the address, or can't be had because the server has a fault.
        """
        from protego import Protego

        rules = self._rules(url, answers)
        if rules.packed is None:
            reason = f"not fetched: robots.txt of this host can't be had ({rules.reason})"
            left_s = rules.until - self._clock()
            raise FetchError(str(url), reason, code="robots_wait", passes=True, retry_after_s=left_s)
        asked = Protego.parse(zlib.decompress(rules.packed).decode("utf-8", "replace"))
        if not asked.can_fetch(str(url), ROBOT):
            raise FetchError(str(url), f"not fetched: robots.txt of this host forbids it; {ADVICE}", code="robots")
        return min(float(asked.crawl_delay(ROBOT) or 0.0), LONGEST_DELAY_S)

    def _rules(self, url: httpx.URL, answers: Answers) -> Rules:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        with self._lock:
            kept = self._kept.get(origin)
        if kept is None or kept.until <= self._clock():
            kept = self._fetched(httpx.URL(f"{origin}/robots.txt"), answers)
            with self._lock:
                self._kept[origin] = kept
                self._kept.move_to_end(origin)
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return kept

    def _fetched(self, address: httpx.URL, answers: Answers) -> Rules:
        """No rules where the host has none (4xx), none to be had where it has a fault (5xx, no answer)."""
        reason = "the server has a fault"
        try:
            status, text = answers(address)
        except FetchError as error:
            if error.code in ("stopped", "address"):
                raise
            status, text, reason = (503 if error.passes else 404), b"", error.reason
        if status == 429 or status >= 500:
            return Rules(packed=None, until=self._clock() + KEPT_AFTER_FAILURE_S, reason=reason)
        ours = about_us(text[:MOST_BYTES].decode("utf-8", "replace")) if status < 300 else ""
        return Rules(packed=zlib.compress(ours.encode("utf-8")), until=self._clock() + KEPT_S)


def about_us(text: str) -> str:
    """The same rules, with all other robots as one: a file may name so many that it takes minutes to go through."""
    return "\n".join(_one_line(line) for line in text.splitlines())


def _one_line(line: str) -> str:
    found = _AGENT.match(line[:500])
    if found is None:
        return line
    agent = found[1].strip().lower()
    return line if agent == "*" or agent.replace("*", "") in ROBOT else "User-agent: another"
