"""What each web page shows: the ledger's values as the templates take them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind, Verification
from counterclaim.publish.addresses import SiteAddresses, numbered
from counterclaim.publish.claim_view import ClaimView, heading_text
from counterclaim.publish.report_view import Extract, PageView, page_view
from counterclaim.publish.wording import (
    day_text,
    finding_text,
    kind_text,
    place_text,
    stance_text,
    time_text,
    verification_text,
)
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

MOST_COUNTED = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list: its address, its words, what stands beside them, and a note."""

    href: str
    words: str
    beside: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the filters' lists offer: pairs of a value and its words."""

    kinds: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]
    verifications: tuple[tuple[str, str], ...]


def choices() -> Choices:
    """All of the closed lists."""
    return Choices(
        kinds=tuple((kind.value, kind_text(kind)) for kind in Kind),
        findings=tuple((kind.value, finding_text(kind)) for kind in FindingKind),
        verifications=tuple((each.value, verification_text(each)) for each in Verification),
    )


def site_view(extract: Extract) -> PageView:
    """An extract whose things have pages of their own; spans of its documents are on the page itself."""
    return page_view(extract, SiteAddresses(documents=numbered(document.id for document in extract.documents)))


def cards(page: PageView) -> tuple[ClaimView, ...]:
    """All the claims of a page, in its order."""
    columns = [column for day in page.days for incident in day.incidents for column in incident.columns]
    return tuple(claim for column in (*columns, *page.loose) for claim in column.claims)


def claim_row(claim: Claim) -> Row:
    """A claim in a list."""
    standing = [stance_text(claim.stance)]
    if claim.verification:
        standing.append(verification_text(claim.verification))
    places = "; ".join(mention.place.name for mention in claim.places)
    return Row(
        href=SiteAddresses(documents={}).claim(claim.id),
        words=heading_text(claim),
        beside=(
            claim.claimant.name if claim.claimant else "the document itself",
            places,
            time_text(claim.time.interval) if claim.time else "",
            claim.document_name,
        ),
        note="; ".join(part for part in standing if part),
    )


def incident_row(incident: Incident) -> Row:
    """An incident in a list."""
    return Row(
        href=SiteAddresses(documents={}).incident(incident.id),
        words=incident.title,
        beside=(
            ", ".join(kind_text(kind) for kind in incident.kinds),
            place_text(incident.place) if incident.place else "",
            time_text(incident.time) if incident.time else "",
            str(len(incident.links)),
        ),
    )


def finding_row(finding: Finding) -> Row:
    """A finding in a list."""
    return Row(
        href=SiteAddresses(documents={}).finding(finding.id),
        words=finding.sentence,
        beside=(finding_text(finding.kind),),
    )


def document_row(document: Document) -> Row:
    """A document in a list."""
    return Row(
        href=SiteAddresses(documents={}).document(document.id),
        words=document.title or document.name,
        beside=(
            document.publisher or "",
            day_text(document.published_on) if document.published_on else "",
            document.name,
            document.language or "",
        ),
    )


def tally(ledger: Ledger) -> tuple[tuple[str, str, str], ...]:
    """How many of each thing the ledger has, its name and where they are listed; counting stops at MOST_COUNTED."""
    bound = Query(limit=MOST_COUNTED + 1)
    return (
        (*_counted(ledger.documents(bound), "document"), "/documents"),
        (*_counted(ledger.claims(bound), "claim"), "/claims"),
        (*_counted(ledger.incidents(bound), "incident"), "/incidents"),
        (*_counted(ledger.findings(bound), "finding"), "/findings"),
    )


def _counted(things: Iterable[object], name: str) -> tuple[str, str]:
    number = sum(1 for _ in things)
    if number > MOST_COUNTED:
        return f"over {MOST_COUNTED:,}", f"{name}s"
    return f"{number:,}", name if number == 1 else f"{name}s"
