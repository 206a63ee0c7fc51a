"""The ground that maps are drawn on: vector tiles of Natural Earth, and the areas that places cover."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import as_file, files

DEEPEST = 5
"""The deepest zoom that there are tiles of; nearer views enlarge these."""
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The area of a region or a country, drawn in the tiles by the id that the gazetteer gives it.

    `at` is where its name is set (longitude, latitude).
    """

    key: str
    name: str
    name_uk: str | None
    at: tuple[float, float]
    box: Box
    square_km: float


@dataclass(frozen=True, slots=True)
class Basemap:
    """All tiles, each compressed by gzip, the areas by their ids, and a name for this edition of them."""

    tiles: Mapping[tuple[int, int, int], bytes]
    grounds: Mapping[str, Ground]
    credit: str
    edition: str

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile, rows counted from the north; null where it has nothing but sea."""
        return self.tiles.get((zoom, column, 2**zoom - 1 - row))


def ground_record(ground: Basemap) -> dict[str, str | int]:
    """What a script has to know of the ground: where its tiles are, how deep they go, whom to credit."""
    tiles = f"/basemap/{ground.edition}/{{z}}/{{x}}/{{y}}.mvt"
    return {"tiles": tiles, "deepest": DEEPEST, "credit": ground.credit}


@cache
def basemap() -> Basemap:
    """The one that the package carries: five megabytes, held in memory."""
    with as_file(files("counterclaim.serve") / "basemap" / "world.mbtiles") as path:
        edition = sha256(path.read_bytes()).hexdigest()[:12]
        with sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True) as database:
            tiles = {
                (zoom, column, row): content for zoom, column, row, content in database.execute("SELECT * FROM tiles")
            }
            grounds = {row[0]: _ground(row) for row in database.execute("SELECT * FROM areas")}
            credit = dict(database.execute("SELECT name, value FROM metadata"))["attribution"]
        database.close()
    return Basemap(tiles, grounds, credit, edition)


def _ground(row: tuple[str, str, str, str | None, float, float, float, float, float, float, float]) -> Ground:
    key, _, name, name_uk, longitude, latitude, west, south, east, north, square_km = row
    return Ground(
        key=key,
        name=name,
        name_uk=name_uk,
        at=(longitude, latitude),
        box=(west, south, east, north),
        square_km=square_km,
    )
