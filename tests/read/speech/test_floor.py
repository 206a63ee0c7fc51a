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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The deputy mayor, Ann Harlow, toured the ruins on Monday. She said six people were killed.", "Ann Harlow"),
        ("The army denied it. Governor Ivan Fedorov visited. He said six people were killed.", "Ivan Fedorov"),
        (
            "The army sent a drone. The defence ministry published a note. It said six people were killed.",
            "The defence ministry",
        ),
        ("His colleague, Ann Harlow, said six people were killed.", "Ann Harlow"),
        ("By the observatory's count six people were killed.", "the observatory"),
        ("Six people were killed, according to a tally kept by the observatory.", "the observatory"),
        ("Six people were killed in the strike, as the observatory reported.", "the observatory"),
        ("The clinic spoke of six people killed in the strike.", "The clinic"),
    ],
)
def test_who_speaks_is_told_by_what_stands_before_or_beside(read_one: ReadOne, text: str, name: str) -> None:
    claim = read_one(text, Kind.KILLED)
    assert claim.claimant is not None
    assert claim.claimant.name.removeprefix("The ").endswith(name.removeprefix("The "))


def test_he_is_never_a_body(read: Read) -> None:
    text = "Doctor Ann Harlow said two were hurt. The army said a depot was hit. She said six people were killed."
    killed = [claim for claim in read(text) if claim.kind is Kind.KILLED]
    assert [claim.claimant.name for claim in killed if claim.claimant] == ["Doctor Ann Harlow"]


@pytest.mark.parametrize("text", ["A further nine people were injured.", "Nine were injured."])
def test_a_count_that_goes_on_has_the_voice_before_it(read_one: ReadOne, text: str) -> None:
    claim = read_one("The air force said that six people were killed. " + text, Kind.INJURED)
    assert claim.claimant is not None
    assert claim.claimant.name.lower().endswith("air force")


def test_a_new_paragraph_is_the_documents_own_voice(read_one: ReadOne) -> None:
    text = "The air force said that six people were killed.\n\nMore than nine people were injured on Monday in Kharkiv."
    assert read_one(text, Kind.INJURED).claimant is None


def test_our_own_count_is_nobodys_else(read_one: ReadOne) -> None:
    text = "The governor said a depot was hit. We counted six people killed in the yard."
    assert read_one(text, Kind.KILLED).claimant is None


def test_a_quotation_goes_on_where_a_paragraph_opens_with_its_mark_again(read_one: ReadOne) -> None:
    text = (
        'Governor Ivan Fedorov said: "A missile hit the school.\n\n"The children were in the cellar.\n\n'
        '"Six people were killed."'
    )
    claim = read_one(text, Kind.KILLED)
    assert claim.claimant is not None
    assert claim.claimant.name == "Governor Ivan Fedorov"
