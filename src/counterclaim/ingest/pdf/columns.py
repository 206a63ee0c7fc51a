"""The order in which a page is read: as it is drawn, unless it is drawn across its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterclaim.ingest.pdf.lines import Line, joined, rows_of

FEWEST_ROWS = 6
"""So many rows across are needed before they are taken for columns."""

FEWEST_WORDS = 4.0
"""Words to a line, on the average, that tell a column of prose from the cells of a table."""

NEAR = 6.0
"""Points within which lines begin at one place."""


def read_in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page as people read them, the cells of a table's row in one line."""
    rows = rows_of(lines)
    starts = _columns(rows)
    if not starts:
        return [joined(row) for row in rows]
    return _down_the_columns(rows, starts)


def _columns(rows: Sequence[Sequence[Line]]) -> list[float]:
    """Where the columns after the first begin, if the page is drawn line by line across columns of prose."""
    across = [row for row in rows if len(row) > 1]
    if len(across) < FEWEST_ROWS or len(across) < 0.3 * len(rows):
        return []
    begun = Counter(round(part.x / NEAR) for row in across for part in row[1:])
    starts = [place * NEAR for place, number in sorted(begun.items()) if number >= 0.6 * len(across)]
    if not starts or any(len(row) > len(starts) + 1 for row in across):
        return []
    parts = [part for row in across for part in row]
    words = sum(len(part.text.split()) for part in parts) / len(parts)
    lefts = sum(len(row[0].text.split()) for row in across) / len(across)
    return starts if min(words, lefts) >= FEWEST_WORDS else []


def _down_the_columns(rows: Sequence[Sequence[Line]], starts: Sequence[float]) -> list[Line]:
    """Each column from top to bottom; a line that goes across all of them parts what is above it from what is below."""
    ordered: list[Line] = []
    columns: list[list[Line]] = [[] for _ in range(len(starts) + 1)]
    for row in rows:
        if len(row) == 1 and row[0].x < starts[0] - NEAR and row[0].end > starts[0] + 4 * row[0].size:
            ordered += [line for column in columns for line in column]
            columns = [[] for _ in columns]
            ordered.append(row[0])
            continue
        for part in row:
            columns[sum(part.x >= start - NEAR for start in starts)].append(part)
    return ordered + [line for column in columns for line in column]
