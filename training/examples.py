"""Training examples: sentences with what is known of them, and their variations."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from training.claims import ClaimLabels, NumberLabel


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what is known of it; an empty list means that the corpus does not say."""

    words: list[str]
    entities: list[str]
    xpos: list[str]
    upos: list[str]
    heads: list[int]
    relations: list[str]
    claims: ClaimLabels | None = None


def vary(example: Example, chance: random.Random) -> Example:
    """Another spelling of the same tree: other digits, other quotation marks, a headline's case, no full stop."""
    words = list(example.words)
    if chance.random() < 0.3:
        words = [_other_digits(word, chance) for word in words]
    if chance.random() < 0.3:
        words = _other_quotes(words, chance)
    if example.entities and chance.random() < 0.4:
        words = _other_names(words, example.entities, chance)
    roll = chance.random()
    if roll < 0.02:
        words = [word.upper() for word in words]
    elif roll < 0.08:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    if chance.random() < 0.15:
        example = without_marks(replace(example, words=words))
        words = example.words
    length = len(words)
    if length > 3 and words[-1] == "." and length not in example.heads and chance.random() < 0.1:
        length -= 1
    return Example(
        words[:length],
        example.entities[:length],
        example.xpos[:length],
        example.upos[:length],
        example.heads[:length],
        example.relations[:length],
        example.claims,
    )


def without_marks(example: Example) -> Example:
    """The sentence as pages give it that have lost their marks: no commas, and "Syrias" for "Syria's".

    The same sentence where its tree is unknown, or hangs on a mark.
    """
    lost = [
        index
        for index, word in enumerate(example.words)
        if word == "," or (word in ("'s", "’s") and index and example.xpos[index : index + 1] == ["POS"])
    ]
    if not lost or not example.heads or any(index + 1 in example.heads for index in lost):
        return example
    words = [
        word + "s" if index + 1 in lost and example.words[index + 1] != "," else word
        for index, word in enumerate(example.words)
    ]
    kept = [index for index in range(len(words)) if index not in lost]
    place = {old: new for new, old in enumerate(kept)}
    return Example(
        [words[index] for index in kept],
        [example.entities[index] for index in kept] if example.entities else [],
        [example.xpos[index] for index in kept],
        [example.upos[index] for index in kept],
        [place[example.heads[index] - 1] + 1 if example.heads[index] else 0 for index in kept],
        [example.relations[index] for index in kept],
        _moved(example.claims, place) if example.claims else None,
    )


def _moved(claims: ClaimLabels, place: dict[int, int]) -> ClaimLabels:
    """The labels with the words at their new places; a number or noun that is gone has no label."""
    numbers = tuple(
        NumberLabel(place[one.word], place[one.noun], one.kinds, one.open)
        for one in claims.numbers
        if one.word in place and one.noun in place
    )
    return ClaimLabels(claims.told, claims.open, numbers)


def _other_digits(word: str, chance: random.Random) -> str:
    if not any(letter.isdigit() for letter in word) or re.fullmatch(r"(19|20)\d\d", word):
        return word
    return re.sub(r"[1-9]", lambda _: str(chance.randint(1, 9)), word)


def _other_quotes(words: list[str], chance: random.Random) -> list[str]:
    opening, closing = chance.choice([("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
    apostrophe = chance.choice("'’")
    changed, inside = [], False
    for word in words:
        if word in {'"', "“", "”"}:
            word, inside = (closing if inside or word == "”" else opening), not inside
        elif len(word) > 1:
            word = re.sub("['’]", apostrophe, word)
        changed.append(word)
    return changed


def _other_names(words: list[str], entities: list[str], chance: random.Random) -> list[str]:
    """The same sentence about other people and places, name for name."""
    changed = list(words)
    for place, (word, tag) in enumerate(zip(words, entities, strict=True)):
        goes_on = place + 1 < len(words) and entities[place + 1].startswith("I-")
        if not word[:1].isupper() or not word.isalpha() or len(word) < 3 or chance.random() < 0.3:
            continue
        if tag == "B-LOC" and not goes_on:
            changed[place] = chance.choice(_names("places"))
        elif tag == "B-NORP" and not goes_on and not word.endswith("s"):
            changed[place] = chance.choice(_names("demonyms"))
        elif tag == "B-PERSON" and goes_on:
            changed[place] = chance.choice(_names("given"))
        elif tag == "B-PERSON" or (tag == "I-PERSON" and not goes_on):
            changed[place] = chance.choice(_names("surnames"))
    return changed


@cache
def _names(kind: str) -> tuple[str, ...]:
    return tuple(tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))[kind])
