"""Turns the shipped int8 model back into a network to go on from: `python -m training.recover NETWORK.pt`.

The numbers are those that the int8 weights stand for, so that exporting them again gives the same weights. Of the head
of kinds all but the mixture of layers comes back (the graph holds that folded away): learn it anew with `--start`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training import claims
from training.network import LabelSets, Network

WEIGHTS = Path(__file__).parents[1] / "src/counterclaim/read/weights"

Numbers = dict[str, np.ndarray]


def label_sets(weights: Path) -> LabelSets:
    """The names of a shipped model's outputs."""
    labels = json.loads((weights / "labels.json").read_text(encoding="utf-8"))
    names = {name: tuple(labels[name]) for name in ("upos", "xpos", "relations", "entities")}
    return LabelSets(**names, kinds=tuple(labels.get("kinds", claims.KINDS)))


def recovered(weights: Path) -> dict[str, Tensor]:
    """The parameters of a shipped model by the network's names for them."""
    graph = onnx.load(str(weights / "model.onnx")).graph
    numbers = _numbers(graph)
    found = {name.removeprefix("network."): value for name, value in numbers.items() if name.startswith("network.")}
    for name in [name for name in found if name.endswith(".weight_quantized")]:
        found[name.removesuffix("_quantized")] = _plain(numbers, "network." + name.removesuffix("_quantized"))
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            module = node.name.strip("/").replace("/", ".").removeprefix("network.").split(".MatMul")[0]
            found[module + ".weight"] = _plain(numbers, node.input[1].removesuffix("_quantized")).T.copy()
    relations = _numbers(onnx.load(str(weights / "relations.onnx")).graph)
    found |= {name: value for name, value in relations.items() if name.startswith("relation.")}
    return {name: torch.tensor(value) for name, value in found.items()}


def _numbers(graph: onnx.GraphProto) -> Numbers:
    return {one.name: numpy_helper.to_array(one) for one in graph.initializer}


def _plain(numbers: Numbers, name: str) -> np.ndarray:
    """What int8 weights stand for: (weight - zero point) times scale, a scale for each column."""
    zero = numbers[name + "_zero_point"].astype(np.float32)
    return (numbers[name + "_quantized"].astype(np.float32) - zero) * numbers[name + "_scale"]


def main() -> None:
    """Writes the network and says what the model does not hold."""
    parser = argparse.ArgumentParser(prog="python -m training.recover", description=__doc__)
    parser.add_argument("network", type=Path, help="file to write")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    network = Network(label_sets(options.weights))
    known = network.state_dict()
    found = {name: value for name, value in recovered(options.weights).items() if name in known}
    print("not in the model, left as they begin:", sorted(set(known) - set(found)) or "nothing")
    network.load_state_dict(found, strict=False)
    torch.save(network.state_dict(), options.network)


if __name__ == "__main__":
    main()
