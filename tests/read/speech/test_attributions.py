"""Who says what: verbs of saying before, after and within what is said, with and without a speaker."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, Stance

Read = Callable[[str], tuple[Claim, ...]]
ReadOne = Callable[[str, Kind], Claim]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The interior ministry said that two people were killed in Sumy.", "the interior ministry"),
        ("The army claimed that shelling killed two people in Sumy.", "the army"),
        ("The hospital reported that two people were killed in Sumy.", "the hospital"),
        ("According to the mayor, two people were killed in Sumy.", "the mayor"),
        ("Two people were killed in Sumy, according to the mayor.", "the mayor"),
        ("Two people were killed in Sumy, the mayor said.", "the mayor"),
        ("Two people were killed in Sumy, the mayor wrote on Telegram.", "the mayor"),
        ("The mayor told reporters that two people were killed in Sumy.", "the mayor"),
        ('"Two people were killed in Sumy," said Oleh Hryhorov, the regional governor.', "oleh hryhorov"),
        ("Two people, the mayor said, were killed in Sumy.", "the mayor"),
        (
            '"Two people were killed," said Aleppo-based activist Ibrahim Khatib.',
            "aleppo-based activist ibrahim khatib",
        ),
        ("Residents told the BBC that two people had been killed in Sumy.", "residents"),
        ("Three canoeists said that two people were killed in Sumy.", "three canoeists"),
        ("Half of those at the well said that two people were killed in Sumy.", "half of those"),
        ("Two people were killed in Sumy, according to a notice on the gate.", "a notice on the gate"),
        ("According to the ministry's data, two people were killed in Sumy.", "the ministry"),
        ("The ombudsman told our paper that two people were killed in Sumy.", "the ombudsman"),
        ("Photographs show that two people were killed in Sumy.", "photographs"),
        ("Rescuers fear that two people were killed in Sumy.", "rescuers"),
    ],
)
def test_a_verb_of_saying_names_the_claimant(read_one: ReadOne, text: str, claimant: str) -> None:
    claim = read_one(text, Kind.KILLED)
    assert claim.claimant is not None
    assert claim.claimant.name.lower().startswith(claimant)
    assert claim.count is not None
    assert claim.count.quantity.exact == 2


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed in Sumy.",
        "Two people were reported killed in Sumy.",
        "Two people were said to have been killed in Sumy.",
        "Two people are reported to have been killed in Sumy.",
        "According to preliminary data, two people were killed in Sumy.",
        "The siren sounded according to the timetable before two people were killed in Sumy.",
        "You say that two people were killed in Sumy.",
    ],
)
def test_where_nobody_speaks_it_is_the_documents_own_word(read_one: ReadOne, text: str) -> None:
    assert read_one(text, Kind.KILLED).claimant is None


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("The BBC reports that the Sudanese army said it shot down four drones.", "Sudanese army"),
        ("Reuters quoted the mayor as saying that four drones were shot down.", "the mayor"),
        ("Al Jazeera said that the army reported that four drones were shot down.", "the army"),
    ],
)
def test_the_innermost_speaker_counts(read_one: ReadOne, text: str, claimant: str) -> None:
    claim = read_one(text, Kind.INTERCEPTION)
    assert claim.claimant is not None
    assert claim.claimant.name == claimant


def test_two_speakers_in_a_sentence_have_a_claim_each(read: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = read("Israel said it killed six fighters in Tyre; Hezbollah said two were killed.")
    assert [(claim.side, claim.count and claim.count.quantity.exact) for claim in claims] == [
        ("israel", 6),
        ("hezbollah", 2),
    ]


def test_what_a_speaker_adds_is_said_by_the_same(read: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = read(
        "The strike killed six people in Goma, M23 spokesman Lawrence Kanyuka said, adding that 20 others were injured."
    )
    assert [(claim.kind, claim.side) for claim in claims] == [(Kind.KILLED, "m23"), (Kind.INJURED, "m23")]


def test_a_denial_says_that_it_did_not_happen(read_one: ReadOne) -> None:
    claim = read_one("Israel denied that its forces had bombed the school in Rafah.", Kind.STRIKE)
    assert claim.stance is Stance.NEGATED
    assert (claim.side, claim.actor and claim.actor.side) == ("israel", "israel")


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The governor wrote on Telegram that a drone hit a hospital in Kherson.", "Telegram"),
        ("The air force said on Facebook that a drone hit a hospital in Kherson.", "Facebook"),
        ("The mayor of Kherson told Reuters that a drone hit a hospital.", "Reuters"),
        ("Residents told the BBC that a drone hit a hospital in Kherson.", "BBC"),
        ("The governor said that a drone hit a hospital in Kherson.", None),
    ],
)
def test_a_channel_is_what_it_was_said_through(read_one: ReadOne, text: str, channel: str | None) -> None:
    claim = read_one(text, Kind.STRIKE)
    assert (claim.channel.name if claim.channel else None) == channel


def test_the_day_of_saying_is_not_that_of_the_happening(read_one: ReadOne) -> None:
    claim = read_one("Officials said on Friday that a drone hit a depot in Tuapse on Thursday.", Kind.STRIKE)
    assert claim.said is not None
    assert claim.time is not None
    assert claim.said.interval.first_day == date(2025, 5, 9)
    assert claim.time.interval.first_day == date(2025, 5, 8)


def test_a_day_beside_the_saying_dates_nothing_else(read_one: ReadOne) -> None:
    claim = read_one("The interior ministry said Sunday that two people were killed in Sumy.", Kind.KILLED)
    assert claim.said is not None
    assert claim.time is None


@pytest.mark.parametrize(
    "text",
    [
        "The mayor put the toll at nine dead after the strike on Sumy.",
        "The mayor put the number of people killed in Sumy at nine.",
    ],
)
def test_who_puts_a_number_claims_it(read_one: ReadOne, text: str) -> None:
    claim = read_one(text, Kind.KILLED)
    assert claim.claimant is not None
    assert claim.claimant.name == "The mayor"
    assert claim.count is not None
    assert claim.count.quantity.exact == 9


def test_what_another_speaker_counts_is_not_put_into_the_firsts_mouth(read: Read) -> None:
    claims = read("The army said it killed 44 fighters; the rebels say they lost 19.")
    told = {
        (one.claimant.name if one.claimant else None, one.count.quantity.exact if one.count else None) for one in claims
    }
    assert ("The army", 44) in told
    assert ("The army", 19) not in told


def test_what_happened_while_something_was_said_is_not_said(read_one: ReadOne) -> None:
    text = "“Two houses were destroyed on our street,” the mayor said after soldiers shot two men."
    claim = read_one(text, Kind.DAMAGE)
    assert claim.claimant is not None
    assert claim.claimant.name == "the mayor"
    assert read_one(text, Kind.KILLED).claimant is None
