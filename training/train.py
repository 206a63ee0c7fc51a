"""Trains the network for a number of epochs, keeping a moving average of its weights, which is what is shipped."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import IGNORED, Batch, Batches
from training.examples import Example
from training.network import KIND_PARTS, Network

MASKED = -1e4
COUNTS, COUNTED, TELLS = range(KIND_PARTS)


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how hard to train; rates are AdamW's, for the encoder and for the heads."""

    epochs: float = 12.0
    encoder_rate: float = 2e-4
    heads_rate: float = 1.5e-3
    warm_up: float = 0.05
    smoothing: float = 0.03
    word_dropout: float = 0.04
    averaging: float = 0.995
    seed: int = 1


@dataclass(frozen=True, slots=True)
class KindSettings:
    """How long and how hard the head of kinds is trained."""

    epochs: float = 12.0
    layer_rate: float = 3e-4
    scores_rate: float = 2e-3
    mixture_rate: float = 1e-2
    word_dropout: float = 0.04
    averaging: float = 0.995
    seed: int = 1


def losses(network: Network, batch: Batch, smoothing: float) -> Tensor | None:
    """The sum of all heads' losses on a batch, or None if it has no labels."""
    attend = torch.zeros(batch.pieces_mask.shape).masked_fill(~batch.pieces_mask, MASKED)[:, None, None, :]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.encoder(batch.ids, batch.shapes, attend.to(torch.bfloat16))[-1]
    scores = network.score(states.float(), batch.firsts)
    targets, parts = batch.targets, []
    for name, weight in (("entities", 1.0), ("xpos", 0.5), ("upos", 0.5)):
        if bool((targets[name] != IGNORED).any()):
            parts.append(weight * _loss(getattr(scores, name), targets[name], smoothing))
    heads = targets["heads"]
    if bool((heads != IGNORED).any()):
        possible = functional.pad(batch.words_mask, (1, 0), value=True).unsqueeze(1)
        parts.append(_loss(scores.arcs.masked_fill(~possible, MASKED), heads, 0.0))
        relations = network.relation_scores(scores.below, scores.above, heads.clamp(min=0))
        parts.append(_loss(relations, targets["relations"], smoothing))
    return torch.stack(parts).sum() if parts else None


def told_loss(kinds: Tensor, batch: Batch) -> Tensor:
    """How wrong the kinds are that sentences are said to tell: each by the one word that speaks most for it."""
    assert batch.kinds is not None
    rows = batch.kinds.rows
    words = kinds[rows, :, TELLS].masked_fill(~batch.words_mask[rows].unsqueeze(-1), MASKED)
    return _yes_or_no(words.amax(1), batch.kinds.told, batch.kinds.known)


def number_loss(kinds: Tensor, batch: Batch) -> Tensor:
    """How wrong the kinds are that numbers are said to count, by the number's word and its noun together."""
    assert batch.kinds is not None
    numbers = batch.kinds.numbers
    sentences, words, nouns = numbers.where.unbind(-1)
    scores = kinds[sentences, words, COUNTS] + kinds[sentences, nouns, COUNTED]
    return _yes_or_no(scores, numbers.kinds, numbers.known)


def _yes_or_no(scores: Tensor, right: Tensor, known: Tensor) -> Tensor:
    """Binary cross-entropy summed over kinds, averaged over rows; zero for no rows."""
    each = functional.binary_cross_entropy_with_logits(scores, right, reduction="none") * known
    return each.sum() / max(1, len(right))


def _loss(scores: Tensor, targets: Tensor, smoothing: float) -> Tensor:
    return functional.cross_entropy(
        scores.flatten(0, 1), targets.flatten(), ignore_index=IGNORED, label_smoothing=smoothing
    )


def _drop_words(batch: Batch, unknown: int, share: float) -> None:
    dropped = (torch.rand(batch.ids.shape) < share) & batch.pieces_mask
    dropped[:, 0] = False
    batch.ids[dropped] = unknown


def _average(average: nn.Module, network: nn.Module, keep: float) -> None:
    with torch.no_grad():
        for old, new in zip(average.parameters(), network.parameters(), strict=True):
            if new.requires_grad:
                old.lerp_(new, 1 - keep)


def _endless(batches: Batches, examples: list[Example], chance: random.Random) -> Iterator[Batch]:
    while True:
        yield from batches.epoch(examples, chance)


def train(network: Network, batches: Batches, examples: list[Example], settings: Settings) -> Network:
    """Trains in place and returns the averaged network, ready to score. Prints progress every half epoch or so."""
    chance = random.Random(settings.seed)
    torch.manual_seed(settings.seed)
    network.encoder.pieces.weight.requires_grad_(False)
    network.kinds.requires_grad_(False)
    learned = [(name, parameter) for name, parameter in network.named_parameters() if parameter.requires_grad]
    encoder = [parameter for name, parameter in learned if name.startswith("encoder.")]
    heads = [parameter for name, parameter in learned if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.heads_rate}],
        weight_decay=0.01,
        fused=True,
    )
    per_epoch = len(batches.epoch(examples, random.Random(0)))
    steps = int(settings.epochs * per_epoch)

    def rate(step: int) -> float:
        done = step / steps
        return min(1.0, done / settings.warm_up) * max(0.02, 1.0 - done)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    average, started, total = copy.deepcopy(network).eval(), time.perf_counter(), 0.0
    network.train()
    for step, batch in zip(range(1, steps + 1), _endless(batches, examples, chance), strict=False):
        _drop_words(batch, batches.pieces.unknown, settings.word_dropout)
        loss = losses(network, batch, settings.smoothing)
        if loss is not None:
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder + heads, 1.0)
            optimiser.step()
            total += float(loss.detach())
        schedule.step()
        _average(average, network, min(settings.averaging, step / (step + 10)))
        if step % 200 == 0:
            print(f"step {step}/{steps}, {time.perf_counter() - started:.0f} s, loss {total / 200:.3f}", flush=True)
            total = 0.0
    return average


def train_kinds(network: Network, batches: Batches, examples: list[Example], settings: KindSettings) -> None:
    """Trains the head of kinds in place on the encoder as it is, and leaves it with its averaged weights."""
    chance, head = random.Random(settings.seed), network.kinds
    torch.manual_seed(settings.seed)
    network.eval().requires_grad_(False)
    head.requires_grad_(True).train()
    head.layer.load_state_dict(network.encoder.layers[-1].state_dict())
    parts = ((head.layer, settings.layer_rate), (head.scores, settings.scores_rate))
    groups = [{"params": list(part.parameters()), "lr": rate} for part, rate in parts]
    optimiser = torch.optim.AdamW([*groups, {"params": [head.mixture], "lr": settings.mixture_rate}], weight_decay=0.01)
    steps = int(settings.epochs * len(batches.epoch(examples, random.Random(0))))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / steps / 0.05) * max(0.02, 1.0 - step / steps)
    )
    average, total = copy.deepcopy(head).eval(), 0.0
    for step, batch in zip(range(1, steps + 1), _endless(batches, examples, chance), strict=False):
        _drop_words(batch, batches.pieces.unknown, settings.word_dropout)
        scores = _kind_scores(network, batch)
        loss = told_loss(scores, batch) + number_loss(scores, batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        _average(average, head, min(settings.averaging, step / (step + 10)))
        total += float(loss.detach())
        if step % 200 == 0:
            print(f"kinds: step {step}/{steps}, loss {total / 200:.3f}", flush=True)
            total = 0.0
    head.load_state_dict(average.state_dict())


def _kind_scores(network: Network, batch: Batch) -> Tensor:
    attend = torch.zeros(batch.pieces_mask.shape).masked_fill(~batch.pieces_mask, MASKED)[:, None, None, :]
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.encoder(batch.ids, batch.shapes, attend.to(torch.bfloat16))
    scores: Tensor = network.kinds([state.float() for state in states], batch.firsts, attend)
    return scores
