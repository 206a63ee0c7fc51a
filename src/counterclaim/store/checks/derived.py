"""Checks what was derived, row by row: seals, digests, ids, the claims that it rests on, and its sums."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, text

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.identity import digest, finding_id, incident_id
from counterclaim.model.incident import Incident
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.store.checks.faults import NO_VALUE, Checked, FaultKind
from counterclaim.store.checks.readings import Vouched, claim_in
from counterclaim.store.checks.units import Row
from counterclaim.store.copies.plain_rows import plain_table, rows_of
from counterclaim.store.schema.tables import derivations
from counterclaim.store.sealing import ContentDigest, content_of, seal_of
from counterclaim.store.shapes import valued_text
from counterclaim.store.sql.selections import Sort
from counterclaim.store.sql.stretches import stretches

ROWS_AT_ONCE = 1_000
SUMS = (FindingKind.ADDS_UP, FindingKind.REMAINDER, FindingKind.EXCEEDS)
_TABLE = plain_table(derivations)
_CENT = 1e-6

Thing = Incident | Finding


@dataclass(frozen=True, slots=True)
class Derived:
    """A row of what was derived, and the value in it; null where it is a withdrawal, or no value."""

    row: Row
    thing: Thing | None


def check_derivations(connection: Connection, checked: Checked, content: ContentDigest, vouched: Vouched) -> None:
    """Note all that is wrong with incidents and findings, whether they stand or stood."""
    last = connection.execute(text("SELECT max(seq) FROM derivations")).scalar() or 0
    expected, latest = 1, ""
    for first in range(1, last + 1, ROWS_AT_ONCE):
        within = {"first": first, "last": first + ROWS_AT_ONCE - 1}
        rows = list(rows_of(connection, _TABLE, "WHERE seq BETWEEN :first AND :last", **within))
        found = []
        for values in rows:
            row = dict(zip(_TABLE.columns, values, strict=True))
            content.add("derivations", content_of("derivations", row))
            number = int(row["seq"] or 0)
            _note_gap(expected, number, checked, vouched)
            if str(row["learned_at"]) < latest:
                checked.faults.note(FaultKind.MOMENT, f"{row['id']} (row {number})")
            expected, latest = number + 1, str(row["learned_at"])
            found.append(Derived(row, checked_thing(row, checked)))
        _check_grounds(connection, found, within, checked)
        _check_incidents_named(connection, found, checked, vouched)
        _check_sums(connection, found, checked)
        checked.count("rows of incidents and findings", len(rows))


def _note_gap(expected: int, number: int, checked: Checked, vouched: Vouched) -> None:
    for missing in range(expected, number):
        if missing not in vouched.derivations:
            checked.faults.note(FaultKind.GAP, f"row {missing} of incidents and findings")


def checked_thing(row: Row, checked: Checked) -> Thing | None:
    """The incident or finding of a row, after its own digests; null where it is withdrawn, or none."""
    faults, where = checked.faults, f"{row['id']} (row {row['seq']})"
    if seal_of("derivations", row) != row["seal"]:
        faults.note(FaultKind.SEAL, where)
    body = row["body"]
    if row["withdrawn"]:
        if body is not None or row["digest"] is not None:
            faults.note(FaultKind.DERIVED_ID, f"{where}: withdrawn, and there all the same")
        return None
    if all(row["digest"] != each for each in _digests(str(body))):
        faults.note(FaultKind.DERIVED_ID, where)
    thing = thing_in(row)
    if thing is None:
        faults.note(FaultKind.UNREADABLE, where)
    elif thing.id != row["id"] or thing.id not in _ids_of(thing):
        faults.note(FaultKind.DERIVED_ID, where)
    elif row["kind"] != (thing.kind.value if isinstance(thing, Finding) else None):
        faults.note(FaultKind.KEYS, where)
    if isinstance(thing, Incident) and not {link.tied_to for link in thing.links} <= {None, *thing.claims}:
        faults.note(FaultKind.LINK, f"{where}: tied to a claim that it does not hold")
    return thing


def _digests(body: str) -> Iterator[str]:
    """The digests that a body may have: as it is written, or as ledgers of version 1 had it."""
    yield digest(body)
    try:
        yield digest(json.dumps(json.loads(body), sort_keys=True, separators=(",", ":")))
    except ValueError:
        return


def thing_in(row: Row) -> Thing | None:
    """The incident or finding of a row; null where what is stored is none."""
    try:
        if row["sort"] == Sort.FINDING.value:
            return valued_text(str(row["body"]), Finding)
        incident = valued_text(str(row["body"]), Incident)
        if incident.time is not None:
            _ = incident.time.first_day, incident.time.last_day
        return incident
    except NO_VALUE:
        return None


def _ids_of(thing: Thing) -> set[str]:
    """What a thing's id may be, by what it says."""
    if isinstance(thing, Incident):
        return {incident_id(thing.claims[0])} if thing.claims else set()
    subjects = (thing.incident or "", "|".join(sorted(thing.documents)), "")
    return {finding_id(thing.kind.value, subject, *thing.claims) for subject in subjects}


def _check_grounds(
    connection: Connection, found: Iterable[Derived], within: Mapping[str, int], checked: Checked
) -> None:
    statement = text("SELECT derivation, claim FROM grounds WHERE derivation BETWEEN :first AND :last")
    resting: dict[int, set[str]] = {}
    for number, claim in connection.execute(statement, within):
        resting.setdefault(number, set()).add(claim)
    for one in found:
        claims = set(one.thing.claims) if one.thing else set()
        if resting.get(int(one.row["seq"] or 0), set()) != claims and (one.thing or one.row["withdrawn"]):
            checked.faults.note(FaultKind.KEYS, f"{one.row['id']} (row {one.row['seq']}): the claims that it rests on")


def _check_incidents_named(
    connection: Connection, found: Iterable[Derived], checked: Checked, vouched: Vouched
) -> None:
    named = {
        name: one.thing.id
        for one in found
        if one.thing and (name := one.thing.incident if isinstance(one.thing, Finding) else one.thing.part_of)
    }
    chosen = text("SELECT DISTINCT id FROM derivations WHERE sort = 'incident' AND id IN :ids")
    chosen = chosen.bindparams(bindparam("ids", expanding=True))
    for some in stretches(sorted(named)):
        known = set(connection.scalars(chosen, {"ids": some}))
        for name in set(some) - known - vouched.ids:
            checked.faults.note(FaultKind.LINK, f"{named[name]}: names the incident {name}, which is not there")


def _check_sums(connection: Connection, found: Iterable[Derived], checked: Checked) -> None:
    """Whole = parts + remainder, by the claims' own counts."""
    told = [one.thing for one in found if isinstance(one.thing, Finding) and one.thing.kind in SUMS]
    bodies: dict[str, Claim] = {}
    chosen = text("SELECT id, CAST(body AS TEXT) AS body FROM claims WHERE id IN :ids")
    chosen = chosen.bindparams(bindparam("ids", expanding=True))
    for some in stretches(key for finding in told for key in finding.claims):
        for key, body in connection.execute(chosen, {"ids": some}):
            claim = claim_in({"id": key, "body": body})
            if claim is not None:
                bodies[key] = claim
    for finding in told:
        checked.count("sums")
        counts = [bodies[key].count for key in finding.claims if key in bodies]
        numbers = [count.quantity for count in counts if count]
        if len(numbers) == len(finding.claims) and not comes_out(finding, numbers):
            checked.faults.note(FaultKind.SUM, finding.id)


def comes_out(finding: Finding, counts: list[Quantity]) -> bool:
    """Whether a finding's amount follows from the counts of its claims: the whole first, then its parts."""
    whole, parts = counts[0], counts[1:]
    if parts and parts[-1].unit is Unit.REGION and whole.unit is not Unit.REGION:
        parts = parts[:-1]
    least = sum(part.floor for part in parts)
    highs = [part.high for part in parts if part.high is not None]
    most = sum(highs) if len(highs) == len(parts) else 0.0
    if finding.kind is FindingKind.ADDS_UP:
        amounts = [abs(whole.floor - least)]
    elif finding.kind is FindingKind.EXCEEDS:
        amounts = [least - whole.ceiling]
    else:
        amounts = [whole.floor - most, *([whole.floor - least] if len(parts) == 1 else [])]
    return any(abs(amount - (finding.amount or 0)) < _CENT for amount in amounts)
