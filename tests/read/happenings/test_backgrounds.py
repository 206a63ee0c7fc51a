"""Attacks that a sentence only mentions. The report is of Wednesday, 14 May 2025."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

Read = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Buyers doubt that the truce will last after an attack on the docks in Odesa.", "Odesa"),
        ("The minister condemned the missile strike against Kharkiv and called for sanctions.", "Kharkiv"),
    ],
)
def test_an_attack_with_its_place_is_told_in_passing(read: Read, text: str, place: str) -> None:
    (strike,) = [claim for claim in read(text) if claim.kind is Kind.STRIKE]
    assert [mention.place.name for mention in strike.places] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "The minister warned of an attack on the docks in Odesa.",
        "Officials said that any attack on Kharkiv would be answered.",
        "Police arrested two men over the bombing in Lahore.",
        "The minister condemned attacks on civilians.",
    ],
)
def test_what_is_feared_or_general_or_a_mere_reason_is_not(read: Read, text: str) -> None:
    assert Kind.STRIKE not in {claim.kind for claim in read(text)}


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Nine people were pulled out of the rubble in Kherson.", "displacement", 9),
        ("Ukraine has received 12 launchers so far.", "aid", 12),
        ("Poland handed over 18 howitzers.", "aid", 18),
        ("Russian troops left the island on Thursday.", "control", None),
        ("The city fell on Sunday after weeks of siege.", "control", None),
        ("The town remains in Ukrainian hands.", "control", None),
        ("The army had reduced the town to rubble.", "damage", None),
        ("Bakhmut was under heavy shelling.", "strike", None),
        ("The last reactor was disconnected from the grid.", "outage", None),
        ("The ministry claimed that its missiles had destroyed a naval vessel.", "equipment_loss", None),
        ("Ukrainian forces were using rockets to attack the Kakhovka dam.", "strike", None),
    ],
)
def test_what_reports_say_in_other_words_is_read(read: Read, text: str, kind: str, count: int | None) -> None:
    found = [(claim.kind.value, claim.count.quantity.low if claim.count else None) for claim in read(text)]
    assert (kind, count) in found


def test_two_more_are_of_what_was_counted_before(read: Read) -> None:
    claims = read("Kyiv said two rockets hit a boiler house and that two more were intercepted.")
    assert {(claim.kind.value, claim.count.quantity.low) for claim in claims if claim.count} == {
        ("strike", 2),
        ("interception", 2),
    }


def test_one_of_a_row_of_attacks_counts_nobody(read: Read) -> None:
    claims = read("Diggers found three bodies under a clinic, one of a row of attacks in Sumy.")
    assert [claim.count.quantity.low for claim in claims if claim.kind is Kind.KILLED and claim.count] == [3]
