"""Finds through what something was said: Telegram, a briefing, an outlet that was told it."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.model.actor import ActorType, Channel
from counterclaim.model.document import Document
from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.knowledge_files import knowledge
from counterclaim.read.speech.actors import ActorFound, within
from counterclaim.read.speech.attributions import Attribution


@cache
def _channel_names() -> re.Pattern[str]:
    names = sorted(knowledge("actors")["media"]["channels"], key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(name) for name in names) + r")(?![\w-])")


def channel_of(
    document: Document, sentence: Sentence, attribution: Attribution, actors: tuple[ActorFound, ...]
) -> Channel | None:
    """The channel of one act of saying; null where the words name none."""
    if attribution.listener:
        words = [sentence.words[index] for index in attribution.listener]
        start, end = words[0].start, words[-1].end
        for found in within(actors, start, end):
            if found.actor.type is ActorType.OUTLET:
                return Channel(span=document.span(found.start, found.end), name=found.actor.name)
    beside = sorted(attribution.own)
    for index in beside:
        word = sentence.words[index]
        match = _channel_names().match(document.text, word.start)
        if match is not None and _through(sentence, attribution, index):
            return Channel(span=document.span(match.start(), match.end()), name=match.group())
    return None


def _through(sentence: Sentence, attribution: Attribution, index: int) -> bool:
    """Whether the name is a way of saying ("on X", "Telegram channel") and no part of a longer name."""
    before = sentence.words[index - 1].text.lower() if index else ""
    if sentence.words[index].text in ("X", "radio", "television", "TV"):
        return before in ("on", "via", "state", "national", "to")
    return before != "'s" or index not in attribution.speaker
