"""`counterclaim show`: all that the ledger knows of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from counterclaim.cli.filters import LEDGER, console, opened
from counterclaim.errors import LedgerError, SettingsError
from counterclaim.store.entry import Change
from counterclaim.store.query import Query

if TYPE_CHECKING:
    from counterclaim.model.claim import Claim
    from counterclaim.model.finding import Finding
    from counterclaim.store.sql import SqlLedger

MOST_NAMED = 8


@click.command("show", short_help="Tell all about one claim, document, incident or finding.")
@click.argument("key", metavar="ID")
@LEDGER
def command(key: str, ledger: str | None) -> None:
    """Tell all about one claim, document, incident or finding, with its evidence quoted.

    ID is an id, as much of its beginning as no other shares (with or without "clm_"), or a document's name.
    """
    with opened(ledger) as kept:
        found = _one(kept.find(key), key, kept.name)
        for show in SHOWS:
            if show(found, kept):
                return
        changes = "; ".join(_history(found, kept))
        raise LedgerError(f"{found}: stands no longer, what it was derived from has changed ({changes})")


def _one(found: tuple[str, ...], key: str, where: str) -> str:
    if not found:
        raise LedgerError(f"{where}: nothing here has the id or name {key!r}")
    if len(found) > 1:
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        raise SettingsError(f"{key!r} may be any of {', '.join(found[:MOST_NAMED])}{more}; give more of the id")
    return found[0]


def _show_claim(key: str, kept: SqlLedger) -> bool:
    claim = kept.claim(key)
    if claim is None:
        return False
    from counterclaim.publish.details import Related, print_claim

    beside = kept.claims(Query(document=claim.document))
    related = Related(
        whole=kept.claim(claim.part_of) if claim.part_of else None,
        claims=[part for part in beside if part.part_of == key],
        incidents=kept.incidents_of(key),
        findings=kept.findings_of(key),
        history=_history(key, kept),
    )
    print_claim(claim, kept.document(claim.document, claim.reader), related, console())
    return True


def _show_document(key: str, kept: SqlLedger) -> bool:
    document = kept.document(key)
    if document is None:
        return False
    from counterclaim.publish.details import Related, print_document

    query = Query(document=key)
    related = Related(
        claims=tuple(kept.claims(query)), findings=tuple(kept.findings(query)), history=_history(key, kept)
    )
    print_document(document, related, console())
    return True


def _show_incident(key: str, kept: SqlLedger) -> bool:
    incident = kept.incident(key)
    if incident is None:
        return False
    from counterclaim.publish.details import Related, print_incident

    claims = _claims(incident.claims, kept)
    related = Related(claims=claims, findings=_findings_about(key, claims, kept), history=_history(key, kept))
    print_incident(incident, related, console())
    return True


def _show_finding(key: str, kept: SqlLedger) -> bool:
    finding = kept.finding(key)
    if finding is None:
        return False
    from counterclaim.publish.details import Related, print_finding

    incident = kept.incident(finding.incident) if finding.incident else None
    related = Related(
        claims=_claims(finding.claims, kept),
        incidents=[incident] if incident else [],
        history=_history(key, kept),
    )
    print_finding(finding, related, console())
    return True


SHOWS = (_show_claim, _show_document, _show_incident, _show_finding)


def _claims(keys: Iterable[str], kept: SqlLedger) -> list[Claim]:
    return [claim for claim in map(kept.claim, keys) if claim]


def _findings_about(incident: str, claims: Iterable[Claim], kept: SqlLedger) -> list[Finding]:
    """The findings of an incident's claims that are about this incident, or about none."""
    found: dict[str, Any] = {}
    for claim in claims:
        found |= {finding.id: finding for finding in kept.findings_of(claim.id) if finding.incident in (incident, None)}
    return list(found.values())


def _history(key: str, kept: SqlLedger) -> list[str]:
    words = {
        Change.LEARNED: "learned of",
        Change.READ: "read",
        Change.CHANGED: "derived anew",
        Change.WITHDRAWN: "withdrawn",
    }
    return [
        f"{words[event.change]} {event.at:%Y-%m-%d %H:%M:%S} UTC{f' by {event.note}' if event.note else ''}"
        for event in kept.history(key)
    ]
