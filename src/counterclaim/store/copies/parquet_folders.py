"""A ledger as a folder of Parquet files, one a table, and a manifest that is written last."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from counterclaim.errors import LedgerError, SettingsError
from counterclaim.store.checks.digesting import Digests
from counterclaim.store.copies.plain_rows import Form, PlainRow, PlainTable
from counterclaim.store.copies.unfinished import finished_folder, on_the_disk
from counterclaim.store.schema.migrations import VERSION
from counterclaim.store.schema.whole_ledgers import plain_tables

MANIFEST = "manifest.json"
FORMAT = "counterclaim ledger"
ENDING = ".parquet"
READABLE = (3, VERSION)
"""Copies of these versions have the same tables: what version 4 added is not copied."""
ROWS_AT_ONCE = 5_000
CHARACTERS_AT_ONCE = 32_000_000


def is_folder(where: str) -> bool:
    """Whether a place is a folder of Parquet files, there or to be made."""
    if "://" in where:
        return False
    return where.endswith(("/", ENDING)) or Path(where).is_dir()


class ParquetSource:
    """A ledger in a folder of Parquet files."""

    def __init__(self, folder: Path) -> None:
        """Raises LedgerError where the folder holds no whole ledger of this version."""
        self.name, self._folder = str(folder), folder
        self.manifest = _manifest(folder)

    def rows(self, table: PlainTable) -> Iterator[PlainRow]:
        """The rows of a table, in its order; raises LedgerError where they are not those that were written."""
        digests = Digests()
        yield from digests.through(table, read_rows(self._folder, table))
        expected = self.manifest["tables"].get(table.name, {}).get("sha256")
        if digests.tables[table.name] != expected:
            raise LedgerError(f"{self.name}: {table.name}{ENDING} is not as it was written; use another copy")


class ParquetTarget:
    """A folder that becomes a ledger."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, table: PlainTable, rows: Iterator[PlainRow]) -> None:
        """Write all rows of a table as a file."""
        arrow, parquet = _pyarrow()
        schema = _schema(arrow, table)
        path = self._folder / f"{table.name}{ENDING}"
        try:
            with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
                for some in _stretches(rows):
                    columns = [
                        _stored(arrow, form, [row[at] for row in some])
                        for at, form in enumerate(table.columns.values())
                    ]
                    writer.write_batch(arrow.RecordBatch.from_arrays(columns, schema=schema))
            on_the_disk(path)
        except OSError as error:
            raise LedgerError(f"{path}: can't be written: {error.strerror or error}") from error

    def rows(self, table: PlainTable) -> Iterator[PlainRow]:
        """What was written."""
        return read_rows(self._folder, table)

    def finish(self, digests: Digests) -> None:
        """Write the manifest, without which the folder is no ledger."""
        tables = {name: {"rows": digests.rows[name], "sha256": key} for name, key in digests.tables.items()}
        told = {"format": FORMAT, "version": VERSION, "digest": digests.content, "tables": tables}
        path = self._folder / MANIFEST
        path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
        on_the_disk(path)


@contextmanager
def parquet_target(folder: Path) -> Iterator[ParquetTarget]:
    """A folder to be filled; it gets its name when all went well."""
    _pyarrow()
    with finished_folder(folder) as unfinished:
        yield ParquetTarget(unfinished)


def read_rows(folder: Path, table: PlainTable) -> Iterator[PlainRow]:
    """The rows of a table's file, in the order in which they were written."""
    arrow, parquet = _pyarrow()
    path = folder / f"{table.name}{ENDING}"
    try:
        with parquet.ParquetFile(path) as found:
            for batch in found.iter_batches(batch_size=ROWS_AT_ONCE, columns=list(table.columns)):
                told = [_told(arrow, form, batch.column(name)) for name, form in table.columns.items()]
                yield from zip(*told, strict=True)
    except FileNotFoundError as error:
        raise LedgerError(f"{path}: not there, though the manifest names it; use another copy") from error
    except (OSError, arrow.ArrowException, KeyError) as error:
        raise LedgerError(f"{path}: damaged: {str(error).splitlines()[0]}; use another copy") from error


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        version, known = told["version"], told["format"] == FORMAT
        tables = {name: one["sha256"] for name, one in told["tables"].items()}
    except FileNotFoundError:
        raise LedgerError(f"{folder}: no {MANIFEST}: not a copy of a ledger, or one that was cut off") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LedgerError(f"{path}: damaged: {error}; use another copy") from error
    if not known or version not in READABLE:
        raise LedgerError(f"{folder}: a copy of version {version}; this counterclaim reads version {VERSION}")
    missing = [table.name for table in plain_tables() if table.name not in tables]
    if missing:
        raise LedgerError(f"{path}: damaged: does not name {', '.join(missing)}; use another copy")
    checked: dict[str, Any] = told
    return checked


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise SettingsError("Parquet needs pyarrow: pip install 'counterclaim[parquet]'") from error
    return pyarrow, parquet


def _schema(arrow: Any, table: PlainTable) -> Any:
    kinds = {
        Form.NUMBER: arrow.int64(),
        Form.REAL: arrow.float64(),
        Form.MOMENT: arrow.timestamp("us", tz="UTC"),
        Form.DAY: arrow.date32(),
        Form.FLAG: arrow.bool_(),
    }
    return arrow.schema([(name, kinds.get(form, arrow.string())) for name, form in table.columns.items()])


def _stored(arrow: Any, form: Form, values: list[Any]) -> Any:
    """Plain values as Parquet has them."""
    if form is Form.MOMENT:
        return arrow.array(values, arrow.string()).cast(arrow.timestamp("us")).cast(arrow.timestamp("us", tz="UTC"))
    if form is Form.DAY:
        return arrow.array(values, arrow.string()).cast(arrow.date32())
    if form is Form.FLAG:
        return arrow.array([None if value is None else bool(value) for value in values], arrow.bool_())
    kinds = {Form.NUMBER: arrow.int64(), Form.REAL: arrow.float64()}
    return arrow.array(values, kinds.get(form, arrow.string()))


def _told(arrow: Any, form: Form, column: Any) -> list[Any]:
    """The same values plainly again."""
    if form is Form.MOMENT:
        column = column.cast(arrow.timestamp("us")).cast(arrow.string())
    elif form is Form.DAY:
        column = column.cast(arrow.string())
    elif form is Form.FLAG:
        column = column.cast(arrow.int8())
    values: list[Any] = column.to_pylist()
    return values


def _stretches(rows: Iterator[PlainRow]) -> Iterator[list[PlainRow]]:
    """Rows in stretches that take only so much memory."""
    waiting: list[PlainRow] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += sum(len(value) for value in row if isinstance(value, str))
        if len(waiting) >= ROWS_AT_ONCE or size >= CHARACTERS_AT_ONCE:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting
