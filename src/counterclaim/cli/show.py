"""`counterclaim show`: all that the ledger knows of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

import click

from counterclaim.cli.filters import AS_OF, LEDGER, console, opened
from counterclaim.errors import LedgerError, SettingsError
from counterclaim.store.entry import Change
from counterclaim.store.query import Query

if TYPE_CHECKING:
    from counterclaim.model.claim import Claim
    from counterclaim.model.finding import Finding
    from counterclaim.model.incident import Incident
    from counterclaim.store.sql.ledger import SqlLedger

MOST_NAMED = 8


@click.command("show", short_help="Tell all about one claim, document, incident, finding or judgement.")
@click.argument("key", metavar="ID")
@AS_OF
@LEDGER
def command(key: str, as_of: datetime | None, ledger: str | None) -> None:
    """Tell all about one claim, document, incident, finding or judgement, with its evidence quoted.

    ID is an id, as much of its beginning as no other shares (with or without "clm_"), or a document's name. With
    --as-of, incidents and findings are told as they stood then.
    """
    with opened(ledger) as kept:
        found = one_of(kept.find(key), key, kept.name)
        for show in SHOWS:
            if show(found, kept, as_of):
                return
        changes = "; ".join(_history(found, kept, None))
        stands = f"did not stand at {as_of:%Y-%m-%d %H:%M:%S} UTC" if as_of else "stands no longer"
        raise LedgerError(f"{found}: {stands}, what it was derived from has changed ({changes})")


def one_of(found: tuple[str, ...], key: str, where: str) -> str:
    """The one id that was found; raises LedgerError for none and SettingsError for several."""
    if not found:
        raise LedgerError(f"{where}: nothing here has the id or name {key!r}")
    if len(found) > 1:
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        raise SettingsError(f"{key!r} may be any of {', '.join(found[:MOST_NAMED])}{more}; give more of the id")
    return found[0]


def _show_claim(key: str, kept: SqlLedger, as_of: datetime | None) -> bool:
    claim = kept.claim(key)
    if claim is None:
        return False
    from counterclaim.publish.details import Related, print_claim

    beside = kept.claims(Query(document=claim.document, known_at=as_of))
    related = Related(
        whole=kept.claim(claim.part_of) if claim.part_of else None,
        claims=[part for part in beside if part.part_of == key],
        incidents=kept.incidents_of(key, as_of),
        findings=kept.findings_of(key, as_of),
        history=_history(key, kept, as_of),
    )
    print_claim(claim, kept.document(claim.document, claim.reader), related, console())
    return True


def _show_document(key: str, kept: SqlLedger, as_of: datetime | None) -> bool:
    document = kept.document(key)
    if document is None:
        return False
    from counterclaim.publish.details import Related, print_document

    query = Query(document=key, known_at=as_of)
    related = Related(
        claims=tuple(kept.claims(query)),
        findings=tuple(kept.findings(query)),
        history=_history(key, kept, as_of),
        versions=kept.versions(key),
    )
    print_document(document, related, console())
    return True


def _show_incident(key: str, kept: SqlLedger, as_of: datetime | None) -> bool:
    incident = kept.incident(key, as_of)
    if incident is None:
        return False
    from counterclaim.api import figures
    from counterclaim.publish.details import Related, print_incident

    claims = _claims(incident.claims, kept)
    whole = kept.incident(incident.part_of, as_of) if incident.part_of else None
    related = Related(
        claims=claims,
        findings=_findings_about(incident, kept, as_of),
        history=_history(key, kept, as_of),
        incidents=[whole] if whole else [],
        figures=figures(kept, incident),
    )
    print_incident(incident, related, console())
    return True


def _show_finding(key: str, kept: SqlLedger, as_of: datetime | None) -> bool:
    finding = kept.finding(key, as_of)
    if finding is None:
        return False
    from counterclaim.publish.details import Related, print_finding

    incident = kept.incident(finding.incident, as_of) if finding.incident else None
    related = Related(
        claims=_claims(finding.claims, kept),
        incidents=[incident] if incident else [],
        history=_history(key, kept, as_of),
    )
    print_finding(finding, related, console())
    return True


def _show_judgement(key: str, kept: SqlLedger, _: datetime | None) -> bool:
    judgement = kept.judgement(key)
    if judgement is None:
        return False
    from counterclaim.publish.details import Related, print_judgement
    from counterclaim.publish.judgement_records import judgement_line

    related = Related(claims=_claims(judgement.claims, kept), history=_history(key, kept, None))
    print_judgement(judgement_line((judgement, kept.revocation(key))), related, console())
    return True


SHOWS = (_show_claim, _show_document, _show_incident, _show_finding, _show_judgement)


def _claims(keys: Iterable[str], kept: SqlLedger) -> list[Claim]:
    return list(kept.claims_by_ids(keys))


def _findings_about(incident: Incident, kept: SqlLedger, as_of: datetime | None) -> list[Finding]:
    """The findings of an incident's claims that are about this incident, or about none."""
    about = (incident.id, None)
    found = (finding for claim in incident.claims for finding in kept.findings_of(claim, as_of))
    return list({finding.id: finding for finding in found if finding.incident in about}.values())


WORDS = {
    Change.LEARNED: "learned of",
    Change.READ: "read",
    Change.CHANGED: "derived anew",
    Change.WITHDRAWN: "withdrawn",
    Change.SUPERSEDED: "superseded",
    Change.JUDGED: "judged",
    Change.REVOKED: "revoked",
}


def _history(key: str, kept: SqlLedger, as_of: datetime | None) -> list[str]:
    return [
        f"{WORDS[event.change]} {event.at:%Y-%m-%d %H:%M:%S} UTC{f' by {event.note}' if event.note else ''}"
        for event in kept.history(key)
        if as_of is None or event.at <= as_of
    ]
