"""Findings and incidents that stand and rest on some claims: how many, and which come first."""

from __future__ import annotations

import numpy as np

from counterclaim.model.finding import FindingKind
from counterclaim.store.columns.claims import Mask
from counterclaim.store.columns.standing import KINDS, Stood, Things
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.query import Query
from counterclaim.store.sql.incident_facets import NO_DAY, finding_bits

_RANKS = {IncidentOrder.NEWEST: (), IncidentOrder.CLAIMS: ("claims",), IncidentOrder.DISPUTED: ("conflicts",)}


def newest_rows(stood: Stood, claims: Mask | None, query: Query, before: int | None) -> list[int]:
    """The rows of the findings that a query asks for, the newest first; of those before a row if one is given."""
    findings = stood.findings
    rows = findings.facts["newest"][_findings(findings, claims, query)]
    if before is not None:
        rows = rows[rows < before]
    found: list[int] = np.sort(rows)[::-1][_page(query)].tolist()
    return found


def numbers_of_kinds(stood: Stood, claims: Mask | None, query: Query) -> dict[FindingKind, int]:
    """How many findings of each kind a query asks for."""
    kinds = stood.findings.facts["kind"][_findings(stood.findings, claims, query)]
    return {KINDS[at]: int(number) for at, number in enumerate(np.bincount(kinds)) if number}


def firsts_in_order(stood: Stood, claims: Mask | None, query: Query, order: IncidentOrder) -> list[int]:
    """The first rows of the incidents that a query asks for, in an order."""
    incidents = stood.incidents
    met = np.flatnonzero(_meant(incidents, claims) & _own(incidents, query))
    ranks = [incidents.facts[name][met] for name in (*_RANKS[order], "last_day")]
    places = met[np.lexsort((incidents.firsts[met], *reversed(ranks)))][::-1][_page(query)]
    found: list[int] = incidents.firsts[places].tolist()
    return found


def _page(query: Query) -> slice:
    return slice(query.offset, None if query.limit is None else query.offset + query.limit)


def _meant(things: Things, claims: Mask | None) -> Mask:
    return np.ones(len(things.firsts), np.bool_) if claims is None else things.resting_on(claims)


def _findings(findings: Things, claims: Mask | None, query: Query) -> Mask:
    met = _meant(findings, claims)
    if query.finding_kinds:
        met &= np.isin(findings.facts["kind"], [KINDS.index(kind) for kind in query.finding_kinds])
    return met


def _own(incidents: Things, query: Query) -> Mask:
    """What is asked of an incident itself."""
    first, last, findings = (incidents.facts[name] for name in ("first_day", "last_day", "findings"))
    met = np.ones(len(last), np.bool_)
    if query.since or query.until:
        met &= last > NO_DAY
    if query.since:
        met &= last >= query.since.toordinal()
    if query.until:
        met &= first <= query.until.toordinal()
    if query.finding_kinds:
        met &= (findings & finding_bits(query.finding_kinds)) != 0
    return met
