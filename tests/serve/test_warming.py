"""What pages need of the whole ledger is worked out before anybody asks, and again when the ledger has grown."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from starlette.types import Receive, Scope, Send

from counterclaim.serve.remembered import Remembered
from counterclaim.serve.warming import PATHS, Warming
from counterclaim.store.entry import Entry
from counterclaim.store.memory.ledger import MemoryLedger

PATIENCE_S = 30
NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)


class _Recording:
    """An application that fails on the first page and keeps what was asked."""

    def __init__(self, body: bytes = b"") -> None:
        self.asked: list[str] = []
        self.body = body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope["path"])
        if scope["path"] == PATHS[0]:
            raise ValueError("a page that fails")
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": self.body})


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not until():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_pages_are_asked_for_once_an_edition_even_where_one_fails(drone_report: Any) -> None:
    application, ledger = _Recording(), MemoryLedger()
    warming = Warming(application, ledger, Remembered(), every_s=0.01)
    warming.start()
    try:
        _wait(lambda: len(application.asked) == len(PATHS))
        time.sleep(0.1)
        assert application.asked == list(PATHS)
        ledger.add(Entry(document=drone_report.document, claims=drone_report.claims, reader="hand 1"), NOON)
        _wait(lambda: len(application.asked) == 2 * len(PATHS))
    finally:
        warming.close()


def test_pages_of_what_lists_lead_with_are_asked_for_too() -> None:
    links = b'<a href=\'/x\'> <a href="/claimants/ada-varro@karsk"> <a href="/claimants"> <a href="/incidents/inc_1">'
    application = _Recording(links + b'<a href="/incidents/inc_2">')
    warming = Warming(application, MemoryLedger(), Remembered(), every_s=0.01)
    warming.start()
    try:
        _wait(lambda: len(application.asked) == len(PATHS) + 2)
        time.sleep(0.1)
        assert application.asked[len(PATHS) :] == ["/incidents/inc_1", "/claimants/ada-varro@karsk"]
    finally:
        warming.close()
