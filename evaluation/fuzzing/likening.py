"""An analyser that is quick on endless repetitions: sentences that differ in their digits alone get one analysis."""

from __future__ import annotations

import re
from dataclasses import replace

from counterclaim.read.grammar.analysis import Sentence
from counterclaim.read.grammar.onnx_analysis import OnnxAnalyser, english_analyser
from counterclaim.read.grammar.sentences import Stretch, split_sentences

_DIGIT = re.compile(r"\d")


class LikeningAnalyser:
    """The package's own analyser, asked once for each shape of sentence; what takes time after it is the rest."""

    name = "likening 1"

    def __init__(self, analyser: OnnxAnalyser | None = None) -> None:
        self._analyser = analyser or english_analyser()
        self._known: dict[str, tuple[Sentence, ...]] = {}

    def analyse(self, text: str) -> tuple[Sentence, ...]:
        """All sentences of a text, in order."""
        found: list[Sentence] = []
        for stretch in split_sentences(text):
            for sentence in self._like(text[stretch.start : stretch.end]):
                found.append(_put(sentence, stretch, text, len(found)))
        return tuple(found)

    def _like(self, quote: str) -> tuple[Sentence, ...]:
        shape = _DIGIT.sub("7", quote)
        if shape not in self._known:
            self._known[shape] = self._analyser.analyse(shape)
        return self._known[shape]


def _put(sentence: Sentence, stretch: Stretch, text: str, index: int) -> Sentence:
    """An analysed sentence in its place in the text, with the text's own digits."""
    start, end = stretch.start + sentence.start, stretch.start + sentence.end
    words = (
        replace(
            word,
            start=stretch.start + word.start,
            end=stretch.start + word.end,
            text=text[stretch.start + word.start : stretch.start + word.end],
            lemma=text[stretch.start + word.start : stretch.start + word.end] if "7" in word.lemma else word.lemma,
        )
        for word in sentence.words
    )
    return replace(
        sentence,
        index=index,
        paragraph=stretch.paragraph,
        start=start,
        end=end,
        text=text[start:end],
        words=tuple(words),
    )
