"""The stretch of a sentence that a claim rests on, cut around it where the sentence is long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.model.claim import Claim
from counterclaim.model.evidence import EvidenceSpan

ELLIPSIS = "…"


def quoted(claim: Claim, most: int) -> Iterator[tuple[str, bool]]:
    """The words of a claim's sentence piece by piece, each with whether the claim rests on it."""
    sentence = claim.sentence
    start, end = passage_within(sentence, claim.evidence, most)
    place = start
    if start > sentence.start:
        yield f"{ELLIPSIS} ", False
    for left, right in stretches_within(claim.evidence, start, end):
        if left > place:
            yield sentence.text[place - sentence.start : left - sentence.start], False
        yield sentence.text[left - sentence.start : right - sentence.start], True
        place = right
    if place < end:
        yield sentence.text[place - sentence.start : end - sentence.start], False
    if end < sentence.end:
        yield f" {ELLIPSIS}", False


def stretches_within(evidence: Iterable[EvidenceSpan], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of evidence between two offsets, joined where they meet; the whole sentence is none."""
    edges = sorted(
        (max(span.start, start), min(span.end, end)) for span in evidence if span.end - span.start < end - start
    )
    joined: list[tuple[int, int]] = []
    for left, right in edges:
        if right <= left:
            continue
        if joined and left <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def passage_within(sentence: EvidenceSpan, evidence: Iterable[EvidenceSpan], most: int) -> tuple[int, int]:
    """The stretch of a sentence to show: all if it is short, else whole words around the middle of the evidence."""
    if len(sentence.text) <= most:
        return sentence.start, sentence.end
    inside = [span for span in evidence if sentence.holds(span) and len(span.text) < len(sentence.text)]
    first = min((span.start for span in inside), default=sentence.start)
    last = max((span.end for span in inside), default=sentence.start)
    slack = max(most - (last - first), 0) // 2
    start = max(min(first - slack, sentence.end - most), sentence.start)
    end = min(start + most, sentence.end)
    if start > sentence.start:
        space = sentence.text.find(" ", start - sentence.start, first - sentence.start)
        start = sentence.start + space + 1 if space >= 0 else start
    if end < sentence.end:
        space = sentence.text.rfind(" ", 0, end - sentence.start)
        end = sentence.start + space if sentence.start + space > start else end
    return start, end
