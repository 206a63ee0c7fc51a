"""How the sources fare that are followed."""

from __future__ import annotations

from starlette.requests import Request

from counterclaim.api import source_health
from counterclaim.model.source_health import SourceState
from counterclaim.publish.source_records import source_record
from counterclaim.serve.api.operations import Body, Operation, Parameter, Record
from counterclaim.serve.api.paging import paging
from counterclaim.serve.api.parameters import PAGING, SEARCHED
from counterclaim.serve.api.shapes.record import Sources
from counterclaim.serve.here import ledger_of
from counterclaim.serve.source_filters import sources_asked


def sources(request: Request) -> Record:
    """How the sources fare, those first that need looking at."""
    stretch, asked = paging(request), sources_asked(request.query_params)
    met = [each for each in source_health(ledger_of(request), at=request.app.state.clock()) if asked.meets(each)]
    return stretch.record("sources", met[stretch.offset :], source_record)


OPERATIONS = (
    Operation(
        name="listSources",
        path="/sources",
        tag="Sources",
        summary="How the sources fare that are followed",
        words="Those first that need looking at. A silent one has been quiet for much longer than is usual with it.",
        parameters=(
            Parameter(
                name="state",
                words="In a word how it fares.",
                schema={"type": "string", "enum": [state.value for state in SourceState]},
            ),
            Parameter(name="text", words="Part of its name or address.", schema=SEARCHED),
            *PAGING,
        ),
        work=sources,
        changes=True,
        gives=Body(words="A page of sources.", shape=Sources),
    ),
)
