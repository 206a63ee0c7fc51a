"""Fetches with the clocks, the chance and the network of this machine."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from importlib.metadata import version

from counterclaim.fetch.asking import Patience, Visitor
from counterclaim.fetch.connections import GuardedTransport
from counterclaim.fetch.fetcher import Fetcher, Surroundings
from counterclaim.fetch.hosts import Wait
from counterclaim.settings import Settings


def fetcher_here(settings: Settings, wait: Wait, contact: str | None = None) -> Fetcher:
    """A fetcher in the world as it is."""
    patience = Patience(body_bytes=settings.limits.document_bytes)
    visitor = Visitor(version=version("counterclaim"), contact=contact, patience=patience)
    surroundings = Surroundings(
        now=lambda: datetime.now(UTC),
        clock=time.monotonic,
        wait=wait,
        chance=random.SystemRandom().random,
        transport=GuardedTransport(time.monotonic),
    )
    return Fetcher(visitor, surroundings)
