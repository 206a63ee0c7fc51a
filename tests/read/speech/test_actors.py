"""Who acts and speaks, and on which side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.read.speech.actors import Naming, find_actors, opponent_of

Read = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russian troops stormed the village of Toretsk.", "russia"),
        ("Moscow's forces captured the village of Toretsk.", "russia"),
        ("Israeli jets bombed the town of Nabatieh.", "israel"),
        ("Hezbollah fired 30 rockets at northern Israel.", "hezbollah"),
        ("Hamas fighters fired rockets at Ashkelon.", "hamas"),
        ("The RSF shelled El Fasher.", "rsf"),
        ("Fighters of the Rapid Support Forces captured the town of Babanusa.", "rsf"),
        ("M23 rebels entered the town of Uvira.", "m23"),
        ("Al-Shabaab fighters seized a village in Somalia.", "al-shabaab"),
        ("The Taliban killed four police officers in Kunduz.", "taliban"),
        ("Tigrayan forces seized the town of Alamata.", "tplf"),
        ("Iran fired missiles at Israel on Friday.", "iran"),
    ],
)
def test_those_who_act_have_a_side(read: Read, text: str, side: str) -> None:
    (claim,) = read(text)
    assert claim.actor is not None
    assert claim.actor.side == side
    assert claim.actor.span is not None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Belgorod governor Pavel Orlov said two people were injured in the attack.", "russia"),
        ("Kharkiv governor Oleh Syniehubov said two people were injured in the attack.", "ukraine"),
        ("Odesa governor Oleh Kiper said two people were injured in the attack.", "ukraine"),
        ("Tatarstan head Rustam Minnikhanov said two people were injured in the attack.", "russia"),
        ("The governor of Kursk region, Alexander Khinshtein, said two people were injured in the attack.", "russia"),
        ("The Palestinian health ministry said two people were injured in the attack.", "palestine"),
        ("The IDF said two people were injured in the attack.", "israel"),
        ("Ethiopia's government said two people were injured in the attack.", "ethiopia"),
        ("M23 spokesman Lawrence Kanyuka said two people were injured in the attack.", "m23"),
        ("Residents said two people were injured in the attack.", None),
        ("A U.N. report said two people were injured in the attack.", None),
        ("Reuters said two people were injured in the attack.", None),
    ],
)
def test_those_who_speak_have_the_side_of_their_office_or_place(read: Read, text: str, side: str | None) -> None:
    (claim,) = read(text)
    assert claim.claimant is not None
    assert claim.side == side


def test_a_governor_who_names_no_place_speaks_of_the_one_governed(read: Read) -> None:
    (claim,) = read("The governor of Kursk region, Alexander Khinshtein, said two people were injured in the attack.")
    assert [mention.place.name for mention in claim.places] == ["Kursk Oblast"]


def test_an_interception_is_the_defenders_without_words(read: Read) -> None:
    (claim,) = read("The Russian Defence Ministry said 20 drones were shot down over the Kursk region.")
    assert claim.actor is not None
    assert (claim.actor.side, claim.actor.implied) == ("russia", True)


def test_it_acts_for_the_one_who_speaks(read: Read) -> None:
    (claim,) = read("Ukraine's air force said it shot down 60 drones.")
    assert claim.actor is not None
    assert claim.actor.span is not None
    assert (claim.actor.span.text, claim.actor.side) == ("it", "ukraine")


def test_they_in_a_speakers_own_words_are_the_other_side(read: Read) -> None:
    (claim,) = read(
        '"They are shelling the villages," said Serhii Bondar, a Ukrainian governor, of the Russian troops.'
    )
    assert claim.actor is not None
    assert claim.actor.side == "russia"


@pytest.mark.parametrize(
    "text",
    [
        "Emergency workers recovered three bodies from a school in Sloviansk after a strike.",
        "The army said that nine of its soldiers died in a mine blast.",
        "A shell hit a school in Douma just as children were leaving it, killing five people.",
    ],
)
def test_who_finds_or_suffers_has_not_done_it(read: Read, text: str) -> None:
    claims = read(text)
    assert claims
    assert {claim.actor for claim in claims} == {None}


def test_nobody_is_guessed_to_have_acted(read: Read) -> None:
    (claim,) = read("A drone hit a depot in Tuapse.")
    assert claim.actor is None


@pytest.mark.parametrize(
    ("text", "words", "actor", "naming"),
    [
        ("Troops of the Russian Federation advanced.", "Russian Federation", "ru", Naming.NAME),
        ("A Ukrainian drone fell.", "Ukrainian", "ua", Naming.DEMONYM),
        ("The Kremlin said so.", "Kremlin", "ru", Naming.SEAT),
        ("Fighters of Hezbollah fired.", "Hezbollah", "hezbollah", Naming.NAME),
    ],
)
def test_a_name_of_the_registry_is_found_with_offsets(text: str, words: str, actor: str, naming: Naming) -> None:
    (found,) = find_actors(text)
    assert (text[found.start : found.end], found.actor.id, found.naming) == (words, actor, naming)


@pytest.mark.parametrize("text", ["Prussian blue is a colour.", "russian dolls", "Nobody spoke."])
def test_what_only_holds_a_name_is_none(text: str) -> None:
    assert find_actors(text) == ()


def test_a_side_has_the_opponent_that_the_document_names() -> None:
    assert opponent_of("russia", ["russia", "ukraine", "poland"]) == "ukraine"
    assert opponent_of("russia", ["russia", "brazil"]) is None


@pytest.mark.parametrize("speaker", ["The Syrian Centre for Human Rights", "A Syrian lawyer", "Syrian medics"])
def test_a_people_in_a_name_makes_nobody_speak_for_its_state(read: Read, speaker: str) -> None:
    (claim,) = read(f"{speaker} said that two people were killed in Aleppo.")
    assert claim.claimant is not None
    assert claim.claimant.side is None
