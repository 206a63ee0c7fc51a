"""Incidents as vector tiles, for maps."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.serve.api.operations import Body, Operation, Parameter
from counterclaim.serve.api.parameters import FILTERS, FINDING
from counterclaim.serve.mapping.chosen import chosen_of
from counterclaim.serve.mapping.tiles import DEEPEST, tile_of
from counterclaim.serve.pages.map import MVT, tile_numbers
from counterclaim.serve.tags import is_held, tag_of_state, tagged, unchanged

_NUMBERS = ("zoom", "column", "row")


def _number(name: str) -> Parameter:
    schema = {"type": "integer", "minimum": 0}
    return Parameter(name=name, words=f"The tile's {name}.", schema=schema, place="path")


def incident_tile(request: Request) -> Response:
    """The tile of this zoom, column and row; without a layer where no incident lies in it."""
    tile = tile_numbers(request, DEEPEST)
    tag = tag_of_state(request)
    if is_held(request, tag):
        return unchanged(tag)
    chosen = chosen_of(request)
    content = tile_of(chosen.atlas, chosen.clusters(tile), tile)
    return Response(content, 200, tagged(tag), MVT)


OPERATIONS = (
    Operation(
        name="getIncidentTile",
        path="/tiles/{zoom}/{column}/{row}.mvt",
        tag="Incidents",
        summary="Incidents as a vector tile",
        words=(
            "Web Mercator, rows counted from the north, 4096 steps to an edge, one layer, `incidents`, of points. Each "
            "stands for `n` incidents at `places` places near each other, of which `name` has the most, or for one "
            "alone, which then is named by `id`; `mark` says which side's claims tell of them ('several' where more "
            "than one does). Incidents whose place is a region, a country or vaguer are no points, and not in tiles. "
            f"Zooms go from 0 to {DEEPEST}."
        ),
        parameters=(
            *map(_number, _NUMBERS),
            *FILTERS,
            FINDING,
        ),
        handler=incident_tile,
        also={204: "No incident lies in it."},
        gives=Body(words="A vector tile (MVT 2.1).", media_type=MVT),
    ),
)
