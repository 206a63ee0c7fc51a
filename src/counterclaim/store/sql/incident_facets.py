"""Keeps the facets of incidents: the few numbers by which they are put in order. Within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, insert, select, text

from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.store.schema.facet_tables import incident_facets
from counterclaim.store.schema.tables import derivations, standing
from counterclaim.store.shapes import valued
from counterclaim.store.sql.stretches import stretches

CONFLICTS = frozenset({FindingKind.DIFFERS, FindingKind.EXCEEDS, FindingKind.DISPUTED})
"""What findings say where claims can't all be right."""
NO_DAY = 0
"""The day of what has none: before all days."""
ROWS_AT_ONCE = 5_000

_BITS = {kind: 1 << place for place, kind in enumerate(FindingKind)}
_KEEP = text(
    "INSERT INTO incident_facets (first, first_day, last_day, claims, conflicts, findings, part_of) "
    "VALUES (:first, :first_day, :last_day, :claims, :conflicts, :findings, :part_of) ON CONFLICT (first) "
    "DO UPDATE SET first_day = excluded.first_day, last_day = excluded.last_day, claims = excluded.claims, "
    "conflicts = excluded.conflicts, findings = excluded.findings, part_of = excluded.part_of"
)
_STAND = (
    select(standing.c.first, derivations.c.body)
    .select_from(standing)
    .join(derivations, derivations.c.seq == standing.c.newest)
    .where(standing.c.digest.is_not(None))
)

Found = Mapping[str, Iterable[FindingKind]]
"""The kinds of the findings about incidents, by the incidents' ids, one for each finding."""


def finding_bits(kinds: Iterable[FindingKind]) -> int:
    """Kinds of findings as the bits of a number."""
    return sum({_BITS[kind] for kind in kinds})


def facets_of(incident: Incident, kinds: Iterable[FindingKind]) -> dict[str, Any]:
    """The facets of an incident about which there are findings of these kinds, one for each finding."""
    told = tuple(kinds)
    time = incident.time
    return {
        "first_day": time.first_day.toordinal() if time else NO_DAY,
        "last_day": time.last_day.toordinal() if time else NO_DAY,
        "claims": len(incident.links),
        "conflicts": sum(1 for kind in told if kind in CONFLICTS),
        "findings": finding_bits(told),
        "part_of": incident.part_of,
    }


def kinds_about(findings: Iterable[Finding]) -> Found:
    """The kinds of findings by the incidents that they are about."""
    found: dict[str, list[FindingKind]] = {}
    for finding in findings:
        if finding.incident:
            found.setdefault(finding.incident, []).append(finding.kind)
    return found


def keep_incident_facets(
    connection: Connection, incidents: Mapping[int, Incident], found: Found, gone: Iterable[int]
) -> None:
    """Write the facets of these incidents, by the numbers of their first rows, and drop those of what is gone."""
    for some in stretches(gone):
        connection.execute(delete(incident_facets).where(incident_facets.c.first.in_(some)))
    rows = [{"first": first} | facets_of(each, found.get(each.id, ())) for first, each in incidents.items()]
    for at in range(0, len(rows), ROWS_AT_ONCE):
        connection.execute(_KEEP, rows[at : at + ROWS_AT_ONCE])


def fill_incident_facets(connection: Connection) -> None:
    """Work the facets of all incidents that stand out anew."""
    connection.execute(delete(incident_facets))
    rows: list[dict[str, Any]] = []
    for row in facets_anew(connection):
        rows.append(row)
        if len(rows) == ROWS_AT_ONCE:
            connection.execute(insert(incident_facets), rows)
            rows.clear()
    if rows:
        connection.execute(insert(incident_facets), rows)


def facets_anew(connection: Connection) -> Iterator[dict[str, Any]]:
    """The facets of each incident that stands, as they are worked out from the record, in the order of first rows."""
    about = groupby(_streamed(connection, _told_about()), key=attrgetter("first"))
    first, told = next(about, (None, iter(())))
    for row in _streamed(connection, _STAND.where(standing.c.sort == "incident").order_by(standing.c.first)):
        while first is not None and first < row.first:
            first, told = next(about, (None, iter(())))
        kinds = [FindingKind(each.kind) for each in told] if first == row.first else []
        yield {"first": row.first} | facets_of(valued(row.body, Incident), kinds)


def _told_about() -> Select[Any]:
    """The kinds of all findings that stand, each with the first row of its incident, in the order of these."""
    about = standing.alias("about")
    is_about = and_(about.c.sort == "incident", about.c.id == derivations.c.body["incident"].as_string())
    stands = _STAND.where(standing.c.sort == "finding").join(about, is_about)
    return stands.with_only_columns(about.c.first, derivations.c.kind).order_by(about.c.first)


def _streamed(connection: Connection, chosen: Select[Any]) -> Iterator[Any]:
    return iter(connection.execute(chosen, execution_options={"yield_per": ROWS_AT_ONCE}))
