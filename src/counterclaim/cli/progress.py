"""A progress bar for long work, on the standard error and on terminals only."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.fetch.asking import is_address
from counterclaim.ingest.sources import STDIN
from counterclaim.pipeline.reading import Outcome, Tally

LONG_S = 1.0
"""Work that is done sooner shows no bar."""


def shown(outcomes: Iterable[Outcome], paths: tuple[str, ...], tally: Tally) -> Iterator[Outcome]:
    """The same outcomes, with a bar while they come."""
    if not sys.stderr.isatty():
        yield from outcomes
        return
    since, coming = time.monotonic(), iter(outcomes)
    for outcome in coming:
        yield outcome
        if time.monotonic() - since > LONG_S:
            break
    yield from _with_bar(coming, bytes_of(paths), tally)


def bytes_of(paths: tuple[str, ...]) -> int | None:
    """How many bytes there are to read, None where that can't be known."""
    if any(path == STDIN or is_address(path) for path in paths):
        return None
    total = 0
    for path in paths:
        within = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
        total += sum(
            file.stat().st_size for file in ([Path(path)] if os.path.isfile(path) else within) if file.exists()
        )
    return total


def _with_bar(coming: Iterator[Outcome], total: int | None, tally: Tally) -> Iterator[Outcome]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[done]:,} documents"))
    console = Console(stderr=True)
    bar = Progress(*columns, TimeRemainingColumn(), console=console, transient=True, redirect_stdout=False)
    with bar as progress:
        task = progress.add_task("Reading", total=total, done=0)
        for outcome in coming:
            progress.update(task, completed=tally.bytes_done, done=tally.documents)
            yield outcome
