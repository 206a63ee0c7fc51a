"""Findings as an Atom feed, with the filters of their page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import quote, urlencode
from uuid import NAMESPACE_URL, uuid5

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.publish.atom import NEVER, Feed, FeedEntry, atom
from counterclaim.publish.wording import Wording
from counterclaim.publish.words.bundles import FIRST, Words
from counterclaim.serve.filters import asked
from counterclaim.serve.here import ledger_of
from counterclaim.serve.pages.findings import FindingEntry, listed_of, place_in_list
from counterclaim.serve.pages.things import Route
from counterclaim.serve.site import site_of
from counterclaim.serve.tags import is_held, tag_of_state, tagged, unchanged

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
LENGTH = 50
PAGE, FEED = "/findings", "/findings.atom"
_SAID = Wording(Words(FIRST))
"""Findings' sentences are in this language, and so the feed is."""


def feed(request: Request) -> Response:
    """The newest findings of which a claim meets the filters."""
    tag = tag_of_state(request)
    if is_held(request, tag):
        return unchanged(tag)
    before = place_in_list(request.query_params.get("after", ""))
    query = replace(asked(request.query_params).query, limit=None, offset=0)
    listed = listed_of(ledger_of(request), query, before, LENGTH)
    given = [(name, value) for name, value in request.query_params.multi_items() if value.strip()]
    filters = [each for each in given if each[0] != "after"]
    site = site_of(request)
    made = Feed(
        id=_lasting(urlencode(sorted(filters))),
        title=_title(dict(filters)),
        subtitle=_SAID("findings-lead"),
        language=FIRST,
        itself=_address(site + FEED, given),
        page=_address(site + PAGE, filters),
        following=_address(site + FEED, [*filters, ("after", str(listed.older))]) if listed.older else None,
        entries=[_entry(each, site) for each in listed.entries],
    )
    if _is_known(request, made.updated):
        return unchanged(tag)
    headers = tagged(tag) | ({"Last-Modified": format_datetime(made.updated, usegmt=True)} if made.entries else {})
    return Response(atom(made), media_type=MEDIA_TYPE, headers=headers)


def _entry(entry: FindingEntry, site: str) -> FeedEntry:
    finding, kind = entry.found.finding, _SAID.finding(entry.found.finding.kind)
    said = "; ".join(f"{each.claimant.name}: {_SAID.heading(each)}" for each in entry.claims if each.claimant)
    return FeedEntry(
        id=_lasting(finding.id),
        title=f"{kind}: {entry.incident.title if entry.incident else finding.sentence}",
        summary=f"{finding.sentence}\n\n{said}" if said else finding.sentence,
        address=f"{site}{PAGE}/{quote(finding.id, safe='')}",
        category=(finding.kind.value, kind),
        published=entry.found.first_at,
        updated=entry.found.changed_at,
    )


def _title(filters: Mapping[str, str]) -> str:
    asked_for = ", ".join(filters.values())
    return f"counterclaim: {_SAID('findings-title')}" + (f" ({asked_for})" if asked_for else "")


def _lasting(name: str) -> str:
    """An id that stays, wherever the ledger is served."""
    return uuid5(NAMESPACE_URL, f"counterclaim:findings:{name}").urn


def _address(path: str, parameters: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path


def _is_known(request: Request, updated: datetime) -> bool:
    """Whether the asker, who has no tag, has everything up to a moment (If-Modified-Since)."""
    since = request.headers.get("if-modified-since")
    if since is None or request.headers.get("if-none-match") or updated == NEVER:
        return False
    try:
        return updated.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False


ROUTES: tuple[Route, ...] = ((FEED, feed),)
