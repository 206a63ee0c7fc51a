"""PolNeAR (Newell, Margolin and Ruths 2018) as rows of tokens with BIO labels: source, cue and content.

Two native forms are read: the `.jsonl` file of tokens and labels in which others report, and a folder with `text/` and
`attributions/` (brat's notation), of which each paragraph becomes a row. Attributions never nest there: one label for a
token says all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

KINDS = ("source", "cue", "content")
LABELS = ("O", *(f"{edge}-{kind}" for kind in KINDS for edge in "BI"))

_TOKEN = re.compile(r"\w+(?:[.'’-]\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class TaggedRow:
    """A paragraph's tokens, the label of each, and the name of its document with its coder (empty if not told)."""

    tokens: tuple[str, ...]
    labels: tuple[str, ...]
    document: str = ""


@dataclass(frozen=True, slots=True, order=True)
class TaggedSpan:
    """A stretch of tokens of one kind, `end` exclusive."""

    start: int
    end: int
    kind: str


def spans_of(labels: Sequence[str]) -> list[TaggedSpan]:
    """The spans that labels tell, in text order; an I- that continues nothing begins a span."""
    spans: list[TaggedSpan] = []
    for index, label in enumerate(labels):
        edge, _, kind = label.partition("-")
        last = spans[-1] if spans else None
        if edge == "I" and last is not None and last.end == index and last.kind == kind:
            spans[-1] = TaggedSpan(last.start, index + 1, kind)
        elif kind:
            spans.append(TaggedSpan(index, index + 1, kind))
    return spans


def labels_of(length: int, spans: Iterable[TaggedSpan]) -> tuple[str, ...]:
    """The labels of a row of so many tokens; where spans overlap, the later one of the sequence gives way."""
    labels = ["O"] * length
    for span in spans:
        free = [index for index in range(span.start, min(span.end, length)) if labels[index] == "O"]
        for index in free:
            labels[index] = f"{'I' if index - 1 in free else 'B'}-{span.kind}"
    return tuple(labels)


def read_rows(path: Path) -> list[TaggedRow]:
    """The rows of a `.jsonl` file or of a folder. Raises OSError, ValueError or KeyError on what is neither."""
    if path.is_dir():
        return [row for document in sorted((path / "text").glob("*.txt")) for row in _rows_of(document)]
    with path.open(encoding="utf-8") as lines:
        return [_row(json.loads(line)) for line in lines if line.strip()]


def _row(line: dict[str, object]) -> TaggedRow:
    tokens, labels = line["tokens"], line.get("labels")
    if not isinstance(tokens, list) or not isinstance(labels, list | None):
        raise ValueError("a row needs a list of tokens, and of labels if it has any")
    labels = ["O"] * len(tokens) if labels is None else labels
    if len(labels) != len(tokens) or not set(labels) <= set(LABELS):
        raise ValueError(f"the labels of a row do not fit its tokens: {' '.join(map(str, tokens[:8]))}")
    return TaggedRow(tuple(map(str, tokens)), tuple(labels), str(line.get("id", "")))


def write_rows(rows: Iterable[TaggedRow], path: Path) -> None:
    """Writes rows in the `.jsonl` form."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            named = {"id": row.document} if row.document else {}
            line = {**named, "tokens": row.tokens, "labels": row.labels}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _rows_of(document: Path) -> Iterator[TaggedRow]:
    """The paragraphs of a text, once for each coder of it."""
    text = document.read_text(encoding="utf-8")
    for coded in sorted((document.parent.parent / "attributions").glob(f"{document.stem}_*.ann")):
        stretches = list(_stretches(coded.read_text(encoding="utf-8")))
        for paragraph in re.finditer(r"[^\n]*\S[^\n]*", text):
            places = [(one.start(), one.end()) for one in _TOKEN.finditer(text, paragraph.start(), paragraph.end())]
            spans = (span_over(places, *stretch) for stretch in stretches)
            labels = labels_of(len(places), (span for span in spans if span is not None))
            yield TaggedRow(tuple(text[start:end] for start, end in places), labels, coded.stem)


def _stretches(annotations: str) -> Iterator[tuple[str, int, int]]:
    """The kind and offsets of all unbroken stretches that a file of brat's notation marks."""
    for line in annotations.splitlines():
        parts = line.split("\t")
        kind, _, offsets = parts[1].partition(" ") if len(parts) > 1 else ("", "", "")
        if line.startswith("T") and kind.lower() in KINDS:
            for stretch in offsets.split(";"):
                start, end = stretch.split()
                yield kind.lower(), int(start), int(end)


def span_over(places: Sequence[tuple[int, int]], kind: str, start: int, end: int) -> TaggedSpan | None:
    """The tokens under a stretch of text."""
    under = [index for index, place in enumerate(places) if place[0] < end and start < place[1]]
    return TaggedSpan(under[0], under[-1] + 1, kind) if under else None
