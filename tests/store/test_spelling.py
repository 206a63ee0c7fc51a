"""What a search looks past."""

from __future__ import annotations

import pytest

from counterclaim.store.spelling import folded, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("São Félix", "sao felix"),
        ("Łódź", "LODZ"),
        ("Donets'k", "Donetsk"),
        ("Kam’ianets", "kamianets"),
        ("İstanbul", "istanbul"),
        ("Straße", "STRASSE"),
        ("Ａ１", "a1"),
        ("two\u00a0 \n words", "two words"),
        ("Харків", "ХАРКІВ"),
    ],
)
def test_spellings_of_one_name_are_folded_into_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_different_letters_stay_different() -> None:
    assert folded("Kyiv") != folded("Kiev")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("S-400", "s 400"), ("guided_bomb", "guided bomb"), ("Kharkiv, Ukraine!", "kharkiv ukraine"), ("?!", "")],
)
def test_words_are_letters_and_digits(text: str, expected: str) -> None:
    assert words(text) == expected
