"""Works out what the pages need of a state of the ledger before anybody asks: at the start, and when it has grown."""

from __future__ import annotations

import asyncio
import gc
import re
import threading
from collections.abc import Sequence
from html import unescape
from itertools import islice

from starlette.types import ASGIApp

from counterclaim.errors import LedgerError
from counterclaim.serve.incidents.beforehand import tell_beforehand
from counterclaim.serve.remembered import Remembered
from counterclaim.store.ledger import Ledger

PATHS = ("/", "/claims", "/incidents", "/map", "/findings", "/claimants", "/documents", "/about")
"""Pages that look at the whole ledger, those asked for first before others."""
LED_TO = {"/incidents": 1, "/claimants": 50}
"""Of so many of the things that lists lead with their own pages are asked for too: one for what all of them need, more
where each looks at much."""
LOOK_AGAIN_S = 5.0
_LINK = re.compile(r'href="(/[^"?#]{1,500})"')


class Warming:
    """Asks the application for its own pages, in a thread of its own, whenever the ledger has another edition.

    What it is told goes nowhere; what was worked out for it is remembered. `application` is the one inside its
    protection, which would break off what takes long; `told` holds how its incidents are told of.
    """

    def __init__(
        self, application: ASGIApp, ledger: Ledger, told: Remembered, *, every_s: float = LOOK_AGAIN_S
    ) -> None:
        self._application, self._ledger, self._told, self._every_s = application, ledger, told, every_s
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="warming", daemon=True)

    def start(self) -> None:
        """Begin, and go on in the background."""
        self._thread.start()

    def close(self) -> None:
        """End after the page that is being asked for."""
        self._done.set()

    def _watch(self) -> None:
        known = ""
        while not self._done.is_set():
            try:
                edition = self._ledger.edition()
            except LedgerError:
                # Whoever asks for a page is told; here there is nobody to tell.
                edition = known
            if edition != known:
                asyncio.run(self._ask_for(PATHS))
                known = edition
                _keep_from_the_collector()
                tell_beforehand(self._ledger, self._told, self._done.wait)
                _keep_from_the_collector()
            self._done.wait(self._every_s)

    async def _ask_for(self, paths: Sequence[str]) -> None:
        import httpx

        transport = httpx.ASGITransport(self._application, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", timeout=None) as client:
            led_to: list[str] = []
            for path in paths:
                if self._done.is_set():
                    return
                answer = await client.get(path)
                led_to += islice(_links(path, answer.text), LED_TO.get(path, 0))
            for path in led_to:
                if self._done.is_set():
                    return
                await client.get(path)


def _links(path: str, html: str) -> Sequence[str]:
    """The addresses of the things in a list, as it has them."""
    found = (unescape(each) for each in dict.fromkeys(_LINK.findall(html)))
    return [each for each in found if each.startswith(f"{path}/") and each.count("/") == 2]


def _keep_from_the_collector() -> None:
    """What is remembered now stays for long: looking for cycles in all of it would halt every reader."""
    gc.collect()
    gc.freeze()
