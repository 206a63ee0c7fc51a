"""Words: stems, rare ones, sorts of site, and how a sentence goes on from the one before."""

from __future__ import annotations

import pytest

from counterclaim.reconcile.linking.words import is_seat, names_where, refers_back, sites_in, stem, telling_words


@pytest.mark.parametrize(("one", "other"), [("missiles", "missile"), ("shelled", "shelling"), ("Ports", "port")])
def test_endings_are_cut_off(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_rare_words_and_names_tell_what_a_sentence_is_about() -> None:
    words, names = telling_words("The missile attack on Tuesday killed the poet Oleh Marchenko, officials said.")
    assert words == {"poet", stem("Oleh"), stem("Marchenko")}
    assert names == {stem("Oleh"), stem("Marchenko")}


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("The attack drew condemnation.", "takes up"),
        ("It was the heaviest in weeks.", "refers back"),
        ("Officials said the building had burned.", "refers back"),
        ("Meanwhile, shells fell on Sumy.", "turns away"),
        ("Shells fell on Sumy.", ""),
    ],
)
def test_a_sentence_goes_on_from_the_one_before(sentence: str, how: str) -> None:
    assert refers_back(sentence) == how


def test_a_mall_is_a_shop_and_a_silo_holds_grain() -> None:
    assert sites_in("A shopping mall and a grain silo burned.") == {"shop", "grain"}


def test_a_capital_is_a_government_unless_a_word_of_place_stands_before() -> None:
    assert is_seat("Moscow", "Barely an hour after ")
    assert not is_seat("Moscow", "Drones fell on ")
    assert not is_seat("Odesa", "")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Shells fell in the village of Verkhivka at dawn.", {"Verkhivka"}),
        ("The blast hit the Oleksa Tykhy school.", {"Oleksa", "Tykhy"}),
        ("Oleh Marchenko said so on Tuesday.", set()),
    ],
)
def test_names_after_a_word_of_place_are_places_known_or_not(sentence: str, names: set[str]) -> None:
    assert names_where(sentence) == {stem(name) for name in names}
