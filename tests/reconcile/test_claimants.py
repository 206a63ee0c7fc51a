"""Who is the same speaker, and who is a second witness."""

from __future__ import annotations

import pytest

from counterclaim.model.actor import Claimant
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.reconcile.claimants import independent, same_claimant


def speaker(name: str, side: str | None = None, entity: str | None = None) -> Claimant:
    return Claimant(span=EvidenceSpan(start=0, end=1, text="x"), name=name, side=side, entity=entity)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Defence Ministry", "Russian Defence Ministry"),
        ("Vyshnevyi", "regional governor Taras Vyshnevyi"),
        ("Denis Larin, the mayor of Horlivka", "Larin"),
        ("Sumy's regional governor, Taras Vyshnevyi", "Taras Vyshnevyi"),
    ],
)
def test_a_shorter_name_is_the_same_speaker(one: str, other: str) -> None:
    assert same_claimant(speaker(one), speaker(other))


def test_ministries_of_two_sides_are_two_speakers() -> None:
    assert not same_claimant(
        speaker("the defence ministry", "russia"), speaker("Ukrainian defence ministry", "ukraine")
    )


def test_the_registry_overrules_names() -> None:
    assert not same_claimant(speaker("General Staff", entity="a"), speaker("General Staff", entity="b"))


def test_two_officials_of_one_side_are_two_witnesses() -> None:
    assert independent(speaker("the mayor", "ukraine"), speaker("the governor", "ukraine"))


def test_a_state_and_its_ministry_are_one_witness() -> None:
    assert not independent(speaker("Russia", "russia", "ru"), speaker("Defence Ministry", "russia"))
