"""Parquet: one document a row, the columns that are needed read a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from counterclaim.errors import DocumentError
from counterclaim.ingest.formats import Container
from counterclaim.ingest.limits import Limits
from counterclaim.ingest.parquet.footers import MARK, footer_of
from counterclaim.ingest.parquet.pages import Readable, readable
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.record_fields import KNOWN, folded
from counterclaim.ingest.rows import at_row, row_document, too_long_row, wrong_columns
from counterclaim.ingest.sources import Source
from counterclaim.ingest.streams import gone_about
from counterclaim.ingest.unpacking import plain

FORM = "parquet_row"
BUFFER_BYTES = 1 << 20
MOST_METADATA_BYTES = 100_000_000
MOST_IN_A_LIST = 10_000
"""Texts in a list that stands in one cell."""


def recognises(head: bytes, name: str) -> bool:
    """Whether Parquet's mark is there."""
    return head.startswith(MARK)


def parts(source: Source, stream: BinaryIO, limits: Limits) -> Iterator[Source | RawDocument | DocumentError]:
    """Each row as the bytes of one document. Refuses where pyarrow is not installed."""
    try:
        import pyarrow.parquet
    except ImportError as error:
        reason = "Parquet, which needs pyarrow: pip install 'counterclaim[parquet]'"
        raise source.refusal(f"{reason}; or give JSON lines", "not_installed") from error
    unreadable = (pyarrow.ArrowException, OSError, ValueError, KeyError, OverflowError)
    with gone_about(source, stream, limits) as file:
        try:
            table, columns, some = _opened(source, file, limits)
        except unreadable as error:
            raise source.refusal(f"a Parquet file that is damaged ({plain(error)}); get it again", "damaged") from error
        yield from _rows(source, _batches(table, columns, some), unreadable, limits)


def _opened(source: Source, file: BinaryIO, limits: Limits) -> tuple[Any, list[str], Readable]:
    """The table, the columns that are read, and how much of them. Refuses one that grows out of bounds."""
    from pyarrow.parquet import ParquetFile

    how: dict[str, Any] = {"buffer_size": BUFFER_BYTES, "pre_buffer": False, **_metadata_bounds()}
    footer = footer_of(file)
    table = ParquetFile(file, **how)
    columns = _columns(source, table)
    leaves = _leaves(table, columns)
    some = readable(source, file, footer, {number: whole for number, _, whole in leaves}, limits)
    if some.damage and not some.rows:
        raise some.damage
    dictionaries = [path for _, path, with_dictionary in leaves if with_dictionary]
    return ParquetFile(file, metadata=table.metadata, read_dictionary=dictionaries, **how), columns, some


def _leaves(table: Any, columns: list[str]) -> list[tuple[int, str, bool]]:
    """The leaves of the schema that pyarrow reads for these columns: number, path, whether with the dictionary.

    So read are lists, one cell of which may say one long text very often, and what was written as a dictionary.
    """
    from pyarrow import types

    names = set(columns)
    dictionaries = {field.name for field in table.schema_arrow if types.is_dictionary(field.type)}
    found = []
    for number in range(len(table.schema)):
        leaf = table.schema.column(number)
        steps = leaf.path.split(".")
        if any(".".join(steps[:end]) in names for end in range(1, len(steps) + 1)):
            found.append((number, leaf.path, leaf.max_repetition_level > 0 or leaf.path in dictionaries))
    return found


def _batches(table: Any, columns: list[str], some: Readable) -> Iterator[Any]:
    """A few rows at a time, of one row group. Raises what is wrong with a row group after those before it."""
    for group, rows in enumerate(some.rows):
        yield from table.iter_batches(batch_size=rows, row_groups=[group], columns=columns, use_threads=False)
    if some.damage:
        raise some.damage


def _rows(
    source: Source, batches: Iterator[Any], unreadable: tuple[type[Exception], ...], limits: Limits
) -> Iterator[RawDocument | DocumentError]:
    number = 0
    try:
        for batch in batches:
            values = dict(zip(batch.schema.names, map(_in_microseconds, batch.columns), strict=True))
            for row in range(batch.num_rows):
                number += 1
                yield _row(source, number, {name: column[row] for name, column in values.items()}, limits)
    except unreadable as error:
        place = f"after row {number}"
        reason = f"is damaged ({plain(error)}); what comes before is read, get it again"
        raise source.refusal(reason, "damaged", place) from error


def _row(source: Source, number: int, cells: dict[str, Any], limits: Limits) -> RawDocument | DocumentError:
    record: dict[str, Any] = {}
    left = limits.document_bytes
    for name, cell in cells.items():
        left -= _size(cell, left)
        if left < 0:
            return at_row(source, number).refusal(too_long_row(limits), "too_long")
        try:
            record[name] = _written(cell.as_py())
        except (ValueError, OverflowError, KeyError, ArithmeticError) as error:
            reason = f"{name[:40]!r} can't be read ({plain(error)}); mend it, or leave the row out"
            return at_row(source, number).refusal(reason, "fields")
    try:
        return row_document(source, FORM, number, record, limits)
    except DocumentError as refusal:
        return refusal


def _size(cell: Any, most: int) -> int:
    """How many bytes the texts in a cell come to, before any is taken out; not counted on once they are too many."""
    import pyarrow

    if isinstance(cell, pyarrow.DictionaryScalar):
        cell = cell.value
    if not cell.is_valid:
        return 0
    if not isinstance(cell, pyarrow.ListScalar):
        return len(cell.as_buffer()) if isinstance(cell, pyarrow.BinaryScalar) else 0
    if len(cell.values) > MOST_IN_A_LIST:
        return most + 1
    size = 0
    for each in cell.values:
        size += _size(each, most)
        if size > most:
            break
    return size


def _columns(source: Source, table: Any) -> list[str]:
    """The columns that are read. Refuses a table that has none for the text.

    What the file says of single columns is not asked for: pyarrow 26 ends the process where that is damaged.
    """
    from pyarrow import types

    schema = table.schema_arrow
    wrong = wrong_columns(source, schema.names)
    if wrong:
        raise wrong
    names = [field.name for field in schema if folded(field.name) in KNOWN and _is_plain(types, field.type)]
    if wrong_columns(source, names):
        raise source.refusal("a table whose column for the text holds no text; write it as strings", "fields")
    return names


def _is_plain(types: Any, kind: Any) -> bool:
    """Whether a column holds texts, numbers, days or moments, or lists of texts; what else it may hold is not read."""
    if types.is_dictionary(kind):
        return _is_text(types, kind.value_type)
    if types.is_list(kind) or types.is_large_list(kind):
        return _is_text(types, kind.value_type)
    return _is_text(types, kind) or types.is_integer(kind) or types.is_date(kind) or types.is_timestamp(kind)


def _is_text(types: Any, kind: Any) -> bool:
    return bool(
        types.is_string(kind) or types.is_large_string(kind) or types.is_binary(kind) or types.is_large_binary(kind)
    )


def _in_microseconds(column: Any) -> Any:
    """The same; moments without the nanoseconds that Python's have no place for."""
    import pyarrow

    kind = column.type
    if not pyarrow.types.is_timestamp(kind) or kind.unit != "ns":
        return column
    return column.cast(pyarrow.timestamp("us", kind.tz), safe=False)


def _written(value: Any) -> Any:
    """A value as JSON has it: days and moments in ISO 8601, bytes as the text that they are."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        return [_written(each) for each in value]
    return value


def _metadata_bounds() -> dict[str, int]:
    return {
        "thrift_string_size_limit": MOST_METADATA_BYTES,
        "thrift_container_size_limit": MOST_METADATA_BYTES // 10,
    }


PARQUET = Container(name="parquet", title="a Parquet table", recognises=recognises, parts=parts)
