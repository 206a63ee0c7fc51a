"""Retrains the English model from the data folders, exports it into the package and scores it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import torch

from counterclaim.read.pieces import Pieces
from training import entities, treebank
from training.examples import Batches, Example
from training.export import export
from training.network import LabelSets, Network, encoder_folder
from training.train import Settings, train

HERE = Path(__file__).parent
NAME = "english-minilm-1"
WEIGHTS = HERE.parent / "src/counterclaim/read/weights"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    shared = os.environ.get("COUNTERCLAIM_DATA", str(HERE.parent.parent / "shared/data"))
    parser.add_argument("--corpora", type=Path, default=Path(shared), help="folder with syntax/ and entities/")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="where to unpack and keep checkpoints")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the package keeps its model")
    parser.add_argument("--epochs", type=float, default=Settings().epochs)
    parser.add_argument("--threads", type=int, default=4)
    return parser.parse_args()


def gather(corpora: Path, work: Path) -> list[Example]:
    """Everything the model learns from."""
    work.mkdir(parents=True, exist_ok=True)
    gum = treebank.unpack(corpora, work)
    entities.unpack(corpora, work)
    trees = [treebank.join_designations(s) for s in treebank.sentences_of(gum, "train", treebank.FIT_GENRES)]
    examples = [Example(s.words, entities.tags_of_tree(s), s.xpos, s.upos, s.heads, s.relations) for s in trees]
    named = [*entities.read_wnut(work / "wnut17/wnut17train.conll")]
    for source in entities.RE3D_SOURCES:
        named += entities.read_re3d(work / "re3d", source)
    examples += [Example(words, tags, [], [], [], []) for words, tags in named]
    return examples


def label_sets(examples: list[Example]) -> LabelSets:
    """The labels seen in training, sorted."""
    seen = {
        name: tuple(sorted({v for e in examples for v in getattr(e, name)})) for name in ("upos", "xpos", "relations")
    }
    return LabelSets(**seen, entities=entities.LABELS)


def main() -> None:
    """Gather, train, export."""
    options = arguments()
    torch.set_num_threads(options.threads)
    examples = gather(options.corpora, options.work)
    labels = label_sets(examples)
    batches = Batches(Pieces(encoder_folder() / "tokenizer.json"), labels)
    examples = [example for example in examples if batches.fits(example)]
    print(f"{len(examples)} sentences, {sum(len(example.words) for example in examples)} words", flush=True)
    network = Network(labels)
    network.encoder.load_pretrained()
    average = train(network, batches, examples, Settings(epochs=options.epochs))
    torch.save(average.state_dict(), options.work / "network.pt")
    export(NAME, average, labels, options.weights, options.work)


if __name__ == "__main__":
    main()
