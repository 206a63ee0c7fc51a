"""Writes the trained network as an int8 ONNX graph, with a small graph for relations and the names of all labels."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import LabelSets, Network, encoder_folder

OUTPUTS = ("entities", "xpos", "upos", "arcs", "below", "above", "kinds")


class OneSentence(nn.Module):
    """The network as it runs: one sentence without padding, tags already chosen, relations left to the run time."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        firsts = firsts.unsqueeze(0)
        states = self.network.encoder(ids.unsqueeze(0), shapes.unsqueeze(0), None)
        scores = self.network.score(states[-1], firsts)
        return (
            scores.entities[0].argmax(-1),
            scores.xpos[0].argmax(-1),
            scores.upos[0].argmax(-1),
            scores.arcs[0],
            scores.below[0],
            scores.above[0],
            self.network.kinds(states, firsts, None)[0],
        )


def export_float(network: Network, path: Path) -> None:
    """Writes the graph in full precision."""
    ids = torch.randint(1000, 2000, (12,))
    sample = (ids, torch.zeros_like(ids), torch.arange(1, 9))
    axes = {"ids": {0: "pieces"}, "shapes": {0: "pieces"}, "firsts": {0: "words"}}
    axes |= {name: {0: "words"} for name in OUTPUTS} | {"arcs": {0: "words", 1: "heads"}, "above": {0: "heads"}}
    torch.onnx.export(
        OneSentence(network.eval()),
        sample,
        str(path),
        input_names=["ids", "shapes", "firsts"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


class Relations(nn.Module):
    """The scorer of relations for given heads; "root" is left to the root alone."""

    def __init__(self, network: Network, root: int) -> None:
        super().__init__()
        self.relation = network.relation
        self.register_buffer("barred", torch.zeros(self.relation.out_features).index_fill(0, torch.tensor(root), -1e9))

    def forward(self, below: Tensor, above: Tensor, heads: Tensor) -> Tensor:
        chosen = above[heads]
        return (self.relation(torch.cat([below * chosen, below, chosen], -1)) + self.barred).argmax(-1)


def export_relations(network: Network, root: int, path: Path) -> None:
    """Writes the small graph that names each word's relation to its head; too small to gain from int8."""
    width = network.relation.in_features // 3
    sample = (torch.zeros(8, width), torch.zeros(9, width), torch.arange(8))
    torch.onnx.export(
        Relations(network.eval(), root),
        sample,
        str(path),
        input_names=["below", "above", "heads"],
        output_names=["relations"],
        dynamic_axes={"below": {0: "words"}, "above": {0: "rows"}, "heads": {0: "words"}, "relations": {0: "words"}},
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Turns the weights of matrix products and the piece embeddings into int8, a scale for each column."""
    quantize_dynamic(
        str(source),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    onnx.checker.check_model(str(target))


def export(name: str, network: Network, labels: LabelSets, folder: Path, work: Path) -> None:
    """Writes model.onnx, relations.onnx, labels.json and tokenizer.json into the weights folder."""
    folder.mkdir(parents=True, exist_ok=True)
    export_float(network, work / "model-float.onnx")
    quantise(work / "model-float.onnx", folder / "model.onnx")
    export_relations(network, labels.relations.index("root"), folder / "relations.onnx")
    (folder / "labels.json").write_text(json.dumps({"name": name, **asdict(labels)}, indent=1) + "\n")
    shutil.copyfile(encoder_folder() / "tokenizer.json", folder / "tokenizer.json")
