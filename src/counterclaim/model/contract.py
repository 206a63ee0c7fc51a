"""Claims as the contract's JSON."""

from __future__ import annotations

from typing import Any

from counterclaim.model.actor import Agent, Claimant
from counterclaim.model.claim import Claim, Count
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.interval import TimeMention
from counterclaim.model.place import PlaceMention

Record = dict[str, Any]


def _span(span: EvidenceSpan) -> Record:
    return {"text": span.text, "start": span.start, "end": span.end}


def _claimant(claimant: Claimant) -> Record:
    return _span(claimant.span) | {
        "name": claimant.name,
        "entity": claimant.entity,
        "side": claimant.side,
        "via": list(claimant.via),
    }


def _agent(agent: Agent) -> Record:
    words = _span(agent.span) if agent.span else {"text": None, "start": None, "end": None}
    return words | {"entity": agent.entity, "side": agent.side, "implied": agent.implied}


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _count(count: Count) -> Record:
    quantity = count.quantity
    return _span(count.span) | {
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "approximate": quantity.approximate,
        "unit": quantity.unit.value,
        "per": quantity.per.value if quantity.per else None,
    }


def _place(mention: PlaceMention) -> Record:
    place = mention.place
    return _span(mention.span) | {
        "name": place.name,
        "gazetteer": place.gazetteer,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision.value,
    }


def _time(mention: TimeMention) -> Record:
    return {
        "text": mention.text,
        "span_start": mention.start,
        "span_end": mention.end,
        "start": mention.interval.start_text(),
        "end": mention.interval.end_text(),
        "precision": mention.interval.precision.value,
    }


def _said(mention: TimeMention) -> Record:
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "from": mention.interval.start_text(),
        "until": mention.interval.end_text(),
        "precision": mention.interval.precision.value,
    }


def claim_record(claim: Claim) -> Record:
    """One claim as the contract's JSON object, keys in the contract's order."""
    weapon, target = claim.weapon, claim.target
    return {
        "id": claim.id,
        "document": claim.document,
        "document_name": claim.document_name,
        "sentence": _span(claim.sentence),
        "kind": claim.kind.value,
        "stance": claim.stance.value,
        "verification": claim.verification.value if claim.verification else None,
        "claimant": _claimant(claim.claimant) if claim.claimant else None,
        "said": _said(claim.said) if claim.said else None,
        "channel": _span(claim.channel.span) | {"name": claim.channel.name} if claim.channel else None,
        "actor": _agent(claim.actor) if claim.actor else None,
        "target": _span(target.span) | {"class": target.target_class.value, "side": target.side} if target else None,
        "weapon": _span(weapon.span) | {"class": weapon.weapon_class.value, "model": weapon.model} if weapon else None,
        "count": _count(claim.count) if claim.count else None,
        "places": [_place(mention) for mention in claim.places],
        "time": _time(claim.time) if claim.time else None,
        "part_of": claim.part_of,
        "evidence": [_span(span) for span in claim.evidence],
        "reader": claim.reader,
    }
