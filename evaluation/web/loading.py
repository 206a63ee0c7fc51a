"""Readers at a steady rate, and many at once: how long they wait, and what goes wrong."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import quantiles
from time import perf_counter

import httpx

PATIENCE_S = 60.0
MOST_WARMING_S = 600.0


@dataclass(slots=True)
class Waited:
    """How long each request took, in seconds, and how many were answered by what but a good answer."""

    seconds: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)

    def part(self, percent: int) -> float:
        """The time within which so many of a hundred were answered, in milliseconds."""
        if len(self.seconds) < 2:
            return 1_000 * sum(self.seconds)
        return 1_000 * quantiles(self.seconds, n=100, method="inclusive")[percent - 1]

    def __str__(self) -> str:
        worst = 1_000 * max(self.seconds, default=0)
        told = f"median {self.part(50):8.1f} ms  p95 {self.part(95):8.1f} ms  worst {worst:8.1f} ms"
        wrong = ", ".join(f"{number} × {name}" for name, number in self.wrong.items()) or "none"
        return f"{told}  {len(self.seconds):6,} answers  wrong: {wrong}"


async def ready(site: str, paths: Sequence[str], times: int) -> float:
    """Seconds until each of these pages, asked for so many times one after the other, is there within a second."""
    begun = perf_counter()
    async with _client(site) as client:
        for path in paths:
            quick = 0
            while quick < times and perf_counter() - begun < MOST_WARMING_S:
                asked = perf_counter()
                await client.get(path, timeout=MOST_WARMING_S)
                quick = quick + 1 if perf_counter() - asked < 1 else 0
    return perf_counter() - begun


async def steadily(site: str, paths: Sequence[str], rate: float, seconds: float) -> Waited:
    """Requests at a steady rate, whether or not those before have been answered."""
    waited = Waited()
    async with _client(site) as client, asyncio.TaskGroup() as tasks:
        begun = perf_counter()
        for number, path in enumerate(itertools.islice(itertools.cycle(paths), int(rate * seconds))):
            await asyncio.sleep(max(0.0, begun + number / rate - perf_counter()))
            tasks.create_task(_ask(client, path, waited))
    return waited


async def at_once(site: str, paths: Sequence[str], readers: int, seconds: float) -> Waited:
    """So many readers, each of whom opens a page, looks at it for a second, and opens the next."""
    waited = Waited()
    until = perf_counter() + seconds

    async def read(client: httpx.AsyncClient, first: int) -> None:
        await asyncio.sleep(first / readers)
        for path in itertools.islice(itertools.cycle(paths), first, None):
            if perf_counter() >= until:
                return
            await _ask(client, path, waited)
            await asyncio.sleep(1)

    async with _client(site) as client, asyncio.TaskGroup() as tasks:
        for number in range(readers):
            tasks.create_task(read(client, number))
    return waited


def _client(site: str) -> httpx.AsyncClient:
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    return httpx.AsyncClient(base_url=site, timeout=PATIENCE_S, limits=limits, headers={"accept-encoding": "gzip"})


async def _ask(client: httpx.AsyncClient, path: str, waited: Waited) -> None:
    begun = perf_counter()
    try:
        answer = await client.get(path)
    except httpx.HTTPError as error:
        waited.wrong[type(error).__name__] += 1
        return
    waited.seconds.append(perf_counter() - begun)
    if answer.status_code != httpx.codes.OK:
        waited.wrong[f"{answer.status_code} {path.split('?')[0]}"] += 1
