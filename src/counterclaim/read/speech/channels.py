"""Finds through what something was said: Telegram, a briefing, an outlet that was told it or that passes it on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from counterclaim.model.actor import ActorType, Channel
from counterclaim.model.document import Document
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.knowledge_files import knowledge, word_list
from counterclaim.read.speech.actors import ActorFound, find_actors, within
from counterclaim.read.speech.attributions import Attribution

_BEFORE_OCCASIONS = frozenset({"in", "at", "by", "during", "via", "through", "over", "on"})
_WORDS_BEFORE = 200
"""Characters in which the two words before a name are looked for."""
_LONGEST_NAME = 6
"""Words in the name of an outlet."""


@cache
def _channel_names() -> re.Pattern[str]:
    names = sorted(knowledge("actors")["media"]["channels"], key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w-])")


@cache
def _occasions() -> re.Pattern[str]:
    nouns = "|".join(
        re.escape(noun) for noun in sorted(word_list("actors", "media", "occasions"), key=lambda one: -len(one))
    )
    kinds = "|".join(re.escape(kind) for kind in sorted(word_list("actors", "media", "manners")))
    return re.compile(rf"(?i)\b(?:(?:{kinds})[ -]){{0,3}}(?:{nouns})\b")


def is_outlet(name: str) -> bool:
    """Whether a name is that of an outlet: one of the registry, or one with a word for press or broadcasting in it."""
    known = any(
        one.actor.type is ActorType.OUTLET and one.end - one.start >= len(name) - 4 for one in find_actors(name)
    )
    words = [word.lower() for word in re.findall(r"\w+", name)]
    named = words not in (["the", "media"], ["media"], ["the", "press"]) and len(words) <= _LONGEST_NAME
    return known or (named and not word_list("actors", "media", "nouns").isdisjoint(words))


def channel_of(
    document: Document, sentence: Sentence, attribution: Attribution, actors: tuple[ActorFound, ...]
) -> Channel | None:
    """The channel of one act of saying; null where the words name none."""
    found = _told(document, sentence, attribution, actors)
    if found is not None:
        return found
    beside = sorted(set(attribution.own) | _after_comma(sentence, attribution))
    for index in beside:
        word = sentence.words[index]
        match = _channel_names().match(document.text, word.start)
        if match is not None and _through(sentence, attribution, index):
            return Channel(span=document.span(match.start(), match.end()), name=match.group())
    for start, end in _runs(sentence, (index for index in beside if index not in attribution.speaker)):
        for one in within(actors, start, end):
            before = document.text[max(0, one.start - _WORDS_BEFORE) : one.start].rsplit(None, 2)[-2:]
            if one.actor.type is ActorType.OUTLET and {"to", "by", "with"} & {word.lower() for word in before}:
                return Channel(span=document.span(one.start, one.end), name=one.actor.name)
        occasion = _occasion(document, start, end)
        if occasion is not None:
            return occasion
    return _right_after(document, sentence, attribution)


def _right_after(document: Document, sentence: Sentence, attribution: Attribution) -> Channel | None:
    """The channel right after a verb of saying: "she said at a briefing on Monday, …"."""
    start = sentence.words[attribution.cue].end
    end = min(sentence.end, start + 80)
    stop = re.compile(r"[,;:.“”\"]|\bthat\b").search(document.text, start, end)
    end = stop.start() if stop else end
    named = re.compile(rf"\b(?:on|via|through|in) (?:\w+ ){{0,2}}(?P<name>{_channel_names().pattern})").search(
        document.text, start, end
    )
    if named is not None:
        return Channel(span=document.span(*named.span("name")), name=named.group("name"))
    return _occasion(document, start, end)


def _told(
    document: Document, sentence: Sentence, attribution: Attribution, actors: tuple[ActorFound, ...]
) -> Channel | None:
    """The outlet or the occasion that was told: "told Al Jazeera", "told a briefing"."""
    if not attribution.listener:
        return None
    words = [sentence.words[index] for index in attribution.listener]
    start, end = words[0].start, words[-1].end
    known = within(actors, start, end)
    for found in known:
        if found.actor.type is ActorType.OUTLET:
            return Channel(span=document.span(found.start, found.end), name=found.actor.name)
    named = [word for word in words if word.upos == "PROPN" and not word.entity.endswith("PERSON")]
    if named and not known:
        span = document.span(named[0].start, named[-1].end)
        if any(word.entity.endswith("ORG") for word in named) or is_outlet(document.text[start:end]):
            return Channel(span=span, name=span.text)
    return _occasion(document, start, end, bare=True) or (
        Channel(span=document.span(start, end), name=document.text[start:end])
        if not named and is_outlet(document.text[start:end])
        else None
    )


def _occasion(document: Document, start: int, end: int, *, bare: bool = False) -> Channel | None:
    """The occasion or means within a stretch: "in his nightly address"; `bare` asks for no preposition."""
    for match in _occasions().finditer(document.text, start, end):
        before = re.findall(r"[\w'’-]+", document.text[max(0, start - 12, match.start() - 60) : match.start()])[-4:]
        if bare or _BEFORE_OCCASIONS & {word.lower() for word in before}:
            return Channel(span=document.span(match.start(), match.end()), name=match.group())
    return None


def _after_comma(sentence: Sentence, attribution: Attribution) -> set[int]:
    """The few words around a verb of saying that belong to nobody's content: "…, writing on X, …"."""
    near = range(max(0, attribution.cue - 14), min(len(sentence.words), attribution.cue + 9))
    return {index for index in near if index not in attribution.content}


def _runs(sentence: Sentence, indices: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches of text that these words make up, where they stand side by side."""
    first = last = None
    for index in indices:
        if last is not None and index != last + 1 and first is not None:
            yield sentence.words[first].start, sentence.words[last].end
            first = None
        first = index if first is None else first
        last = index
    if first is not None and last is not None:
        yield sentence.words[first].start, sentence.words[last].end


def _through(sentence: Sentence, attribution: Attribution, index: int) -> bool:
    """Whether the name is a way of saying ("on X", "Telegram channel") and no part of a longer name."""
    before = sentence.words[index - 1].text.lower() if index else ""
    if sentence.words[index].text in ("X", "radio", "television", "TV"):
        if index in attribution.speaker:
            return False
        return before in ("on", "via", "state", "national", "to", "public")
    if index in attribution.speaker and sentence.words[index].text.lower() in (
        "state",
        "national",
        "television",
        "tv",
        "radio",
    ):
        return False
    return before != "'s" or index not in attribution.speaker
