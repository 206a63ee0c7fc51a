"""Documents, incidents and findings as flat records for programs."""

from __future__ import annotations

from typing import Any

from counterclaim.model.document import Document
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident

Record = dict[str, Any]

DOCUMENT_NAMES = (
    "id",
    "name",
    "title",
    "publisher",
    "url",
    "published_on",
    "language",
    "characters",
    "source_digest",
    "author",
    "published_at",
    "updated_at",
    "origin",
    "extractor",
)
INCIDENT_NAMES = (
    "id",
    "title",
    "kinds",
    "place_name",
    "place_id",
    "country",
    "admin1",
    "latitude",
    "longitude",
    "place_precision",
    "time_start",
    "time_end",
    "time_precision",
    "part_of",
    "claims",
)
FINDING_NAMES = ("id", "kind", "sentence", "amount", "incident", "claims", "documents")


def document_record(document: Document) -> Record:
    """A document without its text, which is given as its length in code points."""
    published = document.published_on.isoformat() if document.published_on else None
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published_on": published,
        "language": document.language,
        "characters": len(document.text),
        "source_digest": document.source_digest,
        "author": document.author,
        "published_at": document.published_at.isoformat() if document.published_at else None,
        "updated_at": document.updated_at.isoformat() if document.updated_at else None,
        "origin": document.origin,
        "extractor": document.extractor,
    }


def incident_record(incident: Incident) -> Record:
    """An incident with its place and time flat, and the ids of its claims."""
    place, interval = incident.place, incident.time
    return {
        "id": incident.id,
        "title": incident.title,
        "kinds": [kind.value for kind in incident.kinds],
        "place_name": place.name if place else None,
        "place_id": place.gazetteer if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_precision": place.precision.value if place else None,
        "time_start": interval.start_text() if interval else None,
        "time_end": interval.end_text() if interval else None,
        "time_precision": interval.precision.value if interval else None,
        "part_of": incident.part_of,
        "claims": list(incident.claims),
    }


def finding_record(finding: Finding) -> Record:
    """A finding with the ids that it rests on."""
    amount = finding.amount
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "sentence": finding.sentence,
        "amount": int(amount) if amount is not None and amount == int(amount) else amount,
        "incident": finding.incident,
        "claims": list(finding.claims),
        "documents": list(finding.documents),
    }
