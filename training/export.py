"""Writes the trained network as an int8 ONNX graph with the arrays and names that the run time reads beside it."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import LabelSets, Network, encoder_folder

OUTPUTS = ("entities", "xpos", "upos", "arcs", "below", "above")


class OneSentence(nn.Module):
    """The network as it runs: one sentence without padding, tags already chosen, relations left to the run time."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        scores = self.network(ids.unsqueeze(0), shapes.unsqueeze(0), firsts.unsqueeze(0))
        return (
            scores.entities[0].argmax(-1),
            scores.xpos[0].argmax(-1),
            scores.upos[0].argmax(-1),
            scores.arcs[0],
            scores.below[0],
            scores.above[0],
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


def quantise(source: Path, target: Path) -> None:
    """Turns the weights of matrix products and the piece embeddings into int8, one scale a column; scoring stays float."""
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
    """Writes model.onnx, relations.npz, labels.json and tokenizer.json into the weights folder."""
    folder.mkdir(parents=True, exist_ok=True)
    export_float(network, work / "model-float.onnx")
    quantise(work / "model-float.onnx", folder / "model.onnx")
    np.savez(
        folder / "relations.npz",
        weight=network.relation.weight.detach().numpy().T.astype(np.float32),
        bias=network.relation.bias.detach().numpy().astype(np.float32),
    )
    (folder / "labels.json").write_text(json.dumps({"name": name, **asdict(labels)}, indent=1) + "\n")
    shutil.copyfile(encoder_folder() / "tokenizer.json", folder / "tokenizer.json")
