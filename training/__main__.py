"""Retrains the English model from the data folders, exports it into the package and scores it."""

from __future__ import annotations

import argparse
import json
import os
import shutil
from pathlib import Path

import torch

from counterclaim.read.grammar.onnx_analysis import english_analyser
from counterclaim.read.grammar.pieces import Pieces
from training import claims, entities, lexicon, manifest, score, treebank
from training.batches import Batches
from training.examples import Example
from training.export import export
from training.network import LabelSets, Network, encoder_folder
from training.train import KindSettings, Settings, train, train_kinds

HERE = Path(__file__).parent
NAME = "english-minilm-2"
WEIGHTS = HERE.parent / "src/counterclaim/read/weights"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=treebank.CORPORA, help="folder with syntax/ and entities/")
    parser.add_argument("--work", type=Path, default=treebank.WORK, help="where to unpack and keep checkpoints")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the package keeps its model")
    parser.add_argument("--epochs", type=float, default=Settings().epochs)
    parser.add_argument("--start", type=Path, help="a network.pt whose parser is kept as it is; only kinds are learned")
    threads = max(1, (os.cpu_count() or 2) // 2)
    parser.add_argument("--threads", type=int, default=threads, help="half the cores is best: the other half is shared")
    return parser.parse_args()


def gather(gum: Path, work: Path) -> list[Example]:
    """Everything the model learns from, as examples."""
    trees = [treebank.join_designations(s) for s in treebank.sentences_of(gum, "train", treebank.FIT_GENRES)]
    examples = [Example(s.words, entities.tags_of_tree(s), s.xpos, s.upos, s.heads, s.relations) for s in trees]
    named = [*entities.read_wnut(work / "wnut17/wnut17train.conll")]
    for source in entities.RE3D_SOURCES:
        named += entities.read_re3d(work / "re3d", source)
    examples += [Example(words, tags, [], [], [], []) for words, tags in named]
    return examples


def told(coded: claims.CodedSentence) -> Example:
    """A sentence of our own reports; its tags and tree, by which it is varied, are those of the shipped model."""
    words = coded.sentence.words
    return Example(
        [word.text for word in words],
        [word.entity for word in words],
        [word.xpos for word in words],
        [word.upos for word in words],
        [word.head + 1 for word in words],
        [word.relation for word in words],
        coded.labels,
    )


def label_sets(examples: list[Example]) -> LabelSets:
    """The labels seen in training, sorted."""

    def seen(name: str) -> tuple[str, ...]:
        return tuple(sorted({label for example in examples for label in getattr(example, name)}))

    return LabelSets(
        upos=seen("upos"),
        xpos=seen("xpos"),
        relations=seen("relations"),
        entities=entities.LABELS,
        kinds=claims.KINDS,
    )


def make_network(examples: list[Example], settings: Settings, start: Path | None) -> tuple[Network, LabelSets]:
    """A trained network and the names of its outputs."""
    labels = label_sets(examples)
    batches = Batches(Pieces(encoder_folder() / "tokenizer.json"), labels)
    examples = [example for example in examples if batches.fits(example)]
    print(f"{len(examples)} sentences, {sum(len(example.words) for example in examples)} words", flush=True)
    network = Network(labels)
    if start is None:
        network.encoder.load_pretrained()
        network = train(network, batches, examples, settings)
    else:
        print(network.load_state_dict(torch.load(start), strict=False), flush=True)
    reports = [told(coded) for coded in claims.coded_sentences(claims.REPORTS, english_analyser())]
    train_kinds(network, batches, [example for example in reports if batches.fits(example)], KindSettings())
    return network, labels


def write_scores(weights: Path, work: Path) -> None:
    """Scores the model as shipped, and in full precision beside it, into `training/scores.json`."""
    exact = work / "float"
    exact.mkdir(exist_ok=True)
    for name in ("labels.json", "relations.onnx", "tokenizer.json"):
        shutil.copyfile(weights / name, exact / name)
    shutil.copyfile(work / "model-float.onnx", exact / "model.onnx")
    scores = {"int8, as shipped": score.score(weights, work), "float": score.score(exact, work)}
    (HERE / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scores, indent=1))


def main() -> None:
    """Unpack, gather, train, export, score."""
    options = arguments()
    torch.set_num_threads(options.threads)
    gum = treebank.unpack(options.corpora, options.work)
    entities.unpack(options.corpora, options.work)
    manifest.write_manifest(gum)
    lexicon.write_table(treebank.sentences_of(gum, "train", treebank.FIT_GENRES))
    network, labels = make_network(gather(gum, options.work), Settings(epochs=options.epochs), options.start)
    torch.save(network.state_dict(), options.work / "network.pt")
    export(NAME, network, labels, options.weights, options.work)
    write_scores(options.weights, options.work)


if __name__ == "__main__":
    main()
