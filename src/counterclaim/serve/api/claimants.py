"""Claimants, most claims first, and one claimant. What they state is counted here, never how far it is true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime

from starlette.requests import Request

from counterclaim.serve.api.operations import Body, Operation, Parameter, Record
from counterclaim.serve.api.paging import paging
from counterclaim.serve.api.parameters import AS_OF, PAGING, SEARCHED
from counterclaim.serve.api.shapes.tallies import Claimants, WholeClaimant
from counterclaim.serve.claimants.everyone import everyone, portrayed
from counterclaim.serve.filters import as_of
from counterclaim.serve.here import ledger_of
from counterclaim.serve.pages.things import found
from counterclaim.store.claimants import ClaimantTally
from counterclaim.store.spelling import folded, words

NO_SIDE = "none"


def claimants(request: Request) -> Record:
    """Claimants of whose names the words are part, of a side."""
    stretch, ledger, moment = paging(request), ledger_of(request), as_of(request.query_params)
    name, side = words(request.query_params.get("name", "")), folded(request.query_params.get("side", ""))
    met = [
        each for each in everyone(request, moment).claimants if each.key and name in each.folded and _is_of(each, side)
    ]
    shown = met[stretch.offset : stretch.offset + stretch.one_more]
    claims = ledger.numbered(each.number for each in shown)
    names = {number: claim.claimant.name for number, claim in claims.items() if claim.claimant}
    return stretch.record("claimants", shown, lambda each: _line(each, names.get(each.number, each.folded)))


def claimant(request: Request) -> Record:
    """One claimant: its claims by kind and month, how it revised them, how they were borne out or contradicted."""
    key, moment = request.path_params["key"], as_of(request.query_params)
    known: Record | None = request.app.state.remembered.answer(
        ledger_of(request).edition(), ("claimant record", key, moment), lambda: _record(request, key, moment)
    )
    return found(known, "claimant", key)


def _record(request: Request, key: str, moment: datetime | None) -> Record | None:
    one = portrayed(request, key, moment)
    if one is None:
        return None
    weights, revised = one.weights, asdict(one.revisions)
    return _line(one.tally, one.name) | {
        "key": one.key,
        "claims": weights.claims,
        "names": [{"name": each.name, "claims": each.claims} for each in one.names],
        "kinds": [
            {"kind": each.kind.value, "claims": each.claims, "verdicts": _verdicts(each.verdicts)}
            for each in weights.kinds
        ],
        "months": [
            {"month": each.month, "claims": each.claims, "verdicts": _verdicts(each.verdicts)}
            for each in weights.months
        ],
        "verdicts": _verdicts(weights.found),
        "looked_at": one.looked_at,
        "revisions": {name: revised[name] for name in _REVISED},
        "latest_claims": one.latest_claims,
        "channels": _named(one.channels),
        "speakers": _named(one.speakers),
        "outlets": _named(one.outlets),
    }


_REVISED = ("up", "down", "level", "typical_rise", "typical_fall", "accounts")


def _is_of(each: ClaimantTally, side: str) -> bool:
    return not side or each.side == side or (side == NO_SIDE and each.side is None)


def _line(each: ClaimantTally, name: str) -> Record:
    return {
        "key": each.key,
        "name": name,
        "side": each.side,
        "claims": each.claims,
        "first_day": each.first_day,
        "last_day": each.last_day,
    }


def _verdicts(numbers: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    return {name.replace("-", "_"): number for name, number in numbers}


def _named(numbers: Iterable[tuple[str, int]]) -> list[Record]:
    return [{"name": name, "claims": number} for name, number in numbers]


OPERATIONS = (
    Operation(
        name="listClaimants",
        path="/claimants",
        tag="Claimants",
        summary="Who claims",
        words="Those with most claims first; a document's own word is nobody's here.",
        parameters=(
            Parameter(name="name", words="Part of its name.", schema=SEARCHED),
            Parameter(name="side", words=f"Its side; `{NO_SIDE}` for those of no side.", schema=SEARCHED),
            AS_OF,
            *PAGING,
        ),
        work=claimants,
        gives=Body(words="A page of claimants.", shape=Claimants),
    ),
    Operation(
        name="getClaimant",
        path="/claimants/{key}",
        tag="Claimants",
        summary="One claimant",
        words="Its claims by kind and month, how it revised its figures, and what others say of them: it measures "
        "statements, not truth.",
        parameters=(Parameter(name="key", words="Its key, as lists have it.", place="path"), AS_OF),
        work=claimant,
        gives=Body(words="The claimant.", shape=WholeClaimant),
    ),
)
