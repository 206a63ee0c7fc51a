"""Scores the roles of words in an event: an encoder that is told where the trigger is, beside what the tree tells.

The lower layers stay as the parser trained them and know nothing of the event, so their states of a sentence are
computed once for all its events and epochs; the upper layers are told the trigger and the type, and learn.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import LAYERS, WIDTH, Encoder

LOWER_LAYERS = 4
FEATURE_WIDTH = 128
HIDDEN = 256
MARKS = 4
"""Marks of a piece: begin and end, a word, the trigger, the trigger of another event."""
TRIGGER_MARK = 2
OTHER_MARK = 3
FAR = -1e4


@dataclass(frozen=True, slots=True)
class RoleBatch:
    """Some events as tensors; candidates are the words of their sentences, one after another.

    `marks`, `mask`: (events, pieces). `types`, `triggers` (first piece of the trigger): (events). `rows` (its event),
    `pieces` (its first piece), `heads` (the first piece of the word above it), `targets` (its role): (candidates).
    `features` are the candidates' feature numbers one after another, `offsets` where each candidate's begin.
    `allowed`: (candidates, roles), whether the event's type has the role.
    """

    marks: Tensor
    mask: Tensor
    types: Tensor
    triggers: Tensor
    rows: Tensor
    pieces: Tensor
    heads: Tensor
    features: Tensor
    offsets: Tensor
    allowed: Tensor
    targets: Tensor


def lower_states(encoder: Encoder, ids: Tensor, shapes: Tensor) -> Tensor:
    """The lower layers' states of one sentence's pieces, of shape (pieces, width), in half precision."""
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        x = encoder.norm(encoder.pieces(ids) + encoder.shapes(shapes) + encoder.positions.weight[: len(ids)])
        x = x.unsqueeze(0)
        for layer in encoder.layers[:LOWER_LAYERS]:
            x = layer(x, None)
    states: Tensor = x[0].to(torch.bfloat16).clone()
    return states


class RoleNetwork(nn.Module):
    """The upper layers and one head: for each candidate a score for each role, the first being none."""

    def __init__(self, features: int, types: int, roles: int, dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Encoder(dropout).layers[LOWER_LAYERS:LAYERS])
        self.marks = nn.Embedding(MARKS, WIDTH)
        self.types = nn.Embedding(types, WIDTH)
        self.features = nn.EmbeddingBag(features, FEATURE_WIDTH, mode="sum")
        self.mix = nn.Linear(4 * WIDTH + FEATURE_WIDTH, HIDDEN)
        self.type_mix = nn.Embedding(types, HIDDEN)
        self.out = nn.Linear(HIDDEN, roles)
        self.drop = nn.Dropout(head_dropout)
        for table, spread in ((self.marks, 0.0), (self.types, 0.02), (self.features, 0.05), (self.type_mix, 0.0)):
            nn.init.normal_(table.weight, std=spread)

    def start_from(self, encoder: Encoder) -> None:
        """Takes over an encoder's upper layers."""
        for layer, trained in zip(self.layers, encoder.layers[LOWER_LAYERS:LAYERS], strict=True):
            layer.load_state_dict(trained.state_dict())

    def forward(self, states: Tensor, batch: RoleBatch) -> Tensor:
        """Scores of shape (candidates, roles), from the lower layers' states of shape (events, pieces, width)."""
        attend = torch.zeros(batch.mask.shape).masked_fill(~batch.mask, FAR)[:, None, None, :].to(torch.bfloat16)
        told = self.types(batch.types).unsqueeze(1) * (batch.marks == TRIGGER_MARK).unsqueeze(-1)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = states + self.marks(batch.marks) + told
            for layer in self.layers:
                x = layer(x, attend)
        return self._scores(x.float(), batch)

    def _scores(self, x: Tensor, batch: RoleBatch) -> Tensor:
        words, above = x[batch.rows, batch.pieces], x[batch.rows, batch.heads]
        trigger = x[batch.rows, batch.triggers[batch.rows]]
        told = self.features(batch.features, batch.offsets)
        mixed = self.mix(self.drop(torch.cat([words, trigger, words * trigger, above, told], -1)))
        mixed = functional.gelu(mixed + self.type_mix(batch.types[batch.rows]))
        scores: Tensor = self.out(self.drop(mixed))
        return scores.masked_fill(~batch.allowed, FAR)
