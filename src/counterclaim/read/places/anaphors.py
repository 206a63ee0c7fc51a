"""Ties "the city", "the region" and "the regional capital" to the place that the text named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.place import PlacePrecision
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import knowledge
from counterclaim.read.places.frames import PlaceKind
from counterclaim.read.places.gazetteer import Gazetteer
from counterclaim.read.places.mentions import PlaceFound
from counterclaim.read.places.words import place_words

REACH = 8
"""How many sentences back an anaphor may reach."""
MOST_EARLIER = 300
"""How many mentions back an anaphor may reach; bounds the work on a list of towns."""
REACH_OF_TOWN = 2
"""How many sentences back "the region" may mean the one around a town."""


@cache
def anaphor_nouns() -> dict[str, str]:
    """The kind of place that each common noun stands for: city → settlement."""
    return {noun: kind for kind, nouns in knowledge("places")["anaphors"].items() for noun in nouns}


def with_anaphors(
    text: str, sentences: Sequence[Sentence], found: list[list[PlaceFound]], gazetteer: Gazetteer
) -> tuple[tuple[PlaceFound, ...], ...]:
    """The mentions of each sentence with its anaphors among them, in text order."""
    before: list[PlaceFound] = []
    whole = []
    for number, (sentence, mentions) in enumerate(zip(sentences, found, strict=True)):
        merged = list(mentions)
        for word in sentence.words:
            kind = anaphor_nouns().get(word.lemma.lower()) if word.upos == "NOUN" else None
            first = _first_word(sentence, word) if kind else None
            if kind is None or first is None or _taken(merged, first, word.index):
                continue
            earlier = [*before, *(mention for mention in mentions if mention.end <= sentence.words[first].start)]
            antecedent = _antecedent(kind, earlier, number, word.lemma.lower())
            if kind == "settlement" and word.lemma == "capital":
                antecedent = _capital(sentence, word, earlier, gazetteer)
            elif kind == "region":
                antecedent = _region(earlier, number, gazetteer)
            merged.append(_anaphor(text, sentence, (number, first, word.index + 1), antecedent))
        merged.sort(key=lambda mention: mention.start)
        whole.append(tuple(merged))
        before = [*before, *mentions][-MOST_EARLIER:]
    return tuple(whole)


def _first_word(sentence: Sentence, noun: Word) -> int | None:
    """Where the anaphor begins: the noun's article or "this", if nothing but a plain adjective stands between."""
    if noun.text != noun.text.lower() or noun.lemma.lower() != noun.text.lower():
        return None
    words, at = sentence.words, noun.index - 1
    while at >= 0 and (words[at].upos == "ADJ" or words[at].text.lower() in {"border", "port", "coastal"}):
        at -= 1
    if at < 0 or words[at].text.lower() not in {"the", "this", "that"}:
        return None
    following = words[noun.index + 1] if noun.index + 1 < len(words) else None
    if following is not None and (following.text.lower() in {"of", "-"} or following.upos in {"NOUN", "PROPN"}):
        return None
    return at


def _taken(mentions: list[PlaceFound], first: int, last: int) -> bool:
    return any(mention.first_word <= last and first < mention.last_word for mention in mentions)


def _antecedent(kind: str, earlier: list[PlaceFound], number: int, noun: str) -> PlaceFound | None:
    """The nearest earlier mention of the right kind; one that is part of a name or merely a bearing comes second."""
    near = [mention for mention in reversed(earlier) if number - mention.sentence <= REACH]
    fitting = [mention for mention in near if _fits(kind, mention, noun)]
    plain = [mention for mention in fitting if not mention.in_name and not mention.relative]
    return next(iter(plain or fitting), None)


def _region(earlier: list[PlaceFound], number: int, gazetteer: Gazetteer) -> PlaceFound | None:
    """The region last spoken of, or else the one around the settlement last spoken of."""
    for mention in reversed(earlier):
        if number - mention.sentence > REACH:
            return None
        if mention.relative or mention.region is None or mention.kind not in (PlaceKind.NAME, PlaceKind.FACILITY):
            continue
        if mention.is_region:
            return mention
        if number - mention.sentence > REACH_OF_TOWN or mention.in_name or _is_capital(mention, gazetteer):
            continue
        whole = gazetteer.region(mention.region)
        if whole is not None and mention.is_settlement:
            return replace(mention, place=whole.place(), is_region=True, is_settlement=False)
    return None


def _is_capital(mention: PlaceFound, gazetteer: Gazetteer) -> bool:
    """Whether a city stands for its government as often as for its ground."""
    country = mention.place.country if mention.place else None
    capital = gazetteer.capital_of(country) if country else None
    return capital is not None and mention.place is not None and capital.id == mention.place.gazetteer


def _capital(sentence: Sentence, word: Word, earlier: list[PlaceFound], gazetteer: Gazetteer) -> PlaceFound | None:
    """For "the regional capital" the seat of the region last spoken of; for "the capital" the last one named."""
    regional = word.index > 0 and sentence.words[word.index - 1].text.lower() in {"regional", "provincial"}
    for mention in reversed(() if regional else earlier):
        if mention.kind is PlaceKind.NAME and not mention.in_name and _is_capital(mention, gazetteer):
            return mention
    for mention in reversed(earlier):
        if mention.place is None:
            continue
        country = mention.place.country
        entry = None
        if regional and mention.region is not None:
            entry = gazetteer.seat_of(mention.region)
        elif not regional and country:
            entry = gazetteer.capital_of(country)
        if entry is not None:
            return replace(mention, place=entry.place(), zone=entry.zone, region=entry.region, is_settlement=True)
    return None


def _fits(kind: str, mention: PlaceFound, noun: str) -> bool:
    if mention.place is None or mention.kind is PlaceKind.DEMONYM:
        return False
    precision = mention.place.precision
    if kind == "settlement":
        return mention.kind is PlaceKind.NAME and (mention.is_settlement or precision is PlacePrecision.SETTLEMENT)
    if kind == "region":
        return mention.is_region and mention.kind is PlaceKind.NAME
    if kind == "country":
        return mention.kind is PlaceKind.NAME and precision is PlacePrecision.COUNTRY
    if kind == "point":
        site = mention.kind is PlaceKind.FACILITY or precision is PlacePrecision.POINT
        return site and noun in f"{mention.text} {mention.place.name}".lower().split()
    if kind == "area":
        return noun in mention.place.name.lower().split() and not mention.in_name
    return False


def _anaphor(text: str, sentence: Sentence, where: tuple[int, int, int], antecedent: PlaceFound | None) -> PlaceFound:
    number, first, last = where
    start, end = sentence.words[first].start, sentence.words[last - 1].end
    following = sentence.words[last].text if last < len(sentence.words) else ""
    return PlaceFound(
        sentence=number,
        first_word=first,
        last_word=last,
        span=EvidenceSpan(start=start, end=end, text=text[start:end]),
        kind=PlaceKind.ANAPHOR,
        place=antecedent.place if antecedent else None,
        container=antecedent.container if antecedent else None,
        zone=antecedent.zone if antecedent else None,
        confidence=0.7 * antecedent.confidence if antecedent else 0.0,
        in_name=place_words().has("actor_words", following),
        antecedent=antecedent.span if antecedent else None,
        region=antecedent.region if antecedent else None,
        is_region=bool(antecedent and antecedent.is_region),
        is_settlement=bool(antecedent and antecedent.is_settlement),
    )
