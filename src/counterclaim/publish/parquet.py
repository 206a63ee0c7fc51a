"""Claims as Parquet, the columns of columns.py with their types."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, BinaryIO

from counterclaim.errors import SettingsError
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.publish.columns import COLUMNS, Sort, Value, row_of

ROWS_A_GROUP = 20_000


def write_claims_parquet(claims: Iterable[Claim], documents: Mapping[str, Document], stream: BinaryIO) -> None:
    """One row a claim. Raises SettingsError where pyarrow is not installed."""
    for piece in parquet_groups(row_of(claim, documents.get(claim.document)) for claim in claims):
        stream.write(piece)


def parquet_groups(rows: Iterable[Sequence[Value]], size: int = ROWS_A_GROUP) -> Iterator[bytes]:
    """A file piece by piece, a group of rows each. Raises SettingsError, at once, where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise SettingsError("Parquet needs pyarrow: pip install 'counterclaim[parquet]'") from error
    return _pieces(pyarrow, ParquetWriter, iter(rows), size)


def _pieces(pyarrow: Any, writer_of: Any, rows: Iterator[Sequence[Value]], size: int) -> Iterator[bytes]:
    schema, written = _schema(pyarrow), _Written()
    with writer_of(written, schema) as writer:
        while group := [tuple(map(_storable, row)) for row in islice(rows, size)]:
            columns = {
                column.name: list(values) for column, values in zip(COLUMNS, zip(*group, strict=True), strict=True)
            }
            writer.write_table(pyarrow.table(columns, schema=schema))
            yield written.taken()
    yield written.taken()


class _Written(io.RawIOBase):
    """Holds what was written since it was last taken; tells how much was written in all."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()
        self._gone = 0

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, some: Any) -> int:
        """Hold some more."""
        self._held += some
        return len(memoryview(some))

    def tell(self) -> int:
        """How much was written in all."""
        return self._gone + len(self._held)

    def taken(self) -> bytes:
        """What was written since; it is held no longer."""
        taken = bytes(self._held)
        self._gone += len(taken)
        self._held.clear()
        return taken

    def close(self) -> None:
        """The writer closes what it wrote to; what is held is still to be taken."""


def _schema(pyarrow: Any) -> Any:
    types = {
        Sort.TEXT: pyarrow.string(),
        Sort.WHOLE: pyarrow.int64(),
        Sort.NUMBER: pyarrow.float64(),
        Sort.FLAG: pyarrow.bool_(),
        Sort.DAY: pyarrow.date32(),
        Sort.LIST: pyarrow.list_(pyarrow.string()),
    }
    fields = [
        pyarrow.field(column.name, types[column.sort], metadata={"meaning": column.meaning}) for column in COLUMNS
    ]
    return pyarrow.schema(fields)


def _storable(value: Value) -> Value:
    """A text with question marks for what UTF-8 can't hold."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
