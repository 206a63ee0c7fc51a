"""How places, sides, speakers and quotations are put in a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.model.quantity import Quantity, Unit
from counterclaim.reconcile.claimants import claimant_words
from counterclaim.reconcile.wording import as_sentence, happening_words, of_side_words, place_words, quoted


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Black Sea", "the Black Sea"),
        ("United States", "the United States"),
        ("Strait of Calm", "the Strait of Calm"),
        ("Netherlands", "the Netherlands"),
        ("Kharkiv", "Kharkiv"),
        ("Kursk Oblast", "Kursk Oblast"),
        ("eastern Sudan", "eastern Sudan"),
    ],
)
def test_some_places_take_an_article(name: str, words: str) -> None:
    assert place_words(name) == words


def test_sides_known_by_letters_take_an_article() -> None:
    assert (of_side_words("ukraine"), of_side_words("rsf")) == ("Ukraine's side", "the RSF side")
    assert of_side_words("northern opposition") == "the Northern opposition's side"
    assert of_side_words("isis") == "the ISIS side"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("governor", "the governor"),
        ("local governor", "the local governor"),
        ("Kremlin", "the Kremlin"),
        ("Ministry of Defence", "the Ministry of Defence"),
        ("Its mayor Ivan Bondar", "mayor Ivan Bondar"),
        ("Authorities in Sumy", "authorities in Sumy"),
        ("Some officials", "some officials"),
        ("officials", "officials"),
        ("one person", "one person"),
        ("two officials", "two officials"),
        ("Ivan Bondar", "Ivan Bondar"),
        ("Ivan Bondar, head of the ministry", "Ivan Bondar, head of the ministry"),
        ("Ukraine's air force", "Ukraine's air force"),
    ],
)
def test_a_speaker_within_a_sentence(claim: Any, name: str, words: str) -> None:
    assert claimant_words(claim("a", "strike", by=name), None) == words


def test_quotation_marks_within_a_quotation_are_single_and_end_the_sentence() -> None:
    assert quoted("“Nobody\nwas hurt,” he said") == "“‘Nobody was hurt,’ he said”"
    assert as_sentence("he rejects it: “It was not us.”") == "He rejects it: “It was not us.”"


def test_no_happening_is_left_without_its_noun(claim: Any) -> None:
    two = Quantity(low=2, high=2, unit=Unit.OTHER)
    assert happening_words(claim("a", "strike", two, at=("Sumy",))) == "2 things hit in Sumy"
    assert happening_words(claim("a", "control")) == "control of ground"
