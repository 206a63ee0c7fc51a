"""Learns what each thing that speaks for a meaning of a place name weighs; writes `knowledge/place_weights.toml`.

`python -m training.place_weights CORPUS…` learns from corpora of coded place names (LGL, TR-News) and from
`place_senses.tsv`: what the names of our own reports mean, as the first version's rules had them where they were sure,
so that war reporting keeps its weight. `--folds 4` prints what is reached on articles not learned from. The model is a
multinomial logistic regression over the meanings of each name, with a quadratic penalty, fitted by Adam; the weights of
[ruled] are set by hand and held. Names are weighed alone first; then twice with what that says of the others.
"""

from __future__ import annotations

import argparse
import json
import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from evaluation.place_corpora import CodedToponym, articles_of
from evaluation.places import NEAR_KM, distance_to, framed

from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.places.evidence import Evidence
from counterclaim.read.places.frames import Frame
from counterclaim.read.places.gazetteer import Entry, world_gazetteer
from counterclaim.read.places.places import frames_of
from counterclaim.read.places.ranking import MOST_MEANINGS, Asked, Weights, ranked, shown
from counterclaim.read.places.senses import asked_of, heard, loudness_of, names_of

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/counterclaim/read/knowledge/place_weights.toml"
ON_THE_SPOT_KM = 25.0
"""A meaning this near to the coded point is right where the gazetteer lacks the coded entry."""
OWN_SHARE = 0.5
"""What a name of our own reports counts beside a coded one."""
PENALTY, STEPS, STEP = 1.0, 400, 0.1

Right = Callable[[Entry], float]


@dataclass(slots=True)
class Text:
    """The names of one text: each mention's question, what is right of it, and what the text's other names say."""

    corpus: str
    asked: list[Asked]
    right: list[Right | None]
    names: dict[Hashable, Asked]
    loudness: dict[Hashable, float]
    evidence: Evidence | None = None
    coded: list[CodedToponym | None] = field(default_factory=list)


def text_of(corpus: str, frames: Sequence[Frame], right: list[Right | None]) -> Text:
    """A text ready to be learned from."""
    asked = asked_of(frames)
    names = names_of(asked)
    own = [replace(names[one.name], container=one.container) if one.container else names[one.name] for one in asked]
    return Text(corpus, own, right, names, loudness_of(frames, asked))


def coded_texts(path: Path) -> Iterator[Text]:
    """The articles of a corpus; a meaning is right by how far it is from the coded one, 0 for the same entry."""
    for article in articles_of(path):
        sentences = english_analyser().analyse(article.text)
        frames = framed(article, sentences, world_gazetteer())
        text = text_of(path.stem, [frame for frame, _ in frames], [_right(coded) for _, coded in frames])
        text.coded = [coded for _, coded in frames]
        yield text


def _right(coded: CodedToponym | None) -> Right | None:
    if coded is None:
        return None
    return lambda entry: -1.0 if entry.id == f"geonames:{coded.geonames}" else distance_to(entry, coded)


def own_texts() -> Iterator[Text]:
    """Our own reports with what their names mean."""
    kept: dict[str, dict[str, str]] = defaultdict(dict)
    for line in (HERE / "place_senses.tsv").read_text(encoding="utf-8").splitlines():
        report, name, key = line.split("\t")
        kept[report][name] = key
    for report, known in kept.items():
        text = json.loads((HERE / "reports" / f"{report}.json").read_text(encoding="utf-8"))["text"]
        frames = frames_of(english_analyser().analyse(text), world_gazetteer())
        keys = [known.get(str(one.name)) for one in asked_of(frames)]
        yield text_of("own", frames, [_same(key) if key else None for key in keys])


def _same(key: str) -> Right:
    return lambda entry: -1.0 if entry.id == key else math.inf


def best(asked: Asked, right: Right) -> int | None:
    """Which of the meanings is the right one; None if none is."""
    found = min(((right(entry), rank) for rank, entry in enumerate(asked.entries[:MOST_MEANINGS])), default=None)
    return found[1] if found and found[0] < ON_THE_SPOT_KM else None


def examples(texts: Sequence[Text], columns: dict[str, int]) -> Iterator[tuple[list[dict[int, float]], int, float]]:
    """Each name of each text once: its meanings as columns of numbers, the right one, and how much it counts."""
    for text in texts:
        seen: Counter[tuple[Hashable, Entry | None, int]] = Counter()
        questions: dict[tuple[Hashable, Entry | None, int], Asked] = {}
        for asked, right in zip(text.asked, text.right, strict=True):
            answer = best(asked, right) if right and len(asked.entries) > 1 else None
            if answer is not None:
                seen[asked.name, asked.container, answer] += 1
                questions[asked.name, asked.container, answer] = asked
        for key, asked in questions.items():
            rows = []
            for entry in asked.entries[:MOST_MEANINGS]:
                row: dict[int, float] = defaultdict(float)
                for name, value in shown(entry, asked, text.evidence):
                    row[columns.setdefault(name, len(columns))] += value
                rows.append(row)
            yield rows, key[2], math.sqrt(seen[key]) * (OWN_SHARE if text.corpus == "own" else 1.0)


def fitted(texts: Sequence[Text], ruled: dict[str, float]) -> Weights:
    """The weights under which the right meanings are likeliest."""
    columns: dict[str, int] = {}
    chosen = list(examples(texts, columns))
    sizes = [len(rows) for rows, _, _ in chosen]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(chosen)), sizes)
    values: Any = np.zeros((sum(sizes), len(columns)), dtype=np.float32)
    for at, row in enumerate(row for rows, _, _ in chosen for row in rows):
        for column, value in row.items():
            values[at, column] = value
    counts = np.array([count for _, _, count in chosen])
    right = values[starts + np.array([answer for _, answer, _ in chosen])]
    held = {columns[name]: weight for name, weight in ruled.items() if name in columns}
    weights: Any = np.zeros(len(columns))
    weights[list(held)] = list(held.values())
    mean: Any = np.zeros_like(weights)
    square: Any = np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = values @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        shares = odds / np.add.reduceat(odds, starts)[group]
        slope = values.T @ (shares * counts[group]) - (right * counts[:, None]).sum(0) + PENALTY * weights
        slope[list(held)] = 0.0
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope * slope
        pace = STEP if step < 0.7 * STEPS else 0.2 * STEP
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: float(weights[column]) for name, column in columns.items()} | ruled


def weigh(texts: Sequence[Text], weights: Weights) -> None:
    """Lets each text's names speak for one another, by what they were found to mean with these weights."""
    for text in texts:
        text.evidence = heard(text.names, text.loudness, text.evidence, weights)


def learn(texts: Sequence[Text], ruled: dict[str, float]) -> tuple[Weights, Weights]:
    """The weights of a name alone and of a name among others."""
    for text in texts:
        text.evidence = None
    alone = fitted(texts, ruled)
    weigh(texts, alone)
    weigh(texts, fitted(texts, ruled))
    return alone, fitted(texts, ruled)


def tested(texts: Sequence[Text], alone: Weights, together: Weights) -> Counter[str]:
    """How many coded names there are, how many are exact and how many near, by corpus."""
    counts: Counter[str] = Counter()
    for text in texts:
        text.evidence = None
    weigh(texts, alone)
    weigh(texts, together)
    for text in texts:
        for asked, coded in zip(text.asked, text.coded, strict=False):
            meanings = ranked(asked, text.evidence, together) if coded else []
            counts[f"{text.corpus} coded"] += coded is not None
            if coded and meanings:
                exact = meanings[0][1].id == f"geonames:{coded.geonames}"
                counts[f"{text.corpus} exact"] += exact
                counts[f"{text.corpus} near"] += exact or distance_to(meanings[0][1], coded) <= NEAR_KM
    return counts


def table(name: str, weights: Weights) -> str:
    """One table of weights as TOML."""
    lines = (f'"{key}" = {weight:.2f}' for key, weight in sorted(weights.items()) if abs(weight) >= 0.005)
    return "\n".join((f"[{name}]", *lines)) + "\n"


def main() -> None:
    """Writes the weights; with --folds, prints scores on held-out articles first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    before = TARGET.read_text(encoding="utf-8")
    ruled: dict[str, float] = tomllib.loads(before)["ruled"]
    texts = [text for path in given.corpora for text in coded_texts(path)] + list(own_texts())
    order = list(range(len(texts)))
    Random(1).shuffle(order)
    counts: Counter[str] = Counter()
    for fold in range(given.folds):
        kept = [texts[at] for place, at in enumerate(order) if place % given.folds != fold]
        weights = learn(kept, ruled)
        counts += tested([texts[at] for at in order[fold :: given.folds]], *weights)
    print(*(f"{name}: {count}" for name, count in sorted(counts.items()) if not name.startswith("own")), sep="\n")
    alone, together = learn(texts, ruled)
    free = [{name: weight for name, weight in weights.items() if name not in ruled} for weights in (alone, together)]
    head = before[: before.index("\n[ruled]\n") + 1]
    tables = (table("ruled", ruled), table("alone", free[0]), table("together", free[1]))
    TARGET.write_text(head + "\n".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
