"""Scores the model as it runs in the package, on trees, tags, entities, splitting and speed."""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from counterclaim.read.grammar.lemmas import lemma_of
from counterclaim.read.grammar.onnx_analysis import OnnxAnalyser, Reading
from counterclaim.read.grammar.sentences import split_sentences
from training import entities, treebank
from training.treebank import MOST_WORDS, TreeSentence

Read = Callable[[list[str]], Reading]
Span = tuple[int, int, str]


def percent(part: float, whole: float) -> float:
    """A share as a percentage with two decimals; nothing of nothing is nothing."""
    return round(100 * part / whole, 2) if whole else 0.0


def score_trees(read: Read, sentences: Iterable[TreeSentence]) -> dict[str, float]:
    """Attachment and tag scores on gold words, punctuation included, as CoNLL 2018 counts them but with full labels."""
    words = heads = labelled = upos = xpos = lemmas = exact = count = 0
    for sentence in sentences:
        if len(sentence.words) > MOST_WORDS:
            continue
        reading = read(sentence.words)
        right = [a == b - 1 for a, b in zip(reading.heads, sentence.heads, strict=True)]
        words += len(right)
        heads += sum(right)
        labelled += sum(r and a == b for r, a, b in zip(right, reading.relations, sentence.relations, strict=True))
        upos += sum(a == b for a, b in zip(reading.upos, sentence.upos, strict=True))
        xpos += sum(a == b for a, b in zip(reading.xpos, sentence.xpos, strict=True))
        guessed = (lemma_of(*row) for row in zip(sentence.words, reading.upos, reading.xpos, strict=True))
        lemmas += sum(a.lower() == b.lower() for a, b in zip(guessed, sentence.lemmas, strict=True))
        exact += all(right)
        count += 1
    return {
        "words": words,
        "UAS": percent(heads, words),
        "LAS": percent(labelled, words),
        "UPOS": percent(upos, words),
        "XPOS": percent(xpos, words),
        "lemmas": percent(lemmas, words),
        "trees wholly right": percent(exact, count),
    }


def spans_of(tags: list[str]) -> set[Span]:
    """The named spans that BIO tags describe."""
    found, start = set(), None
    for place, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[0] != "I" or tag[2:] != tags[start][2:]):
            found.add((start, place, tags[start][2:]))
            start = None
        if tag[0] == "B" or (tag[0] == "I" and start is None):
            start = place
    return found


def score_entities(read: Read, sentences: Iterable[tuple[list[str], list[str]]]) -> dict[str, float]:
    """Exact-span F1 of entities, of all and of each kind."""
    counts: dict[str, list[int]] = {}
    for words, tags in sentences:
        if len(words) > MOST_WORDS:
            continue
        expected, found = spans_of(tags), spans_of(read(words).entities)
        for span in expected | found:
            for kind in ("all", span[2]):
                tally = counts.setdefault(kind, [0, 0, 0])
                tally[0] += span in expected and span in found
                tally[1] += span in found
                tally[2] += span in expected
    return {kind: percent(2 * right, got + wanted) for kind, (right, got, wanted) in sorted(counts.items())}


def rebuilt(sentences: list[TreeSentence]) -> tuple[str, list[Span], list[list[Span]]]:
    """A document's text as it stood, with the places of its sentences and of their words."""
    text, places, words = "", [], []
    for sentence in sentences:
        if text:
            text += "\n\n" if sentence.opens_paragraph else " "
        start = position = len(text)
        text += sentence.text
        places.append((start, len(text), ""))
        row = []
        for word in sentence.words:
            position = max(text.find(word, position), position)
            row.append((position, position + len(word), ""))
            position += len(word)
        words.append(row)
    return text, places, words


def score_raw(analyser: OnnxAnalyser, documents: Iterable[list[TreeSentence]]) -> dict[str, float]:
    """From raw text: F1 of sentences, of words, and of words with the right head and relation."""
    right, found, expected = [0, 0, 0], [0, 0, 0], [0, 0, 0]
    for sentences in documents:
        text, places, words = rebuilt(sentences)
        gold = [set(places), {span for row in words for span in row}, _gold_arcs(sentences, words)]
        split = {(s.start, s.end, "") for s in split_sentences(text)}
        analysed = analyser.analyse(text)
        got = [split, {(w.start, w.end, "") for s in analysed for w in s.words}, _arcs(analysed)]
        for level in range(3):
            right[level] += len(gold[level] & got[level])
            found[level] += len(got[level])
            expected[level] += len(gold[level])
    names = ("sentences F1", "words F1", "LAS F1 from raw text")
    return {name: percent(2 * right[i], found[i] + expected[i]) for i, name in enumerate(names)}


def _gold_arcs(sentences: list[TreeSentence], words: list[list[Span]]) -> set[tuple[Span, Span | None, str]]:
    return {
        (row[i], row[head - 1] if head else None, relation)
        for sentence, row in zip(sentences, words, strict=True)
        for i, (head, relation) in enumerate(zip(sentence.heads, sentence.relations, strict=True))
    }


def _arcs(analysed: Iterable) -> set[tuple[Span, Span | None, str]]:
    found = set()
    for sentence in analysed:
        for word in sentence.words:
            head = sentence.head_of(word)
            found.add(((word.start, word.end, ""), (head.start, head.end, "") if head else None, word.relation))
    return found


def score_speed(analyser: OnnxAnalyser, texts: list[str]) -> dict[str, float]:
    """Words between spaces a second in this one process, and the share of the time outside the network."""
    analyser.analyse(texts[0])
    analyser.seconds_in_network = 0.0
    started = time.perf_counter()
    for text in texts:
        analyser.analyse(text)
    taken = time.perf_counter() - started
    words = sum(len(text.split()) for text in texts)
    return {
        "words a second": round(words / taken),
        "share outside the network": percent(taken - analyser.seconds_in_network, taken),
        "peak memory MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def score(weights: Path, work: Path) -> dict[str, dict[str, float]]:
    """All scores of the model in a folder, on what training unpacked into the work folder."""
    started = time.perf_counter()
    analyser = OnnxAnalyser(weights)
    analyser.analyse("Load.")
    loaded = time.perf_counter() - started
    gum = work / "ud_english_gum"
    everything = [treebank.join_designations(s) for s in treebank.sentences_of(gum, "test")]
    fit = [s for s in everything if s.genre in treebank.FIT_GENRES]
    news = [s for s in everything if s.genre == "news"]
    names = [name for name in treebank.documents_of(gum, "test") if treebank.genre_of(name) in treebank.FIT_GENRES]
    wnut = [*entities.read_wnut(work / "wnut17/emerging.test.annotated", named_only=False)]
    documents = [treebank.read_document(gum, name) for name in names]
    return {
        "GUM test, all genres": score_trees(analyser.read, everything),
        "GUM test, genres trained on": score_trees(analyser.read, fit),
        "GUM test, news": score_trees(analyser.read, news),
        "entities, GUM test": score_entities(analyser.read, [(s.words, entities.tags_of_tree(s)) for s in fit]),
        "entities, WNUT17 test": score_entities(analyser.read, wnut),
        "raw text, GUM test": score_raw(analyser, documents),
        "speed on GUM test": score_speed(analyser, [rebuilt(sentences)[0] for sentences in documents])
        | {"load and first sentence, seconds": round(loaded, 2)},
    }


def main() -> None:
    """Prints the scores as JSON."""
    parser = argparse.ArgumentParser(prog="python -m training.score", description=__doc__)
    weights = Path(__file__).parents[1] / "src/counterclaim/read/weights"
    parser.add_argument("--weights", type=Path, default=weights, help="the folder with model.onnx")
    parser.add_argument("--corpora", type=Path, default=treebank.CORPORA, help="folder with syntax/ and entities/")
    parser.add_argument("--work", type=Path, default=treebank.WORK, help="where to unpack")
    options = parser.parse_args()
    treebank.unpack(options.corpora, options.work)
    entities.unpack(options.corpora, options.work)
    print(json.dumps(score(options.weights, options.work), indent=1))


if __name__ == "__main__":
    main()
