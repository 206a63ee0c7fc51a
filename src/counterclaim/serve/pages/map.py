"""The map of incidents: its page, the list of what is in view, one incident's card, and the ground beneath."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.api import figures
from counterclaim.errors import SettingsError
from counterclaim.model.quantity import Quantity
from counterclaim.serve import views
from counterclaim.serve.filters import asked
from counterclaim.serve.here import Here, here_of, ledger_of
from counterclaim.serve.mapping.basemap import DEEPEST, basemap, ground_record
from counterclaim.serve.mapping.chosen import Chosen, chosen_of, place_of
from counterclaim.serve.mapping.listing import listed_of, listing_of
from counterclaim.serve.mapping.spots import CIRCLES_KM
from counterclaim.serve.mapping.summaries import summary_of
from counterclaim.serve.mapping.tiles import DEEPEST as DEEPEST_TILES
from counterclaim.serve.pages.static import FOR_EVER
from counterclaim.serve.pages.things import Missing, Route, found
from counterclaim.serve.side_marks import side_mark
from counterclaim.serve.tags import is_held, tag_of_content, tagged, unchanged
from counterclaim.serve.templating import html

MVT = "application/vnd.mapbox-vector-tile"
MOST_KEYS = 200
"""Places that a small map may ask about at once."""
MEASURES = 4
"""So many of an incident's measures are on its card."""


def map_page(request: Request) -> Response:
    """The map, and beside it the list of what is in view, which is all that there is without JavaScript."""
    chosen, question = chosen_of(request), asked(request.query_params)
    return html(
        request,
        "map.html.j2",
        asked=question,
        choices=views.choices(here_of(request)),
        listing=listing_of(ledger_of(request), chosen, place_of(request), question.page),
        legend=_legend(chosen, here_of(request)),
        chosen=chosen,
        summary=summary_of(chosen, here_of(request).language),
        ground=ground_record(basemap()) | {"deepest_incidents": DEEPEST_TILES},
    )


def _legend(chosen: Chosen, here: Here) -> list[tuple[str, str]]:
    """The marks of the sides that tell of any incident, in words: first those of one side alone, then shared ones."""
    named: dict[str, list[str]] = {}
    for side in chosen.atlas.sides:
        words = here.wording.side(side) if side else here.words("map-legend-no-side")
        named.setdefault(side_mark(side).shape, []).append(words)
    return [(shape, ", ".join(words)) for shape, words in sorted(named.items(), key=lambda each: len(each[1]) > 1)]


def map_list(request: Request) -> Response:
    """The list of what is in view, as a piece of the page."""
    place, language, chosen = place_of(request), here_of(request).language, chosen_of(request)
    listing = listing_of(ledger_of(request), chosen, place, asked(request.query_params).page)
    named = [row.spot.name(language) for row in listing.rows if row.spot] if isinstance(place, str) else []
    return html(request, "map-list.html.j2", listing=listing, spot=named[0] if named else "", chosen=chosen)


def map_card(request: Request) -> Response:
    """One incident: what each side says of it, as a piece of the page."""
    ledger, key, here = ledger_of(request), request.path_params["key"], here_of(request)
    incident = found(ledger.incident(key, here.as_of), "incident", key)
    measures = figures(ledger, incident).measures
    units = [here.wording.unit(Quantity(low=2, high=2, unit=each.unit)) for each in measures]
    return html(
        request,
        "map-card.html.j2",
        listed=listed_of(chosen_of(request), incident),
        measures=tuple(zip(measures, units, strict=True))[:MEASURES],
        more=max(0, len(measures) - MEASURES),
    )


def map_summary(request: Request) -> Response:
    """Areas, days and numbers for the map's script."""
    return answered(request, summary_of(chosen_of(request), here_of(request).language))


def answered(request: Request, record: dict[str, Any]) -> Response:
    """A record for a script, unless it has it already."""
    body = json.dumps(record, separators=(",", ":")).encode("ascii")
    tag = tag_of_content(body)
    return unchanged(tag) if is_held(request, tag) else Response(body, 200, tagged(tag), "application/json")


def ground_under(request: Request) -> Response:
    """What small maps need to know of the ground under the places whose ids are given as `key`."""
    ground, language = basemap(), here_of(request).language
    keys = request.query_params.getlist("key")[:MOST_KEYS]
    held = {key: ground.grounds[key] for key in keys if key in ground.grounds}
    grounds = {
        key: {"name": each.name_uk if language == "uk" and each.name_uk else each.name, "at": each.at, "box": each.box}
        for key, each in held.items()
    }
    circles = {precision.value: km for precision, km in CIRCLES_KM.items()}
    return answered(request, ground_record(ground) | {"grounds": grounds, "circles": circles})


def ground_tile(request: Request) -> Response:
    """A tile of the basemap; its address names the edition, so that it may be kept for ever."""
    ground = basemap()
    if request.path_params["edition"] != ground.edition:
        raise Missing("There is no such edition of the basemap.")
    content = ground.tile(*tile_numbers(request, DEEPEST))
    headers = {"Cache-Control": FOR_EVER}
    if content is None:
        return Response(status_code=204, headers=headers)
    return Response(content, media_type=MVT, headers=headers | {"Content-Encoding": "gzip"})


def tile_numbers(request: Request, deepest: int) -> tuple[int, int, int]:
    """The zoom, column and row that an address names. Raises SettingsError where there is no such tile."""
    given = [request.path_params[name] for name in ("zoom", "column", "row")]
    if all(each.isascii() and each.isdigit() and len(each) <= 9 for each in given):
        zoom, column, row = map(int, given)
        if zoom <= deepest and column < 2**zoom and row < 2**zoom:
            return zoom, column, row
    raise SettingsError(f"There is no tile {'/'.join(each[:12] for each in given)}: zooms go from 0 to {deepest}.")


ROUTES: tuple[Route, ...] = (
    ("/map", map_page),
    ("/map/list", map_list),
    ("/map/summary", map_summary),
    ("/map/incidents/{key}", map_card),
    ("/basemap/ground.json", ground_under),
    ("/basemap/{edition}/{zoom}/{column}/{row}.mvt", ground_tile),
)
