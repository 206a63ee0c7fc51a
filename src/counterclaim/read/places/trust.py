"""How far the entity tags and the words beside a name bear out that it is a place here."""

from __future__ import annotations

from enum import Enum

from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.places.gazetteer import Entry, Feature, Naming
from counterclaim.read.places.words import place_words, word_at, word_before

LARGE = 50_000
"""The population from which a name stands for its place even where the entity tags do not see one."""
STRONG = frozenset({Feature.COUNTRY, Feature.REGION, Feature.AREA, Feature.POINT, Feature.CAPITAL})
COMMON_NOUNS = ("actor_words", "facilities", "facility_fillers", "region_words", "district_words", "settlement_words")


class Trust(Enum):
    """FULL: the words alone say so. DOUBTED: if the document is about the country. WEAK: if it says so elsewhere."""

    FULL = "full"
    DOUBTED = "doubted"
    WEAK = "weak"


def trust_of(sentence: Sentence, first: int, last: int, entries: tuple[Entry, ...]) -> Trust | None:
    """How far a name of the gazetteer is to be trusted; None where the words are rather something else."""
    words = sentence.words[first:last]
    kinds = {word.entity[2:] for word in words}
    if all(entry.naming is Naming.DEMONYM for entry in entries):
        return Trust.FULL
    known = any(well_known(entry) for entry in entries)
    if not known and within_name(sentence, first, last):
        return None
    if last - first == 1 and place_words().has("directions", words[0].text):
        return None
    if "LOC" in kinds:
        return Trust.FULL
    if "DATE" in kinds or (last - first == 1 and words[0].upos not in {"PROPN", "ADJ", "NOUN", "X"}):
        return None
    return _untagged(sentence, first, last, entries, known)


def _untagged(sentence: Sentence, first: int, last: int, entries: tuple[Entry, ...], known: bool) -> Trust | None:
    words = sentence.words[first:last]
    kinds = {word.entity[2:] for word in words}
    where = says_where(sentence, first) or in_series(sentence, first)
    if "WEAPON" in kinds:
        return Trust.DOUBTED if where and known else None
    if "PERSON" in kinds and not _alone(sentence, first, last):
        return None
    if (where and (known or kinds != {""})) or named_outright(sentence, first, last):
        return Trust.FULL
    if place_words().has("doubtful", words[0].text):
        return Trust.DOUBTED if where else None
    if known and kinds <= {"", "ORG", "PERSON"} and (_struck(sentence, first) or _under_blow(sentence, first)):
        return Trust.FULL
    if not known:
        shown = where or (
            words[0].upos == "PROPN" and kinds <= {"", "ORG", "PERSON"} and _built_or_struck(sentence, first, last)
        )
        return Trust.DOUBTED if shown else Trust.WEAK
    if any(entry.feature in (Feature.COUNTRY, Feature.CAPITAL) for entry in entries):
        return Trust.FULL
    return Trust.DOUBTED


def _built_or_struck(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name is made as places' names are (Tal Tamr, Jisr al-Shughour), or what was shelled or stormed."""
    if last - first > 1 and place_words().has("name_heads", sentence.words[first].text):
        return True
    return _struck(sentence, first)


def _struck(sentence: Sentence, first: int) -> bool:
    """Whether a verb of striking or taking has it as its object: "struck Kharkiv"."""
    before = word_before(sentence, first)
    return before is not None and before.upos == "VERB" and place_words().has("taken_or_struck", before.text)


def _under_blow(sentence: Sentence, first: int) -> bool:
    """Whether a blow is said to be on it: "a drone attack on Kharkiv"."""
    before, on = word_before(sentence, first - 1), word_before(sentence, first)
    return on is not None and before is not None and on.text == "on" and place_words().has("blows", before.text)


def well_known(entry: Entry) -> bool:
    """Whether a reader far away has heard of it."""
    if entry.naming in (Naming.ALTERNATE, Naming.FORMER):
        return entry.population >= LARGE and (entry.feature in STRONG or entry.feature is Feature.SEAT)
    return entry.population >= LARGE or entry.feature in STRONG


def within_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether another proper name stands hard by, so that these are part of it: Superior in Bantam Superior Court."""
    lists, before, after = place_words(), word_before(sentence, first), word_at(sentence, last)
    if before is not None and first > 1 and before.upos == "PROPN" and before.text[0].isupper():
        said = any(lists.has(name, before.text) for name in ("settlement_words", "region_words", "directions"))
        if not said and before.entity[2:] != "DATE":
            return True
    if after is None or after.upos != "PROPN" or not after.text[0].isupper() or after.entity[2:] == "DATE":
        return False
    return not any(lists.has(name, after.text) for name in COMMON_NOUNS)


def _alone(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a stretch tagged as a person's name is a whole name, with no further name beside it."""
    before, after = word_before(sentence, first), word_at(sentence, last)
    opens = sentence.words[first].entity[:1] != "I" and (after is None or after.entity[:1] != "I")
    return opens and not (first > 1 and before is not None and before.upos == "PROPN")


def in_series(sentence: Sentence, first: int) -> bool:
    """Whether the words stand in a list after a place, or after "the towns of"."""
    words, lists = sentence.words, place_words()
    if first < 2:
        return False
    before, earlier = words[first - 1].text.lower(), words[first - 2]
    if before in {",", "and", "or"}:
        return earlier.entity[2:] == "LOC" or (earlier.text == "," and words[first - 3].entity[2:] == "LOC")
    return before == "of" and (
        lists.has("settlement_words", earlier.text) or lists.has("settlement_plurals", earlier.text)
    )


def says_where(sentence: Sentence, first: int) -> bool:
    """Whether "in", "near" or the like stands before, through articles, adjectives and directions."""
    words = sentence.words
    at = first - 1
    while at >= 0 and (words[at].upos in {"DET", "ADJ"} or place_words().has("directions", words[at].text)):
        at -= 1
    return at >= 0 and place_words().has("where", words[at].text)


def named_outright(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a common noun beside it calls it a place: the suburb of Qudsaya, Shaar gas field."""
    lists, words = place_words(), sentence.words
    before, of = word_before(sentence, first - 1), word_before(sentence, first)
    kinds = ("settlement_words", "settlement_plurals", "district_words", "district_plurals")
    if of and before and of.text == "of" and any(lists.has(kind, before.text) for kind in kinds):
        return True
    if _before_plural(sentence, last):
        return True
    at = last
    while at < len(words) and at - last < 3 and lists.has("facility_fillers", words[at].text):
        at += 1
    after = word_at(sentence, at)
    if after is None or after.entity[2:] == "DATE":
        return False
    called = ("grounds_named", "district_words") if at == last else ()
    return any(lists.has(name, after.text) for name in (*called, "facilities"))


def _before_plural(sentence: Sentence, last: int) -> bool:
    """Whether the name opens a series that ends in a plural: al-Qusour and al-Joura neighborhoods."""
    words, at = sentence.words, last
    while at < len(words) and (words[at].text in {",", "and"} or words[at].upos == "PROPN"):
        at += 1
    return at > last + 1 and at < len(words) and place_words().has("district_plurals", words[at].text)


def names_no_place(text: str) -> bool:
    """Whether the tags' place is a body, a group or an undertaking: the UN, Islamic State, Operation Lentil."""
    return place_words().has("never", text) or text.startswith("Operation ")


def unlisted_end(sentence: Sentence, first: int) -> int | None:
    """Where a name that the gazetteer lacks ends, if tags or words call it a place; None if nothing does."""
    words = sentence.words
    last = first + 1
    if words[first].entity[2:] == "LOC":
        while last < len(words) and words[last].entity == "I-LOC":
            last += 1
        while last > first + 1 and not may_end(words[last - 1]):
            last -= 1
        alone = last == first + 1
        part = alone and (within_name(sentence, first, last) or place_words().has("directions", words[first].text))
        return None if part else last
    if words[first].upos != "PROPN" or words[first].entity[2:] in {"DATE", "WEAPON", "NORP"}:
        return None
    if first == 0 and words[first].entity == "O":
        return None
    while last < len(words) and words[last].upos == "PROPN" and words[last].text[0].isupper() and last - first < 4:
        if any(place_words().has(name, words[last].text) for name in COMMON_NOUNS):
            break
        last += 1
    return last if named_outright(sentence, first, last) and not within_name(sentence, first, last) else None


def may_end(word: Word) -> bool:
    """Whether a place name can end with this word."""
    return word.text[0].isupper() or word.upos == "PROPN" or place_words().has("tails", word.text)
