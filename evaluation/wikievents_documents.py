"""Reads WikiEvents (Li, Ji and Han 2021): documents as tokens, with their events and the words that fill each role.

Two forms are read. The published one holds sentences with their own text, entity mentions, and arguments that point to
mentions. In the simplified one a document is tokens alone and arguments are strings; `wikievents_alignment.py` finds
out where they stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FAMILIES = {"attack": "Conflict.Attack", "injury": "Life.Injure", "death": "Life.Die"}
"""The families of events that are scored apart, and how the names of their types begin."""

_NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "!", "?", ")", "]", "”", "%", "...", "…"})
_NO_SPACE_AFTER = frozenset({"(", "[", "“", "‘", "$", "£", "€", "#"})
_APOSTROPHES = frozenset({"'", "’"})
_ENDINGS = frozenset({"s", "re", "ve", "ll", "d", "m", "t"})

Span = tuple[int, int]
"""First and last but one: tokens from the first number up to, not with, the second."""


@dataclass(frozen=True, slots=True)
class CodedArgument:
    """Tokens that fill a role of an event."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event: its type ("Life.Die.Unspecified", or "Life.Die"), the tokens that tell it, and who took part."""

    type: str
    trigger: Span
    arguments: tuple[CodedArgument, ...]
    number: int = 0
    """Its place among the events of its document's row."""

    @property
    def general_type(self) -> str:
        """The first two of the type's names."""
        return ".".join(self.type.split(".")[:2])

    @property
    def family(self) -> str | None:
        """Attack, injury or death; null for all else."""
        return next((name for name, prefix in FAMILIES.items() if self.general_type == prefix), None)


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """A document: `tokens` are offsets into its text (code points, end exclusive), in order."""

    name: str
    text: str
    tokens: tuple[Span, ...]
    events: tuple[CodedEvent, ...]

    def words(self, span: Span) -> str:
        """The text from the first of these tokens to the last."""
        return self.text[self.tokens[span[0]][0] : self.tokens[span[1] - 1][1]]


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a file of JSON lines as they stand there."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def is_published_form(row: Mapping[str, Any]) -> bool:
    """Whether a row has entity mentions, to which its arguments point."""
    return "entity_mentions" in row


def coded_document(row: Mapping[str, Any]) -> CodedDocument:
    """A row of either form as a document."""
    from evaluation.wikievents_alignment import aligned_events

    if is_published_form(row):
        text, tokens = _laid_out(row["sentences"])
        return CodedDocument(row["doc_id"], text, tokens, _pointed(row))
    text, tokens = joined(row["tokens"])
    return CodedDocument(row["docid"], text, tokens, aligned_events(row, text, tokens))


def _laid_out(sentences: Sequence[Any]) -> tuple[str, tuple[Span, ...]]:
    """The text with each coded sentence as a paragraph, and where each token stands in it."""
    parts: list[str] = []
    spans: list[Span] = []
    base = 0
    for words, text in sentences:
        cursor = 0
        for word, *_ in words:
            cursor = text.index(word, cursor)
            spans.append((base + cursor, base + cursor + len(word)))
            cursor += len(word)
        parts.append(text)
        base += len(text) + 2
    return "\n\n".join(parts), tuple(spans)


def _pointed(row: Mapping[str, Any]) -> tuple[CodedEvent, ...]:
    spans = {mention["id"]: (mention["start"], mention["end"]) for mention in row["entity_mentions"]}
    return tuple(
        CodedEvent(
            event["event_type"],
            (event["trigger"]["start"], event["trigger"]["end"]),
            tuple(CodedArgument(one["role"], spans[one["entity_id"]]) for one in event["arguments"]),
            number,
        )
        for number, event in enumerate(row["event_mentions"])
    )


def joined(tokens: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """A readable text of bare tokens: no space before a full stop, within "don’t" or round a hyphen."""
    text, spans = "", []
    for number, token in enumerate(tokens):
        before = tokens[number - 1] if number else ""
        if number and not _touches(before, token, tokens[number + 1] if number + 1 < len(tokens) else ""):
            text += " "
        spans.append((len(text), len(text) + len(token)))
        text += token
    return text, tuple(spans)


def _touches(before: str, token: str, after: str) -> bool:
    if token in _NO_SPACE_BEFORE or before in _NO_SPACE_AFTER:
        return True
    if token in _APOSTROPHES:
        return after in _ENDINGS
    if before in _APOSTROPHES:
        return token in _ENDINGS
    hyphen = "-" in (token, before)
    beside = (before, after) if token == "-" else (token,)
    return hyphen and all(one[:1].isalnum() for one in beside)
