"""A ledger that may be written, a clock that stands until it is moved, and whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.tiny_reader import TinyReader

from counterclaim.read.reader import Reader
from counterclaim.serve.application import create_application
from counterclaim.serve.guard.terms import Surroundings, Terms
from counterclaim.serve.guard.tokens import made_token
from counterclaim.serve.writing.jobs import Jobs
from counterclaim.settings import Settings
from counterclaim.store.entry import Entry
from counterclaim.store.memory.ledger import MemoryLedger
from counterclaim.store.token_book import Scope

ADDRESS = "http://127.0.0.1:8080"
NOON = datetime(2031, 5, 5, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass
class Clock:
    """Moments and seconds that go on only where a test says so, and chance that repeats itself in the next run."""

    seconds: float = 0.0
    drawn: int = field(default=0)

    def now(self) -> datetime:
        return NOON + timedelta(seconds=self.seconds)

    def steady(self) -> float:
        return self.seconds

    def chance(self, size: int) -> bytes:
        self.drawn += 1
        return sha256(str(self.drawn).encode()).digest()[:size]

    @property
    def surroundings(self) -> Surroundings:
        return Surroundings(now=self.now, steady=self.steady, chance=self.chance)


def tiny(language: str) -> Reader | None:
    return TinyReader()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(invented: Any) -> MemoryLedger:
    """The invented documents."""
    ledger = MemoryLedger()
    for document in invented.documents:
        claims = tuple(claim for claim in invented.claims if claim.document == document.id)
        ledger.add(Entry(document=document, claims=claims, reader="fake/1"), NOON)
    return ledger


@dataclass
class Served:
    """A served ledger, those who may write it, and a browser."""

    ledger: MemoryLedger
    clock: Clock
    client: TestClient
    jobs: Jobs

    def token(self, *scopes: Scope, name: str = "Ada", days: int = 90) -> str:
        """The words of a new token."""
        every = scopes or tuple(Scope)
        token, words = made_token(name, every, self.clock.now(), days * DAY, self.clock.chance)
        assert self.ledger.keep_token(token)
        return words

    def post(self, path: str, record: Any, token: str | None = None, **headers: str) -> Any:
        """What a program is answered."""
        shown = {"Authorization": f"Bearer {token}"} if token else {}
        return self.client.post(path, json=record, headers=shown | headers)

    def form(self, path: str, fields: dict[str, Any], **headers: str) -> Any:
        """What a browser is answered that sends a form of ours."""
        return self.client.post(path, data=fields, headers={"Origin": ADDRESS} | headers, follow_redirects=False)

    def sign_in(self, words: str) -> Any:
        return self.form("/sign-in", {"token": words, "back": "/claims"})

    def csrf(self, path: str = "/sign-in") -> str:
        """What a form of this session carries."""
        return self.client.get(path).text.partition('name="csrf" value="')[2].partition('"')[0]


@pytest.fixture
def serve(kept: MemoryLedger, clock: Clock) -> Iterator[Callable[..., Served]]:
    """Serves the ledger on the terms given."""
    made: list[Jobs] = []

    def served(**terms: Any) -> Served:
        jobs = Jobs(kept, clock.surroundings, Settings(), tiny)
        made.append(jobs)
        application = create_application(kept, Terms(**terms), surroundings=clock.surroundings, jobs=jobs)
        return Served(kept, clock, TestClient(application, base_url=ADDRESS), jobs)

    yield served
    for jobs in made:
        assert jobs.close()


@pytest.fixture
def site(serve: Callable[..., Served]) -> Served:
    """A ledger that may be written."""
    return serve(writable=True)
