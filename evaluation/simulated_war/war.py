"""The whole war as a stream of reports: any size, in constant memory, each day by its own seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.simulated_war.facts import Fact, facts_of
from evaluation.simulated_war.happenings import FIRST_DAY, Chronicle, Scale
from evaluation.simulated_war.newsroom import Newsroom
from evaluation.simulated_war.noise import blurred
from evaluation.simulated_war.pages import Page
from evaluation.simulated_war.world import build_world

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document

NOISE = 0.05
"""How often a reader loses or coarsens a field, in the war that is measured."""
_OF_ONE, _OF_RAIDS = 11.0, 60.0
"""Claims that one happening gives in the end, on average, and those that a night's attacks from the air give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class War:
    """Which war: its seed, how many claims a day it makes, and how good the reader is."""

    seed: int = 7
    claims_a_day: int = 1000
    noise: float = NOISE

    @classmethod
    def of_size(cls, claims: int, seed: int = 7, noise: float = NOISE) -> War:
        """A war that gives so many claims in some fifty to two hundred days."""
        return cls(seed=seed, claims_a_day=min(5000, max(200, claims // 100)), noise=noise)


@dataclass(frozen=True, slots=True)
class Report:
    """A document, its claims as a reader gives them, the truth of each; `original` is what it copies."""

    document: Document
    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    original: str | None = None


def newsroom(war: War) -> Newsroom:
    """The newsroom of a war."""
    scale = Scale(per_day=max(1.0, (war.claims_a_day - _OF_RAIDS) / _OF_ONE))
    return Newsroom(Chronicle(build_world(war.seed, scale.regions), scale))


def days_of(war: War, first: int, last: int) -> Iterator[Report]:
    """The reports of some days of a war, counted from 0; the same however the days are cut into runs."""
    room = newsroom(war)
    for number in range(first, last):
        yield from _day(room, war, FIRST_DAY + number)


def reports(war: War, claims: int) -> Iterator[Report]:
    """Reports from the first day on until there are so many claims."""
    room, made, day = newsroom(war), 0, FIRST_DAY
    while made < claims:
        for report in _day(room, war, day):
            yield report
            made += len(report.claims)
            if made >= claims:
                return
        day += 1


def _day(room: Newsroom, war: War, day: int) -> Iterator[Report]:
    number = 0
    for draught in room.of_day(day, FIRST_DAY):
        if not draught.page.drafts:
            continue
        original = None
        for page, publisher in ((draught.page, draught.publisher), *draught.copies):
            name = f"sim-{war.seed}-{day - FIRST_DAY:04d}-{number:05d}"
            number += 1
            report = _report(page, name, draught.title, publisher, day, war, original)
            original = original or report.document.id
            yield report


def _report(page: Page, name: str, title: str, publisher: str, day: int, war: War, original: str | None) -> Report:
    document = page.document(name=name, title=title, publisher=publisher, day=day)
    claims = page.claims(document)
    if war.noise:
        claims = blurred(claims, document, war.noise)
    facts = facts_of(page.drafts, claims, document, original or document.id)
    return Report(document, tuple(claims), facts, original)
