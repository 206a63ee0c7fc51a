"""Claims as Parquet, the columns of columns.py with their types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, BinaryIO

from counterclaim.errors import SettingsError
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.publish.columns import COLUMNS, Sort, Value, row_of

ROWS_A_GROUP = 20_000


def write_claims_parquet(claims: Iterable[Claim], documents: Mapping[str, Document], stream: BinaryIO) -> None:
    """One row a claim. Raises SettingsError where pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetWriter
    except ImportError as error:
        raise SettingsError("Parquet needs pyarrow: pip install 'counterclaim[parquet]'") from error
    schema = _schema(pyarrow)
    coming = iter(claims)
    with ParquetWriter(stream, schema) as writer:
        while group := list(islice(coming, ROWS_A_GROUP)):
            rows = [tuple(map(_storable, row_of(claim, documents.get(claim.document)))) for claim in group]
            columns = {
                column.name: list(values) for column, values in zip(COLUMNS, zip(*rows, strict=True), strict=True)
            }
            writer.write_table(pyarrow.table(columns, schema=schema))


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
