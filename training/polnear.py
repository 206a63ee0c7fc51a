"""Trains a tagger of sources, cues and contents for the PolNeAR benchmark alone; its weights are never shipped.

`python -m training.polnear --corpora PATH` reads `attribution/polnear/tokens_train.jsonl` below PATH and writes
`training/work/polnear/` (not kept by git: the corpus states no licence). `python -m evaluation.polnear` scores it.
"""

from __future__ import annotations

import argparse
import copy
import os
import random
import shutil
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from evaluation.polnear_model import MARKS, Window, training_windows
from evaluation.polnear_rows import LABELS, TaggedRow, read_rows
from torch import Tensor, nn
from torch.nn import functional

from counterclaim.read.grammar.pieces import Pieces
from training.network import ATTENTION_HEADS, WIDTH, Encoder, encoder_folder
from training.treebank import CORPORA, WORK

MASKED = -1e4
COUNT = len(LABELS)


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how hard to train; rates are AdamW's."""

    epochs: float = 5.0
    encoder_rate: float = 2e-4
    heads_rate: float = 1e-3
    warm_up: float = 0.06
    word_dropout: float = 0.03
    averaging: float = 0.998
    windows: int = 8
    seed: int = 1
    minutes: float | None = None
    """Where time is short, the rates fall with the clock as well, and training ends with it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some windows as tensors; `words_mask` is false where a row of `firsts` is padding."""

    ids: Tensor
    shapes: Tensor
    marks: Tensor
    firsts: Tensor
    pieces_mask: Tensor
    words_mask: Tensor
    targets: Tensor


class Tagger(nn.Module):
    """The encoder, told also what stands within quotation marks, a hidden layer, and a chain of labels."""

    def __init__(self, dropout: float = 0.1, head_dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder(0.0)
        self.marks = nn.Embedding(MARKS, WIDTH)
        nn.init.zeros_(self.marks.weight)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.scores = nn.Linear(WIDTH, COUNT)
        self.follows = nn.Parameter(torch.zeros(COUNT, COUNT))
        self.dropout, self.head_dropout = dropout, head_dropout

    def forward(self, ids: Tensor, shapes: Tensor, marks: Tensor, firsts: Tensor, mask: Tensor) -> Tensor:
        """The score of each label for each word; `mask` is added to the attention's scores."""
        encoder = self.encoder
        x = encoder.pieces(ids) + encoder.shapes(shapes) + self.marks(marks)
        x = self._thinned(encoder.norm(x + encoder.positions.weight[: ids.shape[1]]), self.dropout)
        for layer in encoder.layers:
            x = self._through(layer, x, mask)
        words = torch.gather(x, 1, firsts.unsqueeze(-1).expand(-1, -1, WIDTH))
        hidden = functional.gelu(self.hidden(self._thinned(words, self.head_dropout)))
        scores: Tensor = self.scores(self._thinned(hidden, self.head_dropout))
        return scores

    def _through(self, layer: nn.Module, x: Tensor, mask: Tensor) -> Tensor:
        """One layer; plain products, which are faster than torch's own attention in bfloat16 on processors."""
        query, key, value = layer.mixed(x).unflatten(-1, (3, ATTENTION_HEADS, -1)).permute(2, 0, 3, 1, 4).unbind()
        weights = torch.softmax(query @ key.transpose(-1, -2) * (WIDTH // ATTENTION_HEADS) ** -0.5 + mask, -1)
        mixed = (weights.to(value.dtype) @ value).transpose(1, 2).flatten(2)
        x = layer.norm(x + self._thinned(layer.out(mixed), self.dropout))
        inner = layer.narrow(functional.gelu(layer.wide(x)))
        out: Tensor = layer.last_norm(x + self._thinned(inner, self.dropout))
        return out

    def _thinned(self, x: Tensor, share: float) -> Tensor:
        """Dropout of the same numbers for all words of a window, which is cheap."""
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= share
        return x * (kept / (1 - share)).to(x.dtype)


def chain_loss(scores: Tensor, follows: Tensor, targets: Tensor, mask: Tensor) -> Tensor:
    """The negative log probability, per word, of the labels as a chain; words of `mask` stand first in each row."""
    scores, here = scores.transpose(0, 1), mask.transpose(0, 1)
    labels = targets.transpose(0, 1)
    gold = scores.gather(2, labels.unsqueeze(2)).squeeze(2)
    steps = follows[labels[:-1], labels[1:]]
    right = (gold * here).sum() + (steps * here[1:]).sum()
    total = scores[0]
    for score, present in zip(scores[1:].unbind(), here[1:].unbind(), strict=True):
        new = torch.logsumexp(total.unsqueeze(2) + follows, 1) + score
        total = torch.where(present.unsqueeze(1), new, total)
    return (torch.logsumexp(total, 1).sum() - right) / mask.sum()


def batch_of(windows: list[Window], rows: list[list[int]]) -> Batch:
    """Windows side by side, padded to the longest."""
    size, longest = len(windows), max(len(one.ids) for one in windows)
    most = max(len(one.firsts) for one in windows)
    longs = [torch.zeros(size, longest, dtype=torch.long) for _ in range(3)]
    firsts, targets = torch.zeros(size, most, dtype=torch.long), torch.zeros(size, most, dtype=torch.long)
    pieces_mask, words_mask = torch.zeros(size, longest, dtype=torch.bool), torch.zeros(size, most, dtype=torch.bool)
    for number, (one, labels) in enumerate(zip(windows, rows, strict=True)):
        for tensor, values in zip(longs, (one.ids, one.shapes, one.marks), strict=True):
            tensor[number, : len(values)] = torch.tensor(values)
        firsts[number, : len(one.firsts)] = torch.tensor(one.firsts)
        targets[number, : len(labels)] = torch.tensor(labels)
        pieces_mask[number, : len(one.ids)] = True
        words_mask[number, : len(one.firsts)] = True
    return Batch(longs[0], longs[1], longs[2], firsts, pieces_mask, words_mask, targets)


def epoch_of(rows: list[TaggedRow], pieces: Pieces, chance: random.Random, size: int) -> list[Batch]:
    """All rows once, cut into windows anew, in batches of windows of like length, shuffled."""
    windows = sorted(training_windows(rows, pieces, chance), key=lambda one: len(one[0].ids) + chance.random())
    groups = [windows[at : at + size] for at in range(0, len(windows), size)]
    chance.shuffle(groups)
    return [batch_of([window for window, _ in group], [labels for _, labels in group]) for group in groups]


def loss_of(tagger: Tagger, batch: Batch) -> Tensor:
    """The loss of a batch; the encoder runs in bfloat16, the chain in float32."""
    attend = torch.zeros(batch.pieces_mask.shape).masked_fill(~batch.pieces_mask, MASKED)[:, None, None, :]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = tagger(batch.ids, batch.shapes, batch.marks, batch.firsts, attend.to(torch.bfloat16))
    return chain_loss(scores.float(), tagger.follows, batch.targets, batch.words_mask)


def fewer_coders(rows: list[TaggedRow], most: int = 1) -> list[TaggedRow]:
    """The rows without those documents' second to sixth codings that only served to train the coders."""
    coders: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        name, _, coder = row.document.rpartition("_")
        if coder not in coders[name]:
            coders[name].append(coder)
    return [
        row for row in rows if coders[row.document.rpartition("_")[0]].index(row.document.rpartition("_")[2]) < most
    ]


class Course:
    """An optimiser whose rates rise, then fall with the steps, or with the clock where that is ahead."""

    def __init__(self, tagger: Tagger, settings: Settings, per_epoch: int) -> None:
        self.settings, self.steps, self.step = settings, int(settings.epochs * per_epoch), 0
        self.started = time.perf_counter()
        tagger.encoder.pieces.weight.requires_grad_(False)
        encoder = [parameter for parameter in tagger.encoder.parameters() if parameter.requires_grad]
        heads = [parameter for name, parameter in tagger.named_parameters() if not name.startswith("encoder.")]
        groups = [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.heads_rate}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)

    def done(self) -> float:
        """The share of the training that is over."""
        minutes = (time.perf_counter() - self.started) / 60
        return max(self.step / self.steps, minutes / self.settings.minutes if self.settings.minutes else 0.0)

    def _rate(self, step: int) -> float:
        return min(1.0, step / self.steps / self.settings.warm_up) * max(0.02, 1.0 - self.done())

    def learn(self, tagger: Tagger, loss: Tensor) -> None:
        """One step."""
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        self.schedule.step()


def average_in(average: Tagger, tagger: Tagger, keep: float) -> None:
    """Moves the average a little towards the weights of now."""
    with torch.no_grad():
        for old, new in zip(average.parameters(), tagger.parameters(), strict=True):
            if new.requires_grad:
                old.lerp_(new, 1 - keep)


def train(tagger: Tagger, rows: list[TaggedRow], pieces: Pieces, settings: Settings, folder: Path) -> Tagger:
    """Trains in place and returns the averaged tagger, ready to score; keeps the average after each epoch."""
    chance = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    batches = epoch_of(rows, pieces, chance, settings.windows)
    course, average, total = Course(tagger, settings, len(batches)), copy.deepcopy(tagger).eval(), 0.0
    tagger.train()
    while course.done() < 1.0:
        if not batches:
            batches = epoch_of(rows, pieces, chance, settings.windows)
            torch.save(average.state_dict(), folder / "tagger.pt")
        batch = batches.pop()
        dropped = torch.rand(batch.ids.shape) < settings.word_dropout
        batch.ids[dropped & (batch.ids > pieces.last_mark)] = pieces.unknown
        loss = loss_of(tagger, batch)
        course.learn(tagger, loss)
        average_in(average, tagger, min(settings.averaging, course.step / (course.step + 10)))
        total += float(loss.detach())
        if course.step % 50 == 0:
            spent = time.perf_counter() - course.started
            print(f"step {course.step}/{course.steps}, {spent:.0f} s, loss {total / 50:.4f}", flush=True)
            total = 0.0
    return average


def start_from(tagger: Tagger, checkpoint: Path) -> None:
    """First weights: a checkpoint's, our network's (encoder) or a tagger's (all), else the published encoder's."""
    if not checkpoint.exists():
        print(f"no {checkpoint}: starting from the published encoder", flush=True)
        tagger.encoder.load_pretrained()
        return
    states = torch.load(checkpoint, map_location="cpu", weights_only=True)
    ours = tagger.state_dict()
    tagger.load_state_dict({name: state for name, state in states.items() if name in ours}, strict=False)


class OneWindow(nn.Module):
    """The tagger as it runs: one window without padding."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, shapes: Tensor, marks: Tensor, firsts: Tensor) -> Tensor:
        scores: Tensor = self.tagger(ids[None], shapes[None], marks[None], firsts[None], torch.zeros(1))[0]
        return scores


def export(tagger: Tagger, folder: Path) -> None:
    """Writes what `evaluation/polnear_model.py` runs: the graph in full precision, the chain, the vocabulary."""
    ids = torch.randint(1000, 2000, (12,))
    nothing = torch.zeros_like(ids)
    names = ["ids", "shapes", "marks", "firsts"]
    axes = {name: {0: "pieces"} for name in names} | {name: {0: "words"} for name in ("firsts", "scores")}
    torch.onnx.export(
        OneWindow(tagger.eval()),
        (ids, nothing, nothing, torch.arange(1, 9)),
        str(folder / "tagger.onnx"),
        input_names=names,
        output_names=["scores"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    np.save(folder / "follows.npy", tagger.follows.detach().numpy())
    shutil.copyfile(encoder_folder() / "tokenizer.json", folder / "tokenizer.json")


def main() -> None:
    """Train and export."""
    parser = argparse.ArgumentParser(prog="python -m training.polnear", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder with attribution/polnear/")
    parser.add_argument("--folder", type=Path, default=WORK / "polnear", help="where to keep the weights")
    parser.add_argument(
        "--start", type=Path, default=WORK / "network.pt", help="our network's checkpoint, or a tagger's"
    )
    parser.add_argument("--epochs", type=float, default=Settings().epochs)
    parser.add_argument("--rate", type=float, default=Settings().encoder_rate)
    parser.add_argument("--minutes", type=float, help="end by then, with fewer epochs if need be")
    parser.add_argument("--rows", type=int, help="only so many rows, to try the command out")
    parser.add_argument("--threads", type=int, default=max(1, (os.cpu_count() or 2) // 2))
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    options.folder.mkdir(parents=True, exist_ok=True)
    rows = fewer_coders(read_rows(options.corpora / "attribution/polnear/tokens_train.jsonl"))[: options.rows]
    print(f"{len(rows)} rows, {sum(len(row.tokens) for row in rows)} words", flush=True)
    tagger = Tagger()
    start_from(tagger, options.start)
    pieces = Pieces(encoder_folder() / "tokenizer.json")
    settings = Settings(epochs=options.epochs, encoder_rate=options.rate, minutes=options.minutes)
    average = train(tagger, rows, pieces, settings, options.folder)
    torch.save(average.state_dict(), options.folder / "tagger.pt")
    export(average, options.folder)


if __name__ == "__main__":
    main()
