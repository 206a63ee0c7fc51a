"""Incidents, or claims, on a map: GeoJSON as RFC 7946 has it (WGS 84, longitude first)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.incident import Incident
from counterclaim.model.place import Place
from counterclaim.publish.columns import COLUMNS, row_of
from counterclaim.publish.jsonl import json_line
from counterclaim.publish.records import incident_record

Feature = dict[str, Any]


def write_claims_geojson(claims: Iterable[Claim], documents: Mapping[str, Document], stream: TextIO) -> int:
    """One feature a claim, at all its places; returns how many were left out because they have no coordinates."""
    return _write((claim_feature(claim, documents.get(claim.document)) for claim in claims), stream)


def write_incidents_geojson(incidents: Iterable[Incident], stream: TextIO) -> int:
    """One feature an incident; returns how many were left out because they have no coordinates."""
    return _write((incident_feature(incident) for incident in incidents), stream)


def _write(features: Iterator[Feature], stream: TextIO) -> int:
    left_out = 0
    before = '{"type":"FeatureCollection","features":['
    for feature in features:
        if feature["geometry"] is None:
            left_out += 1
            continue
        stream.write(f"{before}\n{json_line(feature)}")
        before = ","
    stream.write(f"{before}]}}\n" if before != "," else "\n]}\n")
    return left_out


def claim_feature(claim: Claim, document: Document | None) -> Feature:
    skipped = {"claim_id", "latitude", "longitude"}
    values = zip(COLUMNS, row_of(claim, document), strict=True)
    properties = {column.name: _plain(value) for column, value in values if column.name not in skipped}
    return _feature(claim.id, [mention.place for mention in claim.places], properties)


def incident_feature(incident: Incident) -> Feature:
    skipped = {"id", "latitude", "longitude"}
    properties = {name: value for name, value in incident_record(incident).items() if name not in skipped}
    place = incident.place
    return _feature(incident.id, [place] if place else [], properties)


def _feature(key: str, places: list[Place], properties: dict[str, Any]) -> Feature:
    points = dict.fromkeys(
        (place.longitude, place.latitude)
        for place in places
        if place.longitude is not None and place.latitude is not None
    )
    coordinates = [list(point) for point in points]
    geometry: dict[str, Any] | None = None
    if len(coordinates) == 1:
        geometry = {"type": "Point", "coordinates": coordinates[0]}
    elif coordinates:
        geometry = {"type": "MultiPoint", "coordinates": coordinates}
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": properties}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
