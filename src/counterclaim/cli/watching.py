"""`counterclaim incidents --watch`: findings printed as they come."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from counterclaim.cli.messages import one_line, say
from counterclaim.pipeline.watching import findings_from
from counterclaim.store.query import EVERYTHING, Query

if TYPE_CHECKING:
    from counterclaim.model.finding import Finding
    from counterclaim.store.ledger import Ledger

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def watch_findings(ledger: Ledger, query: Query, form: str, seconds: float | None) -> None:
    """Print findings that meet the filters as they come, until a signal; without `seconds` those of now alone."""
    if seconds is None:
        _print_all(ledger, query, form, findings_from(ledger, 0, lambda: False))
        return
    with _stopped_by_signals() as stop:
        now, _ = ledger.findings_after(None)
        say("watching for findings; Ctrl-C ends it")
        _print_all(ledger, query, form, findings_from(ledger, now, lambda: not stop.wait(seconds)))


def _print_all(ledger: Ledger, query: Query, form: str, looks: Iterable[tuple[Finding, ...]]) -> None:
    for found in looks:
        for finding in _meeting(found, query, ledger):
            click.echo(_line(finding, form, ledger))


def _meeting(found: Iterable[Finding], query: Query, ledger: Ledger) -> Iterator[Finding]:
    """Those that the filters let through."""
    asked = replace(query, limit=None, offset=0)
    wanted = None if asked == EVERYTHING else {finding.id for finding in ledger.findings(asked)}
    return (finding for finding in found if wanted is None or finding.id in wanted)


def _line(finding: Finding, form: str, ledger: Ledger) -> str:
    from counterclaim.publish.jsonl import json_line
    from counterclaim.publish.records import finding_record
    from counterclaim.publish.wording import finding_text

    if form != "table":
        return json_line(finding_record(finding))
    incident = ledger.incident(finding.incident) if finding.incident else None
    about = f"  ({incident.title})" if incident else ""
    return one_line(f"{finding.id}  {finding_text(finding.kind)}: {finding.sentence}{about}")


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """An event that a signal to stop sets, so that what is being printed is printed whole."""
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
