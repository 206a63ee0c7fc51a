"""Properties of a ledger that grows: all ways to the same record come to the same incidents and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.api import read_document
from counterclaim.model.document import Document
from counterclaim.model.judgement import Verdict
from counterclaim.pipeline.judging import judge, revoke
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.entry import Entry
from counterclaim.store.memory.ledger import MemoryLedger

TEXTS = (
    (4, "A Russian missile struck a market in Sumy on May 4, killing 12 people, the governor said."),
    (4, "Twelve people were killed by a Russian missile at a market in Sumy on Sunday, officials said."),
    (5, "The toll of Sunday's missile strike on the market in Sumy rose to 15, the governor said on Monday."),
    (5, "Shelling wounded three people in Kherson on May 4, the mayor said. It damaged a school."),
    (5, "Russia's Defence Ministry said on Monday its forces did not strike any market in Sumy on May 4."),
    (5, "Ukraine's air force shot down 40 of 52 drones overnight. Nine drones were downed over Odesa, it said."),
    (6, "A Russian missile struck a market in Sumy on May 4, killing 18 people, the governor said. Rescue work ended."),
    (6, "Shelling killed two people in Kherson on May 6, days after a missile hit a market in Sumy, officials said."),
)
EDITED = 0
"""The text of which there is an older version, with another count."""
START = datetime(2031, 6, 1, tzinfo=UTC)

Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("add", "add", "add", "edit", "reconcile", "same", "different", "revoke")),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=14,
)


@cache
def entry(number: int, edition: str = "") -> Entry:
    """A text as it is read; of an edition with other numbers."""
    day, text = TEXTS[number]
    text = text.replace("12", edition) if edition else text
    document = Document.of(
        text, name=f"d{number}", url=f"https://a.example/{number}", published_on=date(2031, 5, day), language="en"
    )
    reading = read_document(document)
    return Entry(document=reading.document, claims=reading.claims, reader=reading.claims[0].reader)


def clock() -> Callable[[], datetime]:
    moments: Iterator[datetime] = (START + timedelta(minutes=step) for step in range(10_000))
    return lambda: next(moments)


def derived(ledger: MemoryLedger) -> tuple[list[Any], list[Any]]:
    return (
        sorted(ledger.incidents(), key=lambda one: one.id),
        sorted(ledger.findings(), key=lambda one: one.id),
    )


def taken(ledger: MemoryLedger, step: Step, now: Callable[[], datetime]) -> None:
    """One step of a ledger's life."""
    what, one, other = step
    if what == "add":
        ledger.add(entry(one % len(TEXTS)), now())
    elif what == "edit":
        ledger.add(entry(EDITED, str(13 + one)), now())
    elif what == "reconcile":
        reconcile_ledger(ledger, now)
    elif what == "revoke":
        standing = ledger.judgements()
        if standing:
            revoke(ledger, standing[one % len(standing)].id, ("Ben", "a slip"), now)
    else:
        claims = [claim.id for claim in ledger.claims()]
        if len(claims) > 1 and (first := claims[one % len(claims)]) != (second := claims[other % len(claims)]):
            judge(ledger, Verdict(what), (first, second), ("Ada", "seen"), now)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_a_rebuild_comes_to_what_step_by_step_came_to(steps: list[Step]) -> None:
    now, ledger = clock(), MemoryLedger()
    for step in steps:
        taken(ledger, step, now)
    reconcile_ledger(ledger, now)
    found = derived(ledger)
    reconcile_ledger(ledger, now, rebuild=True)
    assert derived(ledger) == found


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(len(TEXTS))), every=st.integers(1, len(TEXTS)))
def test_the_order_of_arrival_changes_nothing(order: list[int], every: int) -> None:
    now, one_by_one, at_once = clock(), MemoryLedger(), MemoryLedger()
    for number, text in enumerate(order, start=1):
        one_by_one.add(entry(text), now())
        if number % every == 0:
            reconcile_ledger(one_by_one, now)
    reconcile_ledger(one_by_one, now)
    at_once.add_many([entry(number) for number in range(len(TEXTS))], now())
    reconcile_ledger(at_once, now)
    assert derived(one_by_one) == derived(at_once)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS, verdict=st.sampled_from(Verdict), one=st.integers(0, 30), other=st.integers(0, 30))
def test_revoking_a_judgement_restores_what_was(steps: list[Step], verdict: Verdict, one: int, other: int) -> None:
    now, ledger = clock(), MemoryLedger()
    ledger.add_many([entry(number) for number in range(3)], now())
    for step in steps:
        taken(ledger, step, now)
    claims = [claim.id for claim in ledger.claims()]
    pair = (claims[one % len(claims)], claims[other % len(claims)])
    if pair[0] == pair[1] or any(sorted(pair) == list(each.claims) for each in ledger.judgements()):
        return
    reconcile_ledger(ledger, now)
    before = derived(ledger)
    judgement, _ = judge(ledger, verdict, pair, ("Ada", "seen"), now)
    reconcile_ledger(ledger, now)
    revoke(ledger, judgement.id, ("Ada", "mistaken"), now)
    reconcile_ledger(ledger, now)
    assert derived(ledger) == before


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_every_finding_has_claims_and_every_claim_one_incident_at_most(steps: list[Step]) -> None:
    now, ledger = clock(), MemoryLedger()
    for step in steps:
        taken(ledger, step, now)
    reconcile_ledger(ledger, now)
    held = [claim for incident in ledger.incidents() for claim in incident.claims]
    assert len(held) == len(set(held))
    standing = {incident.id for incident in ledger.incidents()}
    for finding in ledger.findings():
        assert finding.claims or finding.documents
        assert all(ledger.claim(key) for key in finding.claims)
        assert finding.incident is None or finding.incident in standing
