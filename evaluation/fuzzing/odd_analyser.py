# ruff: noqa: E501  (long lists of odd pieces)
"""An analyser for fuzzing: quick, always the same for the same words, and often wrong, as a model is on odd text."""

from __future__ import annotations

from zlib import crc32

from counterclaim.read.grammar.analysis import ROOT, Sentence, Word
from counterclaim.read.grammar.lemmas import lemma_of
from counterclaim.read.grammar.sentences import split_sentences
from counterclaim.read.grammar.words import split_words

TAGS = (
    ("NOUN", "NN"), ("NOUN", "NNS"), ("PROPN", "NNP"), ("VERB", "VBD"), ("VERB", "VBN"), ("VERB", "VBZ"), ("VERB", "VBG"),
    ("VERB", "VB"), ("AUX", "VBD"), ("ADJ", "JJ"), ("ADV", "RB"), ("ADP", "IN"), ("DET", "DT"), ("PRON", "PRP"), ("NUM", "CD"),
    ("CCONJ", "CC"), ("SCONJ", "IN"), ("PUNCT", ","), ("PRON", "PRP$"), ("PART", "TO"),
)  # fmt: skip
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "amod", "nummod", "det", "case", "mark", "ccomp",
    "xcomp", "advcl", "acl", "acl:relcl", "conj", "cc", "appos", "compound", "flat", "parataxis", "aux", "aux:pass", "cop",
    "advmod", "punct", "dep",
)  # fmt: skip
ENTITIES = ("O", "O", "O", "O", "B-LOC", "I-LOC", "B-PERSON", "I-PERSON", "B-ORG", "B-DATE", "B-NORP", "B-WEAPON")


class OddAnalyser:
    """Tags and trees drawn from a checksum of the words: any text has a tree with one root, seldom the right one."""

    name = "odd 1"

    def analyse(self, text: str) -> tuple[Sentence, ...]:
        """All sentences of a text, in order."""
        found = []
        for index, (start, end, paragraph) in enumerate(split_sentences(text)):
            quote = text[start:end]
            words = _words(quote, start)
            below: list[list[int]] = [[] for _ in words]
            for word in words:
                if word.head != ROOT:
                    below[word.head].append(word.index)
            found.append(
                Sentence(
                    index=index,
                    paragraph=paragraph,
                    start=words[0].start,
                    end=words[-1].end,
                    text=text[words[0].start : words[-1].end],
                    words=words,
                    children=tuple(map(tuple, below)),
                )
            )
        return tuple(found)


def _words(quote: str, offset: int) -> tuple[Word, ...]:
    spans = split_words(quote)
    root = crc32(quote.encode("utf-8", "replace")) % len(spans)
    return tuple(_word(quote, span, index, offset, root) for index, span in enumerate(spans))


def _word(quote: str, span: tuple[int, int], index: int, offset: int, root: int) -> Word:
    text = quote[span[0] : span[1]]
    drawn = crc32(f"{index} {text}".encode("utf-8", "replace"))
    upos, xpos = ("NUM", "CD") if text[0].isdigit() else TAGS[drawn % len(TAGS)]
    # heads lie between a word and the root, so that there is no ring
    between = range(min(index, root), max(index, root) + 1)
    head = ROOT if index == root else between[1:][drawn // 64 % (len(between) - 1)] if index < root else 0
    if index > root:
        head = between[:-1][drawn // 64 % (len(between) - 1)]
    return Word(
        index=index,
        text=text,
        start=offset + span[0],
        end=offset + span[1],
        lemma=lemma_of(text, upos, xpos),
        upos=upos,
        xpos=xpos,
        head=head,
        relation="root" if index == root else RELATIONS[drawn // 1024 % len(RELATIONS)],
        entity=ENTITIES[drawn // 65536 % len(ENTITIES)],
    )
