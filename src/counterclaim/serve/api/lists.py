"""Claims, incidents, findings and documents that meet filters, a page at a time, some as GeoJSON too."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request

from counterclaim.errors import SettingsError
from counterclaim.model.claim import Claim
from counterclaim.model.contract import claim_record
from counterclaim.model.incident import Incident
from counterclaim.publish.geojson import claim_feature, incident_feature
from counterclaim.publish.records import document_record, finding_record, incident_record
from counterclaim.serve.api.operations import GEOJSON, Body, Operation, Parameter, Record
from counterclaim.serve.api.paging import Paging, paging
from counterclaim.serve.api.parameters import FILTERS, FINDING, PAGING
from counterclaim.serve.api.shapes import claims as claim_shapes
from counterclaim.serve.api.shapes.derived import Findings, Incidents
from counterclaim.serve.api.shapes.record import Documents
from counterclaim.serve.filters import asked
from counterclaim.serve.here import ledger_of
from counterclaim.store.incident_book import IncidentOrder
from counterclaim.store.query import Order

DESCENDING = "-"
LEARNED = (Order.LEARNED.value, f"{DESCENDING}{Order.LEARNED.value}")
SORTS = tuple(f"{sign}{order.value}" for order in Order for sign in ("", DESCENDING))


def _claims(request: Request) -> tuple[Paging, list[Claim], str | None]:
    """A page of claims, and the address of the next."""
    stretch = paging(request)
    order, descending = _sort(request.query_params.get("sort", ""))
    query = replace(asked(request.query_params).query, limit=stretch.one_more, offset=0, after=stretch.after)
    query = replace(query, order=order, descending=descending)
    held = list(ledger_of(request).claims(query))
    page = held[: stretch.limit]
    return stretch, page, stretch.following(page[-1].id) if len(held) > stretch.limit else None


def _sort(value: str) -> tuple[Order, bool]:
    if value and value not in SORTS:
        raise SettingsError(f"sort {value[:40]!r}: not one of {', '.join(SORTS)}")
    return Order(value.removeprefix(DESCENDING) or Order.LEARNED), value.startswith(DESCENDING)


def claims(request: Request) -> Record:
    """Claims that meet the filters."""
    _, page, following = _claims(request)
    return {"claims": [claim_record(claim) for claim in page], "next": following}


def _incidents(request: Request) -> tuple[Paging, list[Incident]]:
    """A page of incidents and one more."""
    stretch = paging(request)
    order = _order(request.query_params.get("order", ""))
    query = replace(asked(request.query_params).query, limit=stretch.one_more, offset=stretch.offset)
    return stretch, list(ledger_of(request).incidents_in_order(query, order))


def _order(value: str) -> IncidentOrder:
    if value and value not in set(IncidentOrder):
        raise SettingsError(f"order {value[:40]!r}: not one of {', '.join(IncidentOrder)}")
    return IncidentOrder(value or IncidentOrder.NEWEST)


def incidents(request: Request) -> Record:
    """Incidents of which a claim meets the filters."""
    stretch, held = _incidents(request)
    return stretch.record("incidents", held, incident_record)


def findings(request: Request) -> Record:
    """Findings of which a claim meets the filters."""
    stretch = paging(request)
    query = replace(asked(request.query_params).query, limit=stretch.one_more, offset=0)
    found = list(ledger_of(request).newest_found(query, stretch.offset or None))
    following = stretch.following(found[stretch.limit - 1].row) if len(found) > stretch.limit else None
    return {"findings": [finding_record(each.finding) for each in found[: stretch.limit]], "next": following}


def documents(request: Request) -> Record:
    """Documents that meet the filters, without their texts."""
    stretch = paging(request)
    query = replace(asked(request.query_params).query, limit=stretch.one_more, offset=0, after=stretch.after)
    held = list(ledger_of(request).documents(replace(query, descending=_is_newest_first(request))))
    page = held[: stretch.limit]
    following = stretch.following(page[-1].id) if len(held) > stretch.limit else None
    return {"documents": [document_record(each) for each in page], "next": following}


def _is_newest_first(request: Request) -> bool:
    value = request.query_params.get("sort", "")
    if value and value not in LEARNED:
        raise SettingsError(f"sort {value[:40]!r}: not one of {', '.join(LEARNED)}")
    return value.startswith(DESCENDING)


def claim_features(request: Request) -> Record:
    """Claims as features, each at all places that it names."""
    _, page, following = _claims(request)
    documents = {each.id: each for each in ledger_of(request).documents_by_ids({claim.document for claim in page})}
    return _features([claim_feature(claim, documents.get(claim.document)) for claim in page], following)


def incident_features(request: Request) -> Record:
    """Incidents as features."""
    stretch, held = _incidents(request)
    following = stretch.following(stretch.offset + stretch.limit) if len(held) > stretch.limit else None
    return _features([incident_feature(each) for each in held[: stretch.limit]], following)


def _features(page: list[Record], following: str | None) -> Record:
    placed = [each for each in page if each["geometry"] is not None]
    return {
        "type": "FeatureCollection",
        "features": placed,
        "left_out": len(page) - len(placed),
        "next": following,
    }


SORT = Parameter(
    name="sort",
    words="By which field, the greatest first with `-` before it; claims without it come last. As the ledger learned "
    "of them where it is not given.",
    schema={"type": "string", "enum": list(SORTS), "default": Order.LEARNED.value},
)
DOCUMENT_SORT = Parameter(
    name="sort",
    words="As the ledger learned of them; with `-` before it, those that came last come first.",
    schema={"type": "string", "enum": list(LEARNED), "default": LEARNED[0]},
)
ORDER = Parameter(
    name="order",
    words="What comes first: the last day, most claims, or most contradictions.",
    schema={"type": "string", "enum": [each.value for each in IncidentOrder], "default": IncidentOrder.NEWEST.value},
)
OPERATIONS = (
    Operation(
        name="listClaims",
        path="/claims",
        tag="Claims",
        summary="Claims that meet filters",
        words="Of the newest version of each document, as last read.",
        parameters=(*FILTERS, SORT, *PAGING),
        work=claims,
        gives=Body(words="A page of claims.", shape=claim_shapes.Claims),
    ),
    Operation(
        name="listClaimFeatures",
        path="/claims.geojson",
        tag="Claims",
        summary="Claims as GeoJSON",
        words="A page of claims as features at all places that they name; `left_out` counts those without coordinates.",
        parameters=(*FILTERS, SORT, *PAGING),
        work=claim_features,
        gives=Body(words="A page of features.", shape=claim_shapes.Features, media_type=GEOJSON),
    ),
    Operation(
        name="listIncidents",
        path="/incidents",
        tag="Incidents",
        summary="Incidents of which a claim meets filters",
        words="`since` and `until` are days of the incident itself; `finding` asks for one such finding about it.",
        parameters=(*FILTERS, FINDING, ORDER, *PAGING),
        work=incidents,
        gives=Body(words="A page of incidents.", shape=Incidents),
    ),
    Operation(
        name="listIncidentFeatures",
        path="/incidents.geojson",
        tag="Incidents",
        summary="Incidents as GeoJSON",
        words="`place_precision` says how much ground the place covers: a point stands for all of it.",
        parameters=(*FILTERS, FINDING, ORDER, *PAGING),
        work=incident_features,
        gives=Body(words="A page of features.", shape=claim_shapes.Features, media_type=GEOJSON),
    ),
    Operation(
        name="listFindings",
        path="/findings",
        tag="Findings",
        summary="Findings of which a claim meets filters",
        words="Those that came or changed last come first.",
        parameters=(FINDING, *FILTERS, *PAGING),
        work=findings,
        gives=Body(words="A page of findings.", shape=Findings),
    ),
    Operation(
        name="listDocuments",
        path="/documents",
        tag="Documents",
        summary="Documents that meet filters",
        words="Without their texts, in the order of their first coming.",
        parameters=(*FILTERS, DOCUMENT_SORT, *PAGING),
        work=documents,
        gives=Body(words="A page of documents.", shape=Documents),
    ),
)
