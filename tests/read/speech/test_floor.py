"""Who has the floor: pronouns, short names, common nouns and quotations that go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

Read = Callable[[str], tuple[Claim, ...]]
ReadOne = Callable[[str, Kind], Claim]

GOVERNOR = "Governor Ivan Fedorov said that a missile hit a school in Zaporizhzhia. "


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He later said nine people were injured.", "He"),
        ("Nine people were injured, he added.", "he"),
        ("Fedorov added that nine people were injured.", "Fedorov"),
        ("Nine people were injured, Fedorov said.", "Fedorov"),
        ('"Nine people were injured," he wrote on Telegram.', "he"),
    ],
)
def test_a_pronoun_or_surname_stands_for_the_full_name(read_one: ReadOne, text: str, words: str) -> None:
    claim = read_one(GOVERNOR + text, Kind.INJURED)
    assert claim.claimant is not None
    assert claim.claimant.span.text == words
    assert claim.claimant.name == "Governor Ivan Fedorov"


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        (
            "The Lebanese health ministry said six people were killed in Tyre. The ministry said five were injured.",
            "Lebanese health ministry",
            "lebanon",
        ),
        (
            "The Israeli army said it struck Tyre. The army added that five people were injured.",
            "Israeli army",
            "israel",
        ),
        ("Police said six people were killed in Karachi. They said five others were injured.", "Police", None),
        ("Hezbollah said it fired rockets at Haifa. It said five people were injured.", "Hezbollah", "hezbollah"),
    ],
)
def test_a_body_is_known_by_its_common_noun(read_one: ReadOne, text: str, name: str, side: str | None) -> None:
    claim = read_one(text, Kind.INJURED)
    assert claim.claimant is not None
    assert (claim.claimant.name, claim.claimant.side) == (name, side)


@pytest.mark.parametrize(
    "text",
    [
        '"Two people were killed in the market. Five others were injured," Governor Ivan Fedorov said.',
        'Governor Ivan Fedorov said: "Two people were killed in the market. Five others were injured."',
        '"Two people were killed in the market," said Governor Ivan Fedorov. "Five others were injured."',
        '"Two people were killed in the market. Five others were injured," said Governor Ivan Fedorov.',
    ],
)
def test_a_quotation_over_several_sentences_has_one_speaker(read: Read, text: str) -> None:
    claims = read(text)
    assert [claim.kind for claim in claims] == [Kind.KILLED, Kind.INJURED]
    assert {claim.claimant.name for claim in claims if claim.claimant} == {"Governor Ivan Fedorov"}
    assert all(claim.claimant for claim in claims)


def test_among_them_goes_on_with_the_speaker_before(read: Read) -> None:
    whole, part = read(
        "Governor Ivan Fedorov said 12 people were injured in the attack on Zaporizhzhia. "
        "Among them, five people were injured in Orikhiv."
    )
    assert part.claimant == whole.claimant
    assert part.part_of == whole.id


def test_a_sentence_that_nobody_says_is_the_documents_own(read_one: ReadOne) -> None:
    text = "Governor Ivan Fedorov said that schools were closed. In Nikopol, a drone struck a bus."
    assert read_one(text, Kind.STRIKE).claimant is None
