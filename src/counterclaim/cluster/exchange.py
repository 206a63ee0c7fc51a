"""Rows on their way from tasks that make them to tasks that want them: one file a task, a batch in it a receiver.

Arrow's IPC files (zstd), on the disk that all nodes see: nothing is held in memory for longer than a round, and what
is written outlives the node that wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.cluster.files import whole_file
from counterclaim.errors import CorpusError

Row = dict[str, Any]
Columns = Mapping[str, npt.NDArray[Any]]
ROUND_BYTES = 48_000_000
_ROW_BYTES = 100

TYPES = {"text": "string", "texts": "list", "id": "uint64", "number": "int64", "score": "float64", "flag": "uint8"}
NUMPY = {"id": np.uint64, "number": np.int64, "score": np.float64, "flag": np.uint8}
Shape = tuple[tuple[str, str], ...]
"""The columns of an exchange, each with a key of `TYPES`."""


class Scatter:
    """Puts rows for so many receivers into one file, round by round; `scattered` makes it."""

    def __init__(self, file: Any, schema: Any, receivers: int) -> None:
        self._file, self._schema, self._receivers = file, schema, receivers
        self._rows: list[list[Row]] = [[] for _ in range(receivers)]
        self._held = 0

    def add(self, receiver: int, row: Row) -> None:
        """One row for one receiver."""
        self._rows[receiver].append(row)
        self._held += _ROW_BYTES + sum(_size(value) for value in row.values())
        if self._held > ROUND_BYTES:
            self.end_round()

    def add_columns(self, receivers: npt.NDArray[Any], columns: Columns) -> None:
        """Many rows as columns, each for its receiver: a round of their own."""
        import pyarrow

        order = np.argsort(receivers, kind="stable")
        bounds = np.searchsorted(receivers[order], np.arange(self._receivers + 1))
        sorted_columns = [np.ascontiguousarray(columns[name][order]) for name in self._schema.names]
        table = pyarrow.record_batch([pyarrow.array(column) for column in sorted_columns], schema=self._schema)
        for receiver in range(self._receivers):
            start, end = int(bounds[receiver]), int(bounds[receiver + 1])
            self._file.write_batch(table.slice(start, end - start))

    def end_round(self) -> None:
        """Put down what is held."""
        import pyarrow

        if self._held:
            for rows in self._rows:
                self._file.write_batch(pyarrow.RecordBatch.from_pylist(rows, schema=self._schema))
                rows.clear()
        self._held = 0


@contextmanager
def scattered(path: Path, shape: Shape, receivers: int) -> Iterator[Scatter]:
    """A file of rows for so many receivers: there whole once the context ends, or not at all. Raises CorpusError."""
    import pyarrow

    schema = schema_of(shape)
    options = pyarrow.ipc.IpcWriteOptions(compression="zstd")
    with (
        whole_file(path) as unfinished,
        pyarrow.ipc.new_file(str(unfinished), schema, options=options) as file,
    ):
        scatter = Scatter(file, schema, receivers)
        yield scatter
        scatter.end_round()


def batches_for(folder: Path, receiver: int, receivers: int) -> Iterator[Any]:
    """The batches that all files of a folder hold for one receiver, in the order of the files and rounds."""
    for path in sorted(folder.glob("*.arrow")):
        yield from _batches(path, receiver, receivers)


def _batches(path: Path, receiver: int, receivers: int) -> Iterator[Any]:
    import pyarrow

    try:
        with pyarrow.OSFile(str(path)) as source, pyarrow.ipc.open_file(source) as file:
            for number in range(receiver, file.num_record_batches, receivers):
                yield file.get_batch(number)
    except (OSError, pyarrow.ArrowException) as error:
        raise CorpusError(f"{path}: can't be read ({error}); remove {path.parents[1]} and run again") from error


def rows_in(path: Path) -> Iterator[Row]:
    """The rows of a file that is for one receiver."""
    for batch in _batches(path, 0, 1):
        yield from batch.to_pylist()


def rows_for(folder: Path, receiver: int, receivers: int) -> Iterator[Row]:
    """The same, row by row."""
    for batch in batches_for(folder, receiver, receivers):
        yield from batch.to_pylist()


def columns_for(folder: Path, receiver: int, receivers: int, shape: Shape) -> dict[str, npt.NDArray[Any]]:
    """The same as whole columns of numbers."""
    return _columns(batches_for(folder, receiver, receivers), shape)


def columns_in(path: Path, shape: Shape) -> dict[str, npt.NDArray[Any]]:
    """The columns of numbers of a file that is for one receiver."""
    return _columns(_batches(path, 0, 1), shape)


def _columns(batches: Iterable[Any], shape: Shape) -> dict[str, npt.NDArray[Any]]:
    found: dict[str, list[npt.NDArray[Any]]] = {name: [np.empty(0, NUMPY[kind])] for name, kind in shape}
    for batch in batches:
        for name, _ in shape:
            found[name].append(batch.column(name).to_numpy(zero_copy_only=False))
    return {name: np.concatenate(parts) for name, parts in found.items()}


def write_columns(path: Path, shape: Shape, columns: Columns) -> None:
    """Columns of numbers as a file for one receiver."""
    size = len(next(iter(columns.values())))
    with scattered(path, shape, 1) as file:
        file.add_columns(np.zeros(size, np.int64), columns)


def schema_of(shape: Shape) -> Any:
    """The columns as Arrow names them."""
    import pyarrow

    made = {"string": pyarrow.large_string(), "list": pyarrow.large_list(pyarrow.large_string())}
    made |= {name: getattr(pyarrow, name)() for name in ("uint64", "int64", "float64", "uint8")}
    return pyarrow.schema([(name, made[TYPES[kind]]) for name, kind in shape])


def _size(value: Any) -> int:
    if isinstance(value, str):
        return len(value)
    return sum(map(len, value)) if isinstance(value, Sequence) else 8
