"""How a claimant puts it: that it happened, did not, may have, or will."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Stance

ReadOne = Callable[[str, Kind], Claim]


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("A missile hit a school in Idlib.", "strike", "asserted"),
        ("No one was killed in the attack in Odesa.", "killed", "asserted"),
        ("There were no casualties in Lviv.", "casualties", "asserted"),
        ("After the strike, 350,000 people in Kharkiv were without water.", "outage", "asserted"),
        ("The drones did not hit the plant in Enerhodar.", "strike", "negated"),
        ("Russian forces failed to capture Pokrovsk.", "control", "negated"),
        ("Russian forces have not taken the village of Toretsk.", "control", "negated"),
        ("Rockets may have hit a school in Idlib.", "strike", "possible"),
        ("The drone was reportedly shot down over Riga.", "interception", "possible"),
        ("The missile allegedly killed six people in Saada.", "killed", "possible"),
        ("If drones hit the refinery in Tuapse, exports will stop.", "strike", "possible"),
        ("Russia plans to launch an offensive near Zaporizhzhia.", "assault", "expected"),
        ("The army will evacuate 500 people from Pokrovsk.", "displacement", "expected"),
        ("The army plans to evacuate 500 people from Pokrovsk.", "displacement", "expected"),
        ("The Kremlin said it would respond to the attack.", "statement", "expected"),
        ("The minister said talks must begin at once.", "statement", "asserted"),
    ],
)
def test_verbs_and_their_helpers_tell_the_stance(read_one: ReadOne, text: str, kind: str, stance: str) -> None:
    assert read_one(text, Kind(kind)).stance.value == stance


@pytest.mark.parametrize(
    "text",
    [
        "Israel denied that its forces had bombed the school in Rafah.",
        "The Russian ministry rejected the accusation that it had bombed a school in Kherson.",
    ],
)
def test_what_is_denied_did_not_happen_says_the_claimant(read_one: ReadOne, text: str) -> None:
    assert read_one(text, Kind.STRIKE).stance is Stance.NEGATED


def test_a_doubt_in_one_clause_leaves_the_other_alone(read_one: ReadOne) -> None:
    text = "A missile hit a school in Idlib, and more people may be under the rubble."
    assert read_one(text, Kind.STRIKE).stance is Stance.ASSERTED
