"""Finds where the events and arguments of WikiEvents' simplified form stand, which gives their words alone.

There a trigger's place is the first place of its word in the document, and an argument has none; a doubled last letter
may be lost ("kil"). In the published form no two events share a trigger, events mostly come in the order of the text,
and of the arguments of attacks, injuries and deaths in its development part all stand in the trigger's sentence, 182
of 184 of them at the nearest place of their words. So each event takes a place of its own for its trigger: where most
of its arguments are in the sentence, and in order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.wikievents_documents import CodedArgument, CodedEvent, Span

from counterclaim.read.grammar.sentences import split_sentences

_ABSENT = 10.0
"""What an argument costs that isn't in the trigger's sentence; a token between the two costs a fiftieth."""
_NEAR = 50.0
_OUT_OF_ORDER = 5.0
"""The most that a place out of the order of the events costs; a token out of order costs a hundredth."""
_STRETCH = 100.0


@dataclass(frozen=True, slots=True)
class _Places:
    """The tokens of one document in lower case, and the number of the sentence of each."""

    tokens: tuple[str, ...]
    sentences: tuple[int, ...]

    def of(self, words: str) -> tuple[Span, ...]:
        """Everywhere that these words stand, with a lost last letter given back where need be."""
        compact = re.sub(r"\s", "", words)
        for end in ("", compact[-1:], compact[-1:] * 2):
            found = tuple(self._spelt(compact + end))
            if found or not compact:
                return found
        return ()

    def _spelt(self, compact: str) -> Iterator[Span]:
        for start, token in enumerate(self.tokens):
            if not compact.startswith(token):
                continue
            end, spelt = start + 1, token
            while len(spelt) < len(compact) and end < len(self.tokens):
                spelt += self.tokens[end]
                end += 1
            if spelt == compact:
                yield start, end

    def nearest(self, words: str, trigger: Span) -> Span | None:
        """Where the words stand nearest to a trigger in its sentence, but not on it."""
        here = [
            span
            for span in self.of(words)
            if self.sentences[span[0]] == self.sentences[trigger[0]] and _gap(span, trigger) >= 0
        ]
        return min(here, key=lambda span: (_gap(span, trigger), span), default=None)


def _gap(one: Span, other: Span) -> int:
    """Tokens between two spans; below nought where they overlap."""
    return max(one[0] - other[1], other[0] - one[1])


def aligned_events(row: Mapping[str, Any], text: str, tokens: Sequence[Span]) -> tuple[CodedEvent, ...]:
    """The events of a document in the simplified form, with places; those whose trigger is nowhere are left out."""
    starts = [stretch.start for stretch in split_sentences(text)]
    places = _Places(tuple(row["tokens"]), tuple(bisect_right(starts, start) for start, _ in tokens))
    events: list[Mapping[str, Any]] = row["event_mentions"]
    options = [places.of(event["trigger"]["text"]) for event in events]
    chosen = _assigned(places, events, options)
    return tuple(
        CodedEvent(event["event_type"], trigger, tuple(_arguments(places, event, trigger)), number)
        for number, (event, trigger) in enumerate(zip(events, chosen, strict=True))
        if trigger is not None
    )


def _arguments(places: _Places, event: Mapping[str, Any], trigger: Span) -> Iterator[CodedArgument]:
    for argument in event["arguments"]:
        span = places.nearest(argument["text"], trigger)
        if span is not None:
            yield CodedArgument(argument["role"], span)


def _assigned(
    places: _Places, events: Sequence[Mapping[str, Any]], options: Sequence[Sequence[Span]]
) -> list[Span | None]:
    """A place for each event, the cheapest first, no place twice."""
    offers = sorted(
        (_cost(places, event, span) + _disorder(options, number, span), number, span)
        for number, event in enumerate(events)
        for span in options[number]
    )
    chosen: list[Span | None] = [None] * len(events)
    taken: set[Span] = set()
    for _, number, span in offers:
        if chosen[number] is None and span not in taken:
            chosen[number] = span
            taken.add(span)
    return chosen


def _cost(places: _Places, event: Mapping[str, Any], trigger: Span) -> float:
    """How ill a trigger's place suits an event's arguments."""
    cost = 0.0
    for argument in event["arguments"]:
        span = places.nearest(argument["text"], trigger)
        cost += _ABSENT if span is None else _gap(span, trigger) / _NEAR
    return cost


def _disorder(options: Sequence[Sequence[Span]], number: int, trigger: Span) -> float:
    """How far a place lies outside the stretch between the nearest events before and after that have one place only."""
    before = next((spans[0][0] for spans in reversed(options[:number]) if len(spans) == 1), 0)
    after = next((spans[0][0] for spans in options[number + 1 :] if len(spans) == 1), trigger[0])
    outside = max(before - trigger[0], trigger[0] - max(before, after), 0)
    return min(_OUT_OF_ORDER, outside / _STRETCH)
