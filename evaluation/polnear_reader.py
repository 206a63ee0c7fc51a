"""Turns the shipped reader's acts of saying into PolNeAR's spans of tokens, as its guidelines draw them.

The reader is after claims of war: who says what happened. PolNeAR also marks support, intention and belief.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from evaluation.polnear_rows import TaggedRow, TaggedSpan, labels_of, span_over

from counterclaim.read.grammar.analysis import Analyser, Sentence
from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.speech.attributions import Attribution, find_attributions
from counterclaim.read.speech.quotations import quoted_ranges, speech_range

_SPELLINGS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "--": "–"}
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]”'’]|n['’]t|['’]\w+|\.\.\.")
_NO_SPACE_AFTER = frozenset("“([$£€#@")
_EDGES = frozenset(",.;:–-—")

Stretch = tuple[int, int, str]
"""Start and end in the text, and the kind."""


def label_with_reader(rows: Sequence[TaggedRow]) -> list[TaggedRow]:
    """The rows with the labels that the shipped reader's attributions give."""
    analyser = english_analyser()
    return [TaggedRow(row.tokens, reader_labels(row.tokens, analyser), row.document) for row in rows]


def reader_labels(tokens: Sequence[str], analyser: Analyser) -> tuple[str, ...]:
    """The labels of one row."""
    text, places = plain_text(tokens)
    quotes = quoted_ranges(text)
    found: dict[str, list[TaggedSpan]] = {"source": [], "cue": [], "content": []}
    for sentence in analyser.analyse(text):
        outermost = [one for one in _outermost(find_attributions(sentence)) if not _quoted(sentence, one, quotes)]
        stretches = [stretch for one in outermost for stretch in stretches_of(sentence, one)]
        quote = speech_range(quotes, sentence)
        if quote is not None and not outermost:
            stretches.append((max(quote[0], sentence.start), min(quote[1], sentence.end), "content"))
        for start, end, kind in stretches:
            span = span_over(places, kind, start, end)
            if span is not None:
                found[kind].append(_closed(span, tokens) if kind == "source" else span)
    contents = _joined(sorted(found["content"]), tokens)
    return labels_of(len(tokens), (*found["cue"], *found["source"], *contents))


def _quoted(sentence: Sentence, attribution: Attribution, quotes: Sequence[tuple[int, int]]) -> bool:
    """Whether somebody else's words hold the verb of saying: they are content there, whole."""
    cue = sentence.words[attribution.cue]
    return any(start < cue.start and cue.end < end for start, end in quotes)


def plain_text(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Tokens as running text, and where each stands in it."""
    text, places = "", []
    for token in tokens:
        word = _SPELLINGS.get(token, token)
        if text and text[-1] not in _NO_SPACE_AFTER and not _NO_SPACE_BEFORE.fullmatch(word):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    return text, places


def _outermost(found: Iterable[Attribution]) -> list[Attribution]:
    """The acts of saying in no other's content, as PolNeAR's never nest; "adding that …" goes on with one."""
    kept: list[Attribution] = []
    for one in found:
        holders = [other for other in found if one.cue in other.content and other.cue not in one.content]
        if all(one.speaker and other.speaker == one.speaker for other in holders):
            kept.append(one)
    return kept


def stretches_of(sentence: Sentence, attribution: Attribution) -> Iterator[Stretch]:
    """What PolNeAR would mark of an act of saying: speaker, verb with its auxiliaries, content."""
    words = sentence.words
    if attribution.speaker:
        yield words[attribution.speaker[0]].start, words[attribution.speaker[-1]].end, "source"
    first = last = attribution.cue
    if attribution.lemma == "according":
        last += 1
    while first > 0 and _goes_with(sentence, first - 1, attribution):
        first -= 1
    yield words[first].start, words[min(last, len(words) - 1)].end, "cue"
    for run in _runs(sentence, attribution, set(range(first, last + 1))):
        yield words[run[0]].start, words[run[-1]].end, "content"


def _goes_with(sentence: Sentence, index: int, attribution: Attribution) -> bool:
    """Whether a word before the verb belongs to the cue: an auxiliary, an adverb."""
    word = sentence.words[index]
    return word.head == attribution.cue and word.relation in ("aux", "aux:pass", "advmod", "cop")


def _runs(sentence: Sentence, attribution: Attribution, cue: set[int]) -> Iterator[list[int]]:
    """The unbroken runs of the content, without the punctuation at their edges, quotation marks apart."""
    words = sentence.words
    outside = cue | set(attribution.speaker) | set(attribution.own)
    inside = [index for index in sorted(attribution.content) if index not in outside]
    runs: list[list[int]] = []
    for index in inside:
        gap = range(runs[-1][-1] + 1, index) if runs else range(0)
        if runs and all(words[one].upos == "PUNCT" and one not in outside for one in gap):
            runs[-1].extend((*gap, index))
        else:
            runs.append([index])
    for run in runs:
        trimmed = _trimmed(sentence, run)
        if any(words[index].upos != "PUNCT" for index in trimmed):
            yield trimmed


def _trimmed(sentence: Sentence, run: list[int]) -> list[int]:
    words = sentence.words
    text = [words[index].text for index in run]
    while text and text[0] in _EDGES:
        run, text = run[1:], text[1:]
    while text and text[-1] in _EDGES:
        run, text = run[:-1], text[:-1]
    return run


def _closed(source: TaggedSpan, tokens: Sequence[str]) -> TaggedSpan:
    """A source with the bracket, or the comma after an apposition, that closes it."""
    inside, after = tokens[source.start : source.end], tokens[source.end : source.end + 1]
    bracket = "-LRB-" in inside or "(" in inside
    if bracket and after and after[0] in (")", "-RRB-"):
        return TaggedSpan(source.start, source.end + 1, source.kind)
    if "," in inside and after and after[0] == "," and source.end + 1 < len(tokens):
        return TaggedSpan(source.start, source.end + 1, source.kind)
    return source


def quotations(tokens: Sequence[str]) -> list[range]:
    """The stretches of tokens from an opening quotation mark to the closing one, or to the row's end."""
    found: list[range] = []
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token in ("``", "“") or (token == '"' and opened is None):
            opened = index if opened is None else opened
        elif token in ("''", "”", '"') and opened is not None:
            found.append(range(opened, index + 1))
            opened = None
    if opened is not None:
        found.append(range(opened, len(tokens)))
    return found


def _joined(contents: Iterable[TaggedSpan], tokens: Sequence[str]) -> list[TaggedSpan]:
    """Contents grown to the ends of the quotations that they begin or end in, and made one where they touch."""
    done: list[TaggedSpan] = []
    stretches = quotations(tokens)
    for span in contents:
        start, end = span.start, span.end
        for stretch in stretches:
            start = stretch.start if start in stretch else start
            end = stretch.stop if end - 1 in stretch else end
        if done and start <= done[-1].end:
            start, end = done[-1].start, max(end, done.pop().end)
        done.append(TaggedSpan(start, end, "content"))
    return done
