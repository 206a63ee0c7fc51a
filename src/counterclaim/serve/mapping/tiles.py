"""Vector tiles of incidents: a point for each cluster that lies in a tile, in the layer `incidents`."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from typing import Any

from counterclaim.serve.mapping.atlas import Atlas
from counterclaim.serve.mapping.clusters import Cluster

EXTENT = 4096
DEEPEST = 10
"""The deepest zoom that tiles are made of: nearer, clusters only hold what lies at one place."""
LAYER = "incidents"


def tile_of(atlas: Atlas, clusters: Iterable[Cluster], tile: tuple[int, int, int]) -> bytes:
    """The tile of this zoom, column and row with the clusters that lie in it; empty where none does.

    A feature has `n`, how many incidents it stands for, `places`, at how many places they lie, `name`, the largest of
    these, `mark`, whose claims tell of them, and `west`, `south`, `east` and `north`, the degrees that they lie
    between; where they lie at one place, `spot` names it; where it is one incident alone, its `id`.
    """
    import mapbox_vector_tile

    zoom, column, row = tile
    size = 2.0**-zoom
    features = []
    for cluster in clusters:
        across, down = atlas.centres[cluster.spots[0]]
        at = (round((across / size - column) * EXTENT), round((down / size - row) * EXTENT))
        features.append({"geometry": _point(at), "properties": _properties(atlas, cluster)})
    if not features:
        return b""
    encoded: bytes = mapbox_vector_tile.encode(
        [{"name": LAYER, "features": features}], default_options={"y_coord_down": True, "extents": EXTENT}
    )
    return encoded


def _properties(atlas: Atlas, cluster: Cluster) -> dict[str, Any]:
    boxes = atlas.boxes[list(cluster.spots)]
    west, south = boxes[:, :2].min(axis=0)
    east, north = boxes[:, 2:].max(axis=0)
    told = {
        "n": cluster.count,
        "places": len(cluster.spots),
        "name": atlas.spots[cluster.spots[0]].place.name,
        "mark": cluster.mark,
        "west": round(float(west), 5),
        "south": round(float(south), 5),
        "east": round(float(east), 5),
        "north": round(float(north), 5),
    }
    if len(cluster.spots) == 1:
        told["spot"] = atlas.spots[cluster.spots[0]].key
    return told | ({"id": atlas.ids[cluster.incident]} if cluster.count == 1 else {})


def _point(at: Sequence[int]) -> bytes:
    """As well-known binary, which the encoder takes without a detour."""
    return struct.pack("<BIdd", 1, 1, float(at[0]), float(at[1]))
