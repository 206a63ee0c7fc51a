"""The web pages: each takes a request and answers with what the ledger holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from counterclaim.api import figures
from counterclaim.publish.claim_view import heading_text
from counterclaim.publish.rendering import asset, environment
from counterclaim.serve import extracts, views
from counterclaim.serve.filters import PAGE_SIZE, Asked, as_of, asked
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

if TYPE_CHECKING:
    from jinja2 import Environment

PACKAGE = "counterclaim.serve"
LATELY = 12
Thing = TypeVar("Thing")
Handler = Callable[[Request], Response]


class Missing(LookupError):
    """What an address names is not in the ledger; the words say what was looked for."""


@cache
def _templates() -> Environment:
    return environment((PACKAGE,))


def html(template: str, /, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A template filled in."""
    return HTMLResponse(_templates().get_template(template).render(**values), status_code=status)


def ledger_of(request: Request) -> Ledger:
    """The ledger that the application was made with."""
    ledger: Ledger = request.app.state.ledger
    return ledger


def found(thing: Thing | None, name: str, key: str) -> Thing:
    """The thing, or Missing."""
    if thing is None:
        raise Missing(f"No {name} here has the id {key}.")
    return thing


def one_page(things: Iterator[Thing]) -> tuple[tuple[Thing, ...], bool]:
    """What fits on a page, and whether there is more."""
    held = tuple(islice(things, PAGE_SIZE + 1))
    return held[:PAGE_SIZE], len(held) > PAGE_SIZE


def overview(request: Request) -> Response:
    """How much there is, and what was found and told lately."""
    ledger = ledger_of(request)
    query = Query(limit=LATELY)
    return html(
        "overview.html.j2",
        tally=views.tally(ledger),
        findings=[views.finding_row(finding) for finding in ledger.findings(query)],
        incidents=[views.incident_row(incident) for incident in ledger.incidents(query)],
    )


def _list(name: str, question: Asked, rows: Sequence[views.Row], more: bool, heads: tuple[str, ...]) -> Response:
    path = f"/{name}"
    return html(
        "list.html.j2",
        name=name,
        rows=rows,
        heads=heads,
        asked=question,
        choices=views.choices(),
        earlier=question.address(path, question.page - 1) if question.page > 1 else "",
        later=question.address(path, question.page + 1) if more else "",
        json=question.address(f"/api{path}", question.page),
    )


def claims(request: Request) -> Response:
    """Claims that meet the filters."""
    question = asked(request.query_params)
    held, more = one_page(ledger_of(request).claims(question.one_more))
    heads = ("Claim", "Says", "Where", "When", "In")
    return _list("claims", question, [views.claim_row(claim) for claim in held], more, heads)


def incidents(request: Request) -> Response:
    """Incidents of which a claim meets the filters."""
    question = asked(request.query_params)
    held, more = one_page(ledger_of(request).incidents(question.one_more))
    heads = ("Incident", "What", "Where", "When", "Claims")
    return _list("incidents", question, [views.incident_row(each) for each in held], more, heads)


def findings(request: Request) -> Response:
    """Findings of which a claim meets the filters."""
    question = asked(request.query_params)
    held, more = one_page(ledger_of(request).findings(question.one_more))
    return _list("findings", question, [views.finding_row(each) for each in held], more, ("Finding", "Kind"))


def documents(request: Request) -> Response:
    """Documents that meet the filters."""
    question = asked(request.query_params)
    held, more = one_page(ledger_of(request).documents(question.one_more))
    heads = ("Document", "Publisher", "Published", "Name", "Language")
    return _list("documents", question, [views.document_row(each) for each in held], more, heads)


def claim(request: Request) -> Response:
    """All about one claim, its words marked in its text."""
    ledger, key = ledger_of(request), request.path_params["key"]
    one = found(ledger.claim(key), "claim", key)
    extract = extracts.of_claim(ledger, one)
    parts = [each for each in ledger.claims(Query(document=one.document)) if each.part_of == one.id]
    page = views.site_view(extract)
    return html(
        "claim.html.j2",
        page=page,
        card=views.cards(page)[0],
        claim=one,
        heading=heading_text(one),
        parts_of_it=[views.claim_row(each) for each in parts],
        incidents=[views.incident_row(each) for each in extract.incidents],
        history=ledger.history(one.id),
    )


def incident(request: Request) -> Response:
    """One incident, the sides in columns, the texts beside."""
    ledger, key = ledger_of(request), request.path_params["key"]
    one = found(ledger.incident(key, as_of(request.query_params)), "incident", key)
    page = views.site_view(replace(extracts.of_incident(ledger, one), figures=(figures(ledger, one),)))
    return html("incident.html.j2", page=page, incident=page.days[0].incidents[0])


def finding(request: Request) -> Response:
    """One finding, with the claims that it rests on."""
    ledger, key = ledger_of(request), request.path_params["key"]
    one = found(ledger.finding(key, as_of(request.query_params)), "finding", key)
    page = views.site_view(extracts.of_finding(ledger, one))
    return html("finding.html.j2", page=page, finding=page.findings[0], key=key)


def document(request: Request) -> Response:
    """One document, its claims' words marked."""
    ledger, key = ledger_of(request), request.path_params["key"]
    one = found(ledger.document(key), "document", key)
    page = views.site_view(extracts.of_document(ledger, one))
    return html("document.html.j2", page=page, document=one, source=page.sources[0])


def style(request: Request) -> Response:
    """The style sheet that reports and pages share, and what the pages add."""
    return Response(asset("style.css") + asset("pages.css", PACKAGE), media_type="text/css")


def icon(request: Request) -> Response:
    """Two columns, one against the other."""
    return Response(asset("icon.svg", PACKAGE), media_type="image/svg+xml")


def script(request: Request) -> Response:
    """The script that lights words and fields up together."""
    return Response(asset("report.js"), media_type="text/javascript")


PAGES: tuple[tuple[str, Handler], ...] = (
    ("/", overview),
    ("/claims", claims),
    ("/claims/{key}", claim),
    ("/incidents", incidents),
    ("/incidents/{key}", incident),
    ("/findings", findings),
    ("/findings/{key}", finding),
    ("/documents", documents),
    ("/documents/{key}", document),
    ("/static/style.css", style),
    ("/static/report.js", script),
    ("/static/icon.svg", icon),
)
