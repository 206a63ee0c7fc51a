"""The documents of the ledger, those that came last first: who published them, when, and what was read in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.model.document import Document
from counterclaim.serve.filters import PAGE_SIZE, asked
from counterclaim.serve.here import Here, here_of, ledger_of
from counterclaim.serve.pages.things import Route
from counterclaim.serve.templating import html
from counterclaim.store.keys import outlet_of
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Facet, Query

MOST_OUTLETS = 200
PLACE_IN_LIST = {"page": "", "after": "", "before": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A document in the list: how many claims were last read in it, and of how many older versions it is the newest."""

    document: Document
    claims: int
    older: int
    href: str
    outlet_href: str


def documents(request: Request) -> Response:
    """Documents that meet the filters, a page at a time, each page reached by the document that it follows."""
    ledger, here, question = ledger_of(request), here_of(request), asked(request.query_params)
    after, before = (request.query_params.get(name, "").strip() or None for name in ("after", "before"))
    query = replace(question.query, limit=PAGE_SIZE + 1, offset=0, descending=True, after=after, before=before)
    found = list(ledger.documents(query))
    is_more = len(found) > PAGE_SIZE
    held = found[-PAGE_SIZE:] if before else found[:PAGE_SIZE]
    outlets = request.app.state.remembered.answer(
        ledger.edition(),
        ("outlets", here.as_of_words),
        lambda: ledger.facet_values(Facet.OUTLET, Query(known_at=here.as_of), most=MOST_OUTLETS),
    )
    return html(
        request,
        "documents.html.j2",
        asked=question,
        lines=_lines(ledger, held, here),
        outlets=sorted((each for each in outlets.values if each.value), key=lambda each: each.label.casefold()),
        chosen=question.query.values(Facet.OUTLET),
        earlier=here.same(**PLACE_IN_LIST | {"before": held[0].id}) if held and (is_more if before else after) else "",
        later=here.same(**PLACE_IN_LIST | {"after": held[-1].id}) if held and (is_more or before) else "",
        first=here.same(**PLACE_IN_LIST),
        is_first=not (after or before),
    )


def _lines(ledger: Ledger, held: Sequence[Document], here: Here) -> list[Line]:
    keys = [each.id for each in held]
    numbers = Counter(claim.document for claim in ledger.claims_of_documents(keys))
    older = ledger.older_versions(keys)
    return [
        Line(
            document=each,
            claims=numbers[each.id],
            older=len(older.get(each.id, ())),
            href=here.link(f"/documents/{each.id}"),
            outlet_href=here.same(**PLACE_IN_LIST | {"outlet": outlet.named})
            if (outlet := outlet_of(each.publisher))
            else "",
        )
        for each in held
    ]


ROUTES: tuple[Route, ...] = (("/documents", documents),)
