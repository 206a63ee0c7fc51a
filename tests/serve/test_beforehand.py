"""Incidents of many claims are told before anybody asks, each once."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.serve.told import NOON, Saying, incident_of, keep, told

from counterclaim.serve.incidents.beforehand import tell_beforehand
from counterclaim.serve.incidents.glances import glances_of, is_held
from counterclaim.serve.remembered import Remembered
from counterclaim.store.memory.ledger import MemoryLedger

SAYINGS = tuple(Saying(who=f"Mayor {at}", low=at, high=at, day=1 + at % 3) for at in range(1, 7))


@dataclass
class Waits:
    """Counts how often others are let at the processor, and ends after so many times."""

    most: int
    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> bool:
        self.seconds.append(seconds)
        return len(self.seconds) >= self.most


def _ledger() -> MemoryLedger:
    """Incidents of three, two and one claims."""
    ledger = MemoryLedger()
    documents, claims = told(SAYINGS)
    keep(ledger, documents, claims)
    ledger.put_derived((incident_of(claims[:3]), incident_of(claims[3:5]), incident_of(claims[5:])), (), NOON)
    return ledger


def test_the_large_ones_are_told_once_and_as_a_page_tells_them() -> None:
    ledger, held = _ledger(), Remembered()
    assert tell_beforehand(ledger, held, Waits(9), least=2) == 2
    assert tell_beforehand(ledger, held, Waits(9), least=2) == 0
    incidents = list(ledger.incidents())
    assert [is_held(each, held) for each in incidents] == [True, True, False]
    assert glances_of(ledger, incidents, None, held) == glances_of(ledger, incidents, None, Remembered())


def test_it_ends_when_it_is_told_to_the_largest_being_first() -> None:
    ledger, held = _ledger(), Remembered()
    assert tell_beforehand(ledger, held, Waits(1), least=1) == 1
    assert [is_held(each, held) for each in ledger.incidents()] == [True, False, False]


def test_no_more_are_told_than_can_be_held() -> None:
    assert tell_beforehand(_ledger(), Remembered(), Waits(9), least=1, most=2) == 2
