"""What readers ask for: addresses of each kind of page, drawn from what a ledger holds."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from urllib.parse import quote, urlencode

from counterclaim.model.claim import Claim
from counterclaim.store.claimants import claimant_key
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

TILES = ("5/18/10", "5/19/11", "6/37/21", "6/38/21", "7/75/43", "7/76/43", "8/151/86", "8/152/87")
"""Zoom, column and row: where the wars of our ledgers are."""
EACH_MAP = 50
"""So many different filters of a map are asked for: each is worked out anew."""
EACH = 200
"""So many different things of each sort are asked for."""


def addresses(path: Path, seed: int) -> dict[str, tuple[str, ...]]:
    """The addresses of each kind of page, in an order that the seed decides."""
    chance = random.Random(seed)
    with SqlLedger(path, create=False) as ledger:
        claims = _some(ledger, chance)
        incidents = list(dict.fromkeys(each.id for claim in claims for each in ledger.incidents_of(claim.id)))[:EACH]
        findings = list(dict.fromkeys(each.id for claim in claims for each in ledger.findings_of(claim.id)))[:EACH]
    documents = list(dict.fromkeys(claim.document for claim in claims))
    claimants = list(dict.fromkeys(claimant_key(claim.claimant) for claim in claims if claim.claimant))
    searches = [urlencode(dict(each)) for each in _searches(claims)]
    found = {
        "overview": ["/"],
        "claims": ["/claims"],
        "claims, filtered": [f"/claims?{each}" for each in searches],
        "a claim": [f"/claims/{claim.id}" for claim in claims],
        "incidents": ["/incidents"],
        "incidents, filtered": [f"/incidents?{each}" for each in searches],
        "an incident": [f"/incidents/{each}" for each in incidents],
        "findings": ["/findings", "/findings.atom"],
        "findings, filtered": [f"/findings?{each}" for each in searches],
        "a finding": [f"/findings/{each}" for each in findings],
        "documents": ["/documents"],
        "a document": [f"/documents/{quote(each)}" for each in documents],
        "claimants": ["/claimants"],
        "map": ["/map", *(f"/map?{each}" for each in searches[:EACH_MAP])],
        "map, tiles": [f"/api/v1/tiles/{tile}.mvt" for tile in TILES],
        "map, tiles, filtered": [f"/api/v1/tiles/{TILES[0]}.mvt?{each}" for each in searches[:EACH_MAP]],
        "a claimant": [f"/claimants/{quote(each, safe='@')}" for each in claimants],
        "sources": ["/sources"],
        "about": ["/about"],
        "API: claims, filtered": [f"/api/v1/claims?{each}" for each in searches],
        "API: incidents, filtered": [f"/api/v1/incidents?{each}" for each in searches],
        "API: findings, filtered": [f"/api/v1/findings?{each}" for each in searches],
        "API: facets, filtered": [f"/api/v1/facets?{each}" for each in searches],
        "API: claimants": ["/api/v1/claimants"],
    }
    return {name: tuple(chance.sample(paths, len(paths))) for name, paths in found.items()}


def _some(ledger: SqlLedger, chance: random.Random) -> list[Claim]:
    """Claims from all over the ledger: they are found by their days, which are as many as it is long."""
    first = list(islice(ledger.claims(Query(limit=EACH)), EACH))
    days = sorted({claim.time.interval.first_day for claim in first if claim.time})
    found = list(first)
    for day in (days[0] + timedelta(days=7 * week) for week in range(60)) if days else ():
        found += ledger.claims(Query(since=day, until=day, limit=20))
    return chance.sample(found, min(EACH, len(found)))


def _searches(claims: Sequence[Claim]) -> Iterator[dict[str, str]]:
    for number, claim in enumerate(claims):
        given = {"kind": claim.kind.value}
        if number % 2 and claim.claimant:
            given["claimant"] = claim.claimant.name
        if number % 3 == 0 and claim.places:
            given["place"] = claim.places[0].place.name
        if number % 5 == 0 and claim.time:
            day = claim.time.interval.first_day
            given |= {"since": day.isoformat(), "until": (day + timedelta(days=7)).isoformat()}
        yield given
