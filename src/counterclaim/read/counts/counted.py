"""Finds the noun that a number counts, and the unit that it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from counterclaim.model.quantity import MUNITIONS, PEOPLE, Unit
from counterclaim.read.arms.weapon_words import weapon_words
from counterclaim.read.grammar.atoms import DASHES, Passage
from counterclaim.read.grammar.lexicon import Hit, Lexicon, with_plurals
from counterclaim.read.knowledge_files import knowledge, word_list

LONGEST_PHRASE = 14
ENDING_TAGS = frozenset({"ADP", "AUX", "PRON", "DET", "SCONJ", "CCONJ", "INTJ", "VERB"})
ONE = frozenset({"one", "1", "a", "an", "another"})
REPORTS = frozenset({"reports", "report", "units", "unit"})
"""In "no reports of injuries" it is the injuries that are counted, in "ten units of equipment" the equipment."""
PREMODIFIER_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "X", "NUM"})


class Measure(StrEnum):
    """What a number measures where it counts nothing of the war."""

    DURATION = "duration"
    DISTANCE = "distance"
    AREA = "area"
    SIZE = "size"
    TEMPERATURE = "temperature"
    PERCENT = "percent"
    MULTIPLIER = "multiplier"
    TIME = "time"
    FRACTION = "fraction"
    SPORT = "sport"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun: atoms `first` to `end` (exclusive) of its phrase, and the word that heads it.

    `participle` tells "wounded" and its like, `plural` a plural form, `known` a noun of the lists.
    """

    first: int
    end: int
    head: int
    meaning: Unit | Measure
    known: bool = True
    participle: bool = False


@cache
def noun_words() -> Lexicon[Unit | Measure]:
    """All nouns of the lists: what is counted, what is measured, and weapons."""
    lists = knowledge("units")
    entries: list[tuple[str, Unit | Measure]] = []
    for unit, nouns in lists["units"].items():
        entries += [(noun, Unit(unit)) for noun in with_plurals(nouns)]
    for measure, nouns in lists["measures"].items():
        entries += [(noun, Measure(measure)) for noun in with_plurals(nouns)]
    for people in lists["demonyms"]["words"]:
        entries += [(people, Unit.PERSON), (people.removesuffix("s"), Unit.PERSON)]
    entries += [(phrase, Unit(weapon.weapon_class.value)) for phrase, weapon in weapon_words()]
    return Lexicon(entries)


def participles() -> frozenset[str]:
    """Participles that stand for people."""
    return word_list("units", "casualty")


@cache
def number_words() -> frozenset[str]:
    """Words that begin another number, and so end a noun phrase."""
    lists = knowledge("numbers")
    return frozenset({*lists["cardinals"], *lists["many"], "several", "dozen"})


@cache
def _stops() -> frozenset[str]:
    return word_list("numbers", "stops") | word_list("numbers", "months")


@cache
def _people_endings() -> tuple[str, ...]:
    endings = knowledge("units")["demonyms"]["endings"]
    return tuple(endings + [ending.removesuffix("s") for ending in endings])


def noun_after(passage: Passage, index: int, numeral_word: int | None = None) -> Noun | None:
    """The noun that is counted by a number that ends before this atom; None where a verb or a preposition follows."""
    end = _phrase_end(passage, index)
    if passage.text(end) == "of" and passage.text(end - 1) in REPORTS:
        return noun_after(passage, end + 1)
    noun = _last_noun(passage, index, end, numeral_word) if end > index else None
    if noun is None or not noun.known:
        noun = _noun_by_tree(passage, index, numeral_word) or _noun_of_list(passage, noun, numeral_word) or noun
    return _with_others(passage, noun) if noun is not None else None


def _phrase_end(passage: Passage, index: int) -> int:
    """Where the noun phrase that begins at this atom ends: at a mark, a stop word, a verb or a preposition."""
    end, limit = index, min(index + LONGEST_PHRASE, len(passage.atoms))
    while end < limit:
        atom = passage.atoms[end]
        tied = end > index and atom.glue not in (" ", "")
        if not tied and not _goes_on(passage, end, index):
            break
        end += 1
    return end


def _goes_on(passage: Passage, end: int, index: int) -> bool:
    atom = passage.atoms[end]
    if atom.is_mark:
        return (atom.text in "\"“”‘'" and end > index) or atom.text in "%°"
    if atom.text == "'s":
        return end > index
    if end + 1 < len(passage.atoms) and passage.atoms[end + 1].glue in DASHES and passage.atoms[end + 1].glue != "":
        return True
    if atom.text in number_words():
        return False
    if atom.is_number and is_calibre(passage, end):
        return True
    if atom.is_number:
        return end > index and atom.glue == "" and passage.atoms[end - 1].text in ("km", "m")
    if atom.text in word_list("units", "premodifiers") and passage.upos(end + 1) in PREMODIFIER_TAGS:
        return passage.text(end + 1) not in _stops() or end == index
    if atom.text in participles() and end == index:
        return True
    if atom.text in _stops():
        return False
    tag = passage.upos(end)
    if tag == "ADV":
        return passage.upos(end + 1) in ("ADJ", "VERB") and passage.text(end + 1) in word_list(
            "units", "premodifiers"
        ) | {"armed"}
    return tag not in ENDING_TAGS or (tag == "VERB" and passage.atoms[end].text in _plain_nouns())


def is_calibre(passage: Passage, index: int) -> bool:
    """Whether a number says how large the things after it are: "three 122 mm howitzers", "two 500 lb bombs"."""
    sized = passage.text(index + 1) in word_list("numbers", "lists", "calibres")
    return sized and passage.atoms[index].is_number and passage.upos(index + 2) in ("NOUN", "PROPN", "ADJ")


@cache
def _plain_nouns() -> frozenset[str]:
    """Nouns that the tagger may take for verbs."""
    return frozenset(
        {
            "drones",
            "missiles",
            "rockets",
            "shells",
            "bombs",
            "mines",
            "wounded",
            "dead",
            "injured",
            "tanks",
            "soldiers",
            "civilians",
        }
    )


def _last_noun(passage: Passage, index: int, end: int, numeral_word: int | None) -> Noun:
    """The last listed noun of a phrase, where nothing but names follows it; else the phrase's last word, of no unit."""
    found: Hit[Unit | Measure] | None = None
    place = index
    while place < end:
        hit = noun_words().longest(passage.atoms, place)
        if hit is None:
            place += 1
            continue
        late_participle = found is not None and passage.text(hit.first) in participles() and hit.end - hit.first == 1
        adjective = passage.xpos(hit.end - 1) == "JJ" and passage.text(hit.end - 1) not in participles()
        if hit.first < end and not late_participle and not adjective:
            found = hit
        place = hit.end
    while end > index + 1 and (passage.atoms[end - 1].is_mark or passage.text(end - 1) == "'s"):
        end -= 1
    if found is not None and (
        found.end >= end or _only_names(passage, found.end, end) or _is_head(passage, found, numeral_word)
    ):
        return _noun(passage, found)
    people = passage.text(end - 1) in participles()
    unit = Unit.PERSON if people else _of_wordnet(passage, end - 1)
    meaning = unit or _unlisted(passage, end - 1)
    return Noun(end - 1, end, passage.atoms[end - 1].word, meaning, known=unit is not None, participle=people)


def _noun(passage: Passage, hit: Hit[Unit | Measure]) -> Noun:
    single = hit.end - hit.first == 1
    participle = single and passage.text(hit.first) in participles()
    return Noun(hit.first, hit.end, passage.atoms[hit.end - 1].word, hit.entry, participle=participle)


def _only_names(passage: Passage, first: int, end: int) -> bool:
    """Whether only names or listed participles stand here: "two journalists Ivan Petrov", "12 people dead"."""
    return all(passage.upos(at) == "PROPN" or passage.text(at) in participles() for at in range(first, end))


def _is_head(passage: Passage, hit: Hit[Unit | Measure], numeral_word: int | None) -> bool:
    if numeral_word is None:
        return False
    word = passage.sentence.words[numeral_word]
    return word.relation == "nummod" and word.head == passage.atoms[hit.end - 1].word


@cache
def _wordnet_units() -> dict[str, Unit]:
    """The nouns of knowledge/wordnet_nouns.tsv, for what no list of ours names."""
    text = resources.files("counterclaim.read").joinpath("knowledge", "wordnet_nouns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {noun: Unit(unit) for unit, nouns in rows for noun in nouns.split(" ")}


def _of_wordnet(passage: Passage, index: int) -> Unit | None:
    """The unit of a common noun by WordNet; None for a name, and for a noun that is no person, building or vehicle."""
    word = passage.sentence.words[passage.atoms[index].word]
    return _wordnet_units().get(word.lemma.lower()) if word.upos == "NOUN" else None


def _unlisted(passage: Passage, index: int) -> Unit:
    """The unit of a noun that is in no list: people where it looks like a people's name."""
    atom = passage.atoms[index]
    word = passage.sentence.words[atom.word]
    capital = word.text[:1].isupper()
    return Unit.PERSON if capital and atom.text.endswith(_people_endings()) else Unit.OTHER


def _noun_by_tree(passage: Passage, index: int, numeral_word: int | None) -> Noun | None:
    """The listed noun that the tree says is counted, if it stands within reach and no number comes between."""
    if numeral_word is None:
        return None
    word = passage.sentence.words[numeral_word]
    if word.relation not in ("nummod", "det", "amod") or not word.index < word.head <= word.index + LONGEST_PHRASE:
        return None
    for at in range(index, min(index + LONGEST_PHRASE, len(passage.atoms))):
        if passage.atoms[at].is_number:
            return None
        hit = noun_words().longest(passage.atoms, at)
        if hit is not None and passage.atoms[hit.end - 1].word == word.head:
            return _noun(passage, hit)
    return None


def _noun_of_list(passage: Passage, noun: Noun | None, numeral_word: int | None) -> Noun | None:
    """The listed noun after modifiers set side by side: "twenty land, sea and air-launched missiles"."""
    if noun is None or numeral_word is None or passage.sentence.words[numeral_word].text.lower() in ONE:
        return None
    at = noun.end
    while passage.text(at) in (",", "and", "or") and passage.xpos(at - 1) in ("NN", "NNP", "JJ"):
        at += 2 if passage.text(at) == "," and passage.text(at + 1) == "and" else 1
        end = _phrase_end(passage, at)
        if end == at:
            return None
        other = _last_noun(passage, at, end, None)
        if other.known:
            return other if passage.xpos(other.end - 1) in ("NNS", "NNPS") else None
        at = end
    return None


def _with_others(passage: Passage, noun: Noun) -> Noun:
    """Widens the unit where things of other units stand beside the noun: "drones, bombs and missiles" are mixed."""
    if not isinstance(noun.meaning, Unit) or noun.participle:
        return noun
    meaning, at = noun.meaning, noun.end
    while passage.text(at) in (",", "and"):
        at += 2 if passage.text(at) == "," and passage.text(at + 1) == "and" else 1
        if passage.upos(at) not in PREMODIFIER_TAGS or passage.atoms[at].is_number:
            break
        end = _phrase_end(passage, at)
        other = _last_noun(passage, at, end, None) if end > at else None
        if other is None or not other.known or other.participle or not isinstance(other.meaning, Unit):
            break
        meaning, at = _together(meaning, other.meaning), other.end
    return Noun(noun.first, noun.end, noun.head, meaning, noun.known)


def _together(one: Unit, other: Unit) -> Unit:
    """The unit of two kinds of thing counted as one; the first where they are too unlike to have one."""
    if one == other:
        return one
    if one in PEOPLE and other in PEOPLE:
        return Unit.PERSON
    if one in MUNITIONS and other in MUNITIONS:
        return Unit.MIXED
    return one
