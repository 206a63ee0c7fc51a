"""What a request asks of a map: which incidents of which state of the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from starlette.requests import Request

from counterclaim.errors import SettingsError
from counterclaim.serve.filters import asked
from counterclaim.serve.here import ledger_of
from counterclaim.serve.mapping.atlas import Atlas, Mask, atlas_of
from counterclaim.serve.mapping.basemap import Box, basemap
from counterclaim.serve.mapping.clusters import Cluster, by_tile, gathered
from counterclaim.serve.remembered import Remembered
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query

BOX = "bbox"
SPOT = "spot"


@dataclass(frozen=True, slots=True)
class Maps:
    """What was worked out for maps and may be asked for again: few, for an atlas is as large as its ledger is long."""

    atlases: Remembered = field(default_factory=lambda: Remembered(3))
    masks: Remembered = field(default_factory=lambda: Remembered(64))
    clusters: Remembered = field(default_factory=lambda: Remembered(96))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The incidents that a request asks for. `met` are those that meet its filters whatever their days, `shown` those
    on its days too.
    """

    atlas: Atlas
    met: Mask
    shown: Mask
    query: Query
    edition: str
    maps: Maps

    @property
    def number(self) -> int:
        """How many are shown."""
        return int(self.shown.sum())

    @property
    def nowhere(self) -> int:
        """How many of those shown have no place that can be drawn."""
        return int((self.shown & ~self.atlas.drawn()).sum())

    def clusters(self, tile: tuple[int, int, int]) -> tuple[Cluster, ...]:
        """Those shown in the tile of this zoom, column and row, gathered as its zoom asks."""
        zoom, column, row = tile
        key = (replace(self.query, limit=None, offset=0), zoom)
        return self.maps.clusters.answer(self.edition, key, lambda: self._gathered(zoom)).get((column, row), ())

    def _gathered(self, zoom: int) -> Mapping[tuple[int, int], tuple[Cluster, ...]]:
        return by_tile(self.atlas, gathered(self.atlas, self.shown, zoom), zoom)


def chosen_of(request: Request) -> Chosen:
    """The incidents that an address asks for, by the filters that lists of incidents have. Raises SettingsError."""
    ledger, maps = ledger_of(request), maps_of(request)
    query = asked(request.query_params).query
    edition = ledger.edition()
    atlas = _atlas(ledger, maps, edition, query.known_at)
    filters = replace(query, since=None, until=None, limit=None, offset=0)
    met = maps.masks.answer(edition, filters, lambda: _met(ledger, atlas, filters))
    return Chosen(atlas, met, met & atlas.on_days(query.since, query.until), query, edition, maps)


def maps_of(request: Request) -> Maps:
    """What the application remembers for maps."""
    maps: Maps = request.app.state.maps
    return maps


def box_of(request: Request) -> Box | None:
    """The stretch of the map that an address names as west, south, east, north; null for all. Raises SettingsError."""
    given = request.query_params.get(BOX, "").strip()
    if not given:
        return None
    try:
        west, south, east, north = (float(part) for part in given.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-540 <= west <= east <= 540 and -90 <= south <= north <= 90):
        raise SettingsError(f"{BOX} {given[:60]!r}: not four degrees, west, south, east and north")
    return west, south, east, north


def place_of(request: Request) -> Box | str | None:
    """The stretch of the map, or the spot, that a list is asked for; null for the whole map. Raises SettingsError."""
    return request.query_params.get(SPOT, "").strip() or box_of(request)


def _atlas(ledger: Ledger, maps: Maps, edition: str, known_at: datetime | None) -> Atlas:
    return maps.atlases.answer(edition, known_at, lambda: atlas_of(ledger.sited_incidents(known_at), basemap().grounds))


def _met(ledger: Ledger, atlas: Atlas, filters: Query) -> Mask:
    if filters == Query(known_at=filters.known_at):
        return atlas.on_days(None, None)
    return atlas.of_ids(ledger.incident_ids(filters))
