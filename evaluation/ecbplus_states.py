"""The states of the shipped encoder, layer by layer, which the parser itself keeps inside.

The model file has no such output. A protobuf message may be continued: bytes put behind the file add outputs to its
graph.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.read.grammar.pieces import Pieces

LAYERS = ("/encoder/norm/LayerNormalization_output_0", "/encoder/layers.3/last_norm/LayerNormalization_output_0")
"""What is taken: the pieces as they come in, and the states after the fourth of six layers."""

_GRAPH, _OUTPUT, _NAME = 7, 12, 1
"""Numbers of fields in ONNX' own description: a model's graph, a graph's output, an output's name."""

States = NDArray[np.float32]
"""Of shape (layers, words, width)."""


def with_outputs(model: bytes, names: Sequence[str]) -> bytes:
    """A model in ONNX' form, with more of its inner results among its outputs."""
    outputs = b"".join(_field(_OUTPUT, _field(_NAME, name.encode())) for name in names)
    return model + _field(_GRAPH, outputs)


def _field(number: int, content: bytes) -> bytes:
    """A field of a protobuf message whose content has a length."""
    length, size = len(content), bytearray()
    while length > 127:
        size.append(length & 127 | 128)
        length >>= 7
    size.append(length)
    return bytes([number << 3 | 2]) + bytes(size) + content


class StateReader:
    """Words of a sentence → the states of each word (the mean over its pieces), one sentence a call."""

    def __init__(self, session: Any, pieces: Pieces) -> None:
        self._session = session
        self._pieces = pieces

    def states(self, words: Sequence[str]) -> States:
        """The words' states in both layers; of a sentence of at most 480 pieces."""
        row = self._pieces.of_sentence(list(words))
        feed = {name: np.array(numbers, np.int64) for name, numbers in zip(row._fields, row, strict=True)}
        found = np.stack([one[0] for one in self._session.run(list(LAYERS), feed)])
        sums = np.add.reduceat(found[:, :-1], row.firsts, axis=1)
        sizes = np.diff([*row.firsts, len(row.ids) - 1])
        means: States = (sums / sizes[:, None]).astype(np.float32)
        return means


@cache
def state_reader() -> StateReader:
    """The reader of states with the package's own weights, loaded once a process."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with as_file(files("counterclaim.read").joinpath("weights")) as weights:
        model = with_outputs((weights / "model.onnx").read_bytes(), LAYERS)
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        return StateReader(session, Pieces(weights / "tokenizer.json"))
