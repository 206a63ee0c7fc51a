"""Parquet tables of a corpus: written whole, with a sum for each page, and read back in bounded stretches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from counterclaim.cluster.files import whole_file
from counterclaim.errors import CorpusError, SettingsError

Row = dict[str, Any]
ROWS_AT_ONCE = 512


def write_table(path: Path, rows: Sequence[Row], schema: Any) -> None:
    """Rows as one Parquet file (zstd); nothing else is ever seen under its name. Raises CorpusError."""
    pyarrow, parquet = _arrow()
    columns = {name: [row[name] for row in rows] for name in schema.names}
    with whole_file(path) as unfinished:
        parquet.write_table(
            pyarrow.table(columns, schema=schema),
            unfinished,
            compression="zstd",
            row_group_size=ROWS_AT_ONCE * 8,
            write_page_checksum=True,
        )


def rows_of(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a Parquet file, a stretch of them in memory at a time. Raises CorpusError for a damaged one."""
    pyarrow, parquet = _arrow()
    try:
        with parquet.ParquetFile(path, page_checksum_verification=True) as file:
            for batch in file.iter_batches(ROWS_AT_ONCE, columns=list(columns)):
                yield from batch.to_pylist()
    except (OSError, pyarrow.ArrowException) as error:
        words = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CorpusError(f"{path}: can't be read ({words}); remove it, and run `corpus read` again") from error


def schema_of(columns: Mapping[str, str] | Iterable[tuple[str, str]]) -> Any:
    """The schema of columns, each with the name of its type: "text", "day", "whole", "number", "flag", "texts"."""
    pyarrow, _ = _arrow()
    types = {
        "text": pyarrow.string(),
        "day": pyarrow.date32(),
        "whole": pyarrow.int64(),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
        "texts": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([(name, types[kind]) for name, kind in dict(columns).items()])


def storable(value: Any) -> Any:
    """A text with question marks for what UTF-8 can't hold; anything else as it is."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise SettingsError("a corpus needs pyarrow and ray: pip install 'counterclaim[cluster]'") from error
    return pyarrow, parquet
