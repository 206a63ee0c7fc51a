"""Where a claim stands in its document: names of places that no list holds, and the place of the claim before."""

from __future__ import annotations

from datetime import date
from typing import Any

from counterclaim.model.claim import Claim
from counterclaim.reconcile.linking.passages import Passage, last_place, named_again, passages_of

FIRST = "Shells fell on a school in the village of Verkhivka."
ELSEWHERE = "Two people were killed in the village of Nyzhnivka."
AGAIN = "The roof burned, residents of Verkhivka said."


def passages(*claims: Claim) -> tuple[Passage, ...]:
    """The claims as passages of one text."""
    return passages_of(claims, None)


def named(passage: Passage) -> frozenset[str]:
    """What a telling of this one claim would hold."""
    return passage.named


def test_a_name_that_stands_where_a_place_does_is_told_again_or_not(claim: Any) -> None:
    first, killed = passages(
        claim("a", "strike", words=FIRST, document="one"), claim("b", "killed", words=ELSEWHERE, document="one")
    )
    (again,) = passages(claim("c", "fire", words=AGAIN, document="one"))
    assert named_again(killed, named(first), beside=False) == "others"
    assert named_again(again, named(first), beside=False) == "theirs"


def test_claims_of_one_sentence_share_its_names_whatever_they_tell_of(claim: Any) -> None:
    (first,) = passages(claim("a", "strike", words=FIRST, document="one"))
    assert named_again(first, frozenset(), beside=True) == "not told"


def test_a_name_beside_a_known_town_says_less(claim: Any) -> None:
    (first,) = passages(claim("a", "strike", at=("Odesa",), words=FIRST, document="one"))
    assert named_again(first, frozenset(), beside=False) == "others, and a place"


def test_the_place_of_the_last_claim_is_looked_at_alone(claim: Any) -> None:
    on = date(2031, 5, 1)
    odesa, kharkiv, again = (
        passages(claim(key, "strike", at=(town,), on=on, words=FIRST, document="one"))[0]
        for key, town in (("a", "Odesa"), ("b", "Kharkiv"), ("c", "Odesa"))
    )
    assert last_place(again, (kharkiv, odesa)) == "the same"
    assert last_place(again, (odesa, kharkiv)) == "different"
