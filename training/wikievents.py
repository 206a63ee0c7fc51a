"""Trains an encoder to fill the roles of events on WikiEvents' train part, and fills those of other documents.

    python -m training.wikievents TRAIN.jsonl [--seeds N] [--predict FILE.jsonl --predictions OUT.jsonl]

Needs `training/work/network.pt`, which `python -m training` leaves there. The texts are their publishers' own, so the
weights stay in `training/work/wikievents`, which git ignores, and none are in the package.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from importlib.resources import as_file, files
from pathlib import Path

import torch
from evaluation.wikievents import predicted_rows, read_all, tallies
from evaluation.wikievents_documents import CodedArgument, CodedEvent
from evaluation.wikievents_words import ReadDocument
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.read.grammar.pieces import Pieces
from training.network import WIDTH, Encoder
from training.role_examples import NONE, RoleBatches, RoleExample, RoleLabels, example_of, groups_of, labels_of
from training.role_network import RoleNetwork, lower_states

WORK = Path(__file__).with_name("work")
WEIGHTS = WORK / "wikievents"
NONE_WEIGHT = 0.6
"""What the chance of no role is multiplied with before the likeliest is taken: F1 asks for more than what is likely."""

Filler = Callable[[ReadDocument, CodedEvent], tuple[CodedArgument, ...]]


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how hard to train; rates are AdamW's, for the upper layers and for the head."""

    epochs: int = 10
    layers_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    averaging: float = 0.98


class States:
    """The lower layers' states of sentences, each computed once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[tuple[int, ...], Tensor] = {}

    def of(self, examples: Sequence[RoleExample]) -> Tensor:
        """The states of some sentences, of shape (sentences, pieces, width), padded to the longest."""
        states = torch.zeros(len(examples), max(len(example.ids) for example in examples), WIDTH)
        for row, example in enumerate(examples):
            if example.ids not in self._known:
                found = lower_states(self._encoder, torch.tensor(example.ids), torch.tensor(example.shapes))
                self._known[example.ids] = found
            states[row, : len(example.ids)] = self._known[example.ids]
        return states


def parser_encoder(checkpoint: Path = WORK / "network.pt") -> Encoder:
    """The encoder as the parser trained it."""
    if not checkpoint.exists():
        raise SystemExit(f"no {checkpoint}: run python -m training first")
    weights = torch.load(checkpoint)
    encoder = Encoder(0.0).eval()
    prefix = "encoder."
    encoder.load_state_dict({name[len(prefix) :]: one for name, one in weights.items() if name.startswith(prefix)})
    return encoder


def word_pieces() -> Pieces:
    """The vocabulary that the package carries."""
    with as_file(files("counterclaim.read").joinpath("weights")) as weights:
        return Pieces(weights / "tokenizer.json")


def train(
    examples: Sequence[RoleExample], labels: RoleLabels, states: States, start: Encoder, seed: int
) -> RoleNetwork:
    """One network, the moving average of its weights; prints the loss of each epoch."""
    settings, chance = Settings(), random.Random(seed)
    torch.manual_seed(seed)
    network = RoleNetwork(len(labels.features), len(labels.types), len(labels.roles))
    network.start_from(start)
    batches, optimiser = RoleBatches(labels), _optimiser(network, settings)
    steps = settings.epochs * len(groups_of(examples, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / steps / settings.warm_up) * max(0.02, 1.0 - step / steps)
    )
    average, step, started = copy.deepcopy(network).eval(), 0, time.perf_counter()
    for epoch in range(1, settings.epochs + 1):
        network.train()
        total = 0.0
        groups = groups_of(examples, chance)
        for group in groups:
            batch = batches.batch(group, chance)
            loss = functional.cross_entropy(network(states.of(group), batch), batch.targets)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            total += float(loss.detach())
            _average(average, network, min(settings.averaging, step / (step + 10)))
        print(f"epoch {epoch}, {time.perf_counter() - started:.0f} s, loss {total / len(groups):.4f}", flush=True)
    return average


def _optimiser(network: RoleNetwork, settings: Settings) -> torch.optim.Optimizer:
    layers = list(network.layers.parameters())
    head = [one for name, one in network.named_parameters() if not name.startswith("layers.")]
    groups = [{"params": layers, "lr": settings.layers_rate}, {"params": head, "lr": settings.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _average(average: RoleNetwork, network: RoleNetwork, keep: float) -> None:
    with torch.no_grad():
        for old, new in zip(average.parameters(), network.parameters(), strict=True):
            old.lerp_(new, 1 - keep)


@dataclass(frozen=True, slots=True)
class RoleModel:
    """Some networks that vote, their labels and the encoder below them."""

    networks: tuple[RoleNetwork, ...]
    labels: RoleLabels
    encoder: Encoder

    def chances(self, example: RoleExample) -> Tensor:
        """For each word of the sentence the chance of each role, of shape (words, roles)."""
        batch = RoleBatches(self.labels).batch([example])
        states = States(self.encoder).of([example])
        with torch.no_grad():
            each = [torch.softmax(network(states, batch), -1) for network in self.networks]
        return torch.stack(each).mean(0)

    def filler(self) -> Filler:
        """What fills the roles of an event by these networks; nothing for a type that they did not learn."""
        pieces, known = word_pieces(), RoleBatches(self.labels)

        def filled(read: ReadDocument, event: CodedEvent) -> tuple[CodedArgument, ...]:
            example = example_of(read, event, pieces)
            if not known.knows(example):
                return ()
            chances = self.chances(example)
            chances[:, 0] *= NONE_WEIGHT
            number = read.words[event.trigger[0]][0]
            telling = frozenset(read.indices(event.trigger))
            roles = ((index, self.labels.roles[role]) for index, role in enumerate(chances.argmax(-1).tolist()))
            told = [(index, role) for index, role in roles if role != NONE and index not in telling]
            spans = ((read.span_of(number, index), role) for index, role in told)
            return tuple(CodedArgument(role, span) for span, role in spans if span is not None)

        return filled

    def save(self, folder: Path) -> None:
        """Writes the networks, the encoder below them and their labels into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "labels.json").write_text(json.dumps(asdict(self.labels)), encoding="utf-8")
        weights = {"encoder": self.encoder.state_dict(), "networks": [one.state_dict() for one in self.networks]}
        torch.save(weights, folder / "roles.pt")


def load(folder: Path) -> RoleModel:
    """The networks that were saved in a folder."""
    told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    allowed = {name: tuple(roles) for name, roles in told["roles_of_type"].items()}
    labels = RoleLabels(tuple(told["roles"]), tuple(told["types"]), tuple(told["features"]), allowed)
    weights = torch.load(folder / "roles.pt")
    encoder = Encoder(0.0).eval()
    encoder.load_state_dict(weights["encoder"])
    networks = []
    for one in weights["networks"]:
        network = RoleNetwork(len(labels.features), len(labels.types), len(labels.roles)).eval()
        network.load_state_dict(one)
        networks.append(network)
    return RoleModel(tuple(networks), labels, encoder)


def trained(folder: Path) -> Filler:
    """What fills roles by the networks of a folder, for `evaluation.wikievents --weights`."""
    return load(folder).filler()


def learn(documents: Iterable[ReadDocument], seeds: int, every_type: bool) -> RoleModel:
    """Networks trained on the events of the three families, or of every type, one for each seed."""
    pieces, encoder = word_pieces(), parser_encoder()
    events = [(read, event) for read in documents for event in read.coded.events if every_type or event.family]
    examples = [example_of(read, event, pieces) for read, event in events]
    labels, states = labels_of(examples), States(encoder)
    networks = tuple(train(examples, labels, states, encoder, seed) for seed in range(1, seeds + 1))
    return RoleModel(networks, labels, encoder)


def main() -> None:
    """Train, keep the weights and, if asked, fill the roles of a file and print their scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--seeds", type=int, default=1, help="how many networks vote")
    parser.add_argument("--every-type", action="store_true", help="learn from all events, not only the three families")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder for the weights")
    parser.add_argument("--predict", type=Path, help="a file to fill the roles of, in either form")
    parser.add_argument("--predictions", type=Path, help="where to write the file with its roles filled")
    given = parser.parse_args()
    model = learn(read_all(given.train), given.seeds, given.every_type)
    model.save(given.weights)
    if given.predict:
        documents = read_all(given.predict)
        for name, tally in tallies(documents, model.filler()).items():
            print(tally.line(name))
        if given.predictions:
            rows = predicted_rows(given.predict, documents, model.filler())
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            given.predictions.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
