"""What was found, the newest first: by kind, with the figures of its claims side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import SettingsError
from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.incident import Incident
from counterclaim.model.kind import Kind, Verification
from counterclaim.publish.incident_view import TONES
from counterclaim.publish.wording import Wording
from counterclaim.publish.words.found import found_words
from counterclaim.serve.filters import PARAMETERS, asked
from counterclaim.serve.here import here_of, ledger_of
from counterclaim.serve.pages.things import Route
from counterclaim.serve.templating import html
from counterclaim.store.ledger import Ledger
from counterclaim.store.newest import Found, Number
from counterclaim.store.query import Query

A_PAGE = 25
MOST_CLAIMS = 6
"""So many claims of a finding are shown in the list."""
GROUPS: Mapping[str, tuple[FindingKind, ...]] = {
    "conflict": (FindingKind.DIFFERS, FindingKind.EXCEEDS, FindingKind.DISPUTED),
    "open": (FindingKind.REMAINDER, FindingKind.ONE_SIDED, FindingKind.UNVERIFIED),
    "accord": (FindingKind.AGREES, FindingKind.ADDS_UP, FindingKind.CONFIRMED),
    "course": (FindingKind.REVISED, FindingKind.COPIED),
}
"""Kinds that say alike things, in the order in which they are offered."""
FIELDS = ("text", "place", "claimant", "side", "weapon", "document", "kind", "verification", "since", "until")
"""The filters of the page's form."""
KEPT = tuple(name for name in PARAMETERS if name not in (*FIELDS, "finding", "as_of"))
"""Those that come from other pages, and stay as they came."""
_LONGEST_ROW = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEntry:
    """A finding of a list: its tone, those of its claims that are shown, how many more there are, and its incident."""

    found: Found
    tone: str
    claims: tuple[Claim, ...]
    more: int
    incident: Incident | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of findings; `older` is where the next page begins, null on the last one."""

    entries: tuple[FindingEntry, ...]
    older: int | None


def findings(request: Request) -> Response:
    """Findings of which a claim meets the filters."""
    ledger, query = ledger_of(request), asked(request.query_params).query
    query, before = replace(query, limit=None, offset=0), place_in_list(request.query_params.get("after", ""))
    edition, remembered = ledger.edition(), request.app.state.remembered
    of_any_kind = replace(query, finding_kinds=())
    numbers: Mapping[FindingKind, Number] = remembered.answer(
        edition, ("found numbers", of_any_kind), lambda: ledger.found_numbers(of_any_kind)
    )
    listed: Listed = remembered.answer(edition, ("found", query, before), lambda: listed_of(ledger, query, before))
    return html(
        request,
        "findings.html.j2",
        listed=listed,
        numbers=numbers,
        groups=GROUPS,
        chosen=query.finding_kinds[0] if query.finding_kinds else None,
        filtered=[name for name in (*FIELDS, *KEPT) if request.query_params.get(name, "").strip()],
        kinds=tuple(Kind),
        verifications=tuple(Verification),
        begun=before is not None,
        kept=[each for each in request.query_params.multi_items() if each[0] in KEPT and each[1].strip()],
        told=partial(told_of, wording=here_of(request).wording),
    )


def listed_of(ledger: Ledger, query: Query, before: int | None = None, size: int = A_PAGE) -> Listed:
    """A page of findings, the newest of those before a row first."""
    found = list(islice(ledger.newest_found(replace(query, limit=size + 1), before), size + 1))
    page = found[:size]
    claims = _claims(ledger, page)
    incidents = _incidents(ledger, page, query)
    return Listed(
        entries=tuple(_entry(each, claims, incidents) for each in page),
        older=page[-1].row if len(found) > size else None,
    )


def told_of(finding: Finding, claims: Iterable[Claim], wording: Wording) -> str:
    """What a finding says in the page's language, where its claims are at hand; empty in that of its own sentence."""
    return found_words(finding, {claim.id: claim for claim in claims}, wording)


def _entry(found: Found, claims: Mapping[str, Claim], incidents: Mapping[str, Incident]) -> FindingEntry:
    finding = found.finding
    shown = tuple(claims[key] for key in finding.claims[:MOST_CLAIMS] if key in claims)
    return FindingEntry(
        found=found,
        tone=TONES.get(finding.kind, "notice"),
        claims=shown,
        more=len(finding.claims) - len(shown),
        incident=incidents.get(finding.incident or ""),
    )


def _claims(ledger: Ledger, page: Iterable[Found]) -> dict[str, Claim]:
    keys = dict.fromkeys(key for each in page for key in each.finding.claims[:MOST_CLAIMS])
    return {claim.id: claim for claim in ledger.claims_by_ids(keys)}


def _incidents(ledger: Ledger, page: Iterable[Found], query: Query) -> dict[str, Incident]:
    keys = dict.fromkeys(each.finding.incident for each in page if each.finding.incident)
    return {incident.id: incident for incident in ledger.incidents_by_ids(keys, query.known_at)}


def place_in_list(value: str) -> int | None:
    """The row that a page goes on from; null for the newest. Raises SettingsError."""
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or len(value) > _LONGEST_ROW:
        raise SettingsError(f"after {value[:20]!r}: not a place in this list")
    return int(value)


ROUTES: tuple[Route, ...] = (("/findings", findings),)
