"""Every address of the pages."""

from __future__ import annotations

from counterclaim.serve.pages import (
    about,
    adding,
    claim,
    claimants,
    claims,
    document,
    documents,
    feed,
    finding,
    findings,
    incident,
    incidents,
    interface,
    judging,
    map,
    overview,
    signing,
    sources,
    static,
)
from counterclaim.serve.pages.things import Route

ROUTES: tuple[Route, ...] = (
    *overview.ROUTES,
    *documents.ROUTES,
    *claims.ROUTES,
    *claim.ROUTES,
    *claimants.ROUTES,
    *incidents.ROUTES,
    *incident.ROUTES,
    *findings.ROUTES,
    *feed.ROUTES,
    *finding.ROUTES,
    *document.ROUTES,
    *map.ROUTES,
    *about.ROUTES,
    *sources.ROUTES,
    *interface.ROUTES,
    *signing.ROUTES,
    *adding.ROUTES,
    *static.ROUTES,
)

WRITES: tuple[Route, ...] = (*signing.WRITES, *judging.WRITES, *adding.WRITES)
"""Those that forms are sent to."""
