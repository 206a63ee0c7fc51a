"""What stands in the end, as tables: incidents, findings, and the tellings with their scopes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from counterclaim.cluster.exchange import Row
from counterclaim.cluster.tables import rows_of, schema_of, storable, write_table
from counterclaim.cluster.tasks import Record, Task
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.pipeline.settling import Settled
from counterclaim.publish.records import FINDING_NAMES, INCIDENT_NAMES, finding_record, incident_record
from counterclaim.store.entry import IndexedTelling
from counterclaim.store.shapes import json_text, shaped, valued_text

INCIDENTS, FINDINGS, TELLINGS = "incidents", "findings", "tellings"
_OTHERS = {"kinds": "texts", "claims": "texts", "documents": "texts"}
_OTHERS |= {"latitude": "number", "longitude": "number", "amount": "number"}
_ROW = {"scope": "text", "at": "whole"}
_INCIDENT = _ROW | {name: _OTHERS.get(name, "text") for name in INCIDENT_NAMES} | {"body": "text"}
_FINDING = _ROW | {name: _OTHERS.get(name, "text") for name in FINDING_NAMES} | {"body": "text"}
_TELLING = {"scope": "text", "key": "text", "document": "text", "blocks": "texts", "body": "text"}


def keep_results(task: Task, found: Iterable[Settled], copied: Iterable[Row], index: Iterable[Row]) -> Record:
    """Write the tables of one task, each in the order of its scopes."""
    incidents: list[Row] = []
    findings: list[Row] = []
    for settled in found:
        for at, incident in enumerate(settled.incidents):
            incidents.append({"scope": settled.scope, "at": at} | _with_body(incident_record(incident), incident))
        for at, finding in enumerate(settled.findings):
            findings.append({"scope": settled.scope, "at": at} | _with_body(finding_record(finding), finding))
    for at, row in enumerate(copied):
        finding = valued_text(row["body"], Finding)
        findings.append({"scope": row["scope"], "at": at} | _with_body(finding_record(finding), finding))
    tellings = [{name: row[name] for name in _TELLING} for row in index]
    for name, rows, types in (
        (INCIDENTS, incidents, _INCIDENT),
        (FINDINGS, findings, _FINDING),
        (TELLINGS, tellings, _TELLING),
    ):
        if rows:
            write_table(Path(task.work).parent / name / f"{task.number:05d}.parquet", rows, schema_of(types))
    return {INCIDENTS: len(incidents), FINDINGS: len(findings), TELLINGS: len(tellings)}


def stood_in(folder: Path) -> Iterator[Settled]:
    """All scopes of a reconciled corpus in which anything stands."""
    names = {path.name for name in (INCIDENTS, FINDINGS) for path in (folder / name).glob("*.parquet")}
    for name in sorted(names):
        incidents: dict[str, list[Incident]] = {}
        findings: dict[str, list[Finding]] = {}
        for row in _rows(folder / INCIDENTS / name, ("scope", "body")):
            incidents.setdefault(row["scope"], []).append(valued_text(row["body"], Incident))
        for row in _rows(folder / FINDINGS / name, ("scope", "body")):
            findings.setdefault(row["scope"], []).append(valued_text(row["body"], Finding))
        for scope in dict.fromkeys((*incidents, *findings)):
            stand = tuple(incidents.get(scope, ())), tuple(findings.get(scope, ()))
            yield Settled(scope=scope, incidents=stand[0], findings=stand[1])


def tellings_in(folder: Path) -> Iterator[IndexedTelling]:
    """All rows of the working index of a reconciled corpus."""
    for path in sorted((folder / TELLINGS).glob("*.parquet")):
        for row in _rows(path, tuple(_TELLING)):
            yield IndexedTelling(**row | {"blocks": tuple(row["blocks"])})


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    return rows_of(path, columns) if path.exists() else iter(())


def _with_body(record: dict[str, Any], value: object) -> Row:
    flat = {
        key: list(map(storable, item)) if isinstance(item, list) else storable(item) for key, item in record.items()
    }
    return flat | {"body": json_text(shaped(value))}
