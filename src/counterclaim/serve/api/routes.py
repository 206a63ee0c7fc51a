"""Every operation of the JSON interface."""

from __future__ import annotations

from counterclaim.serve.api import claimants, lists, sources, tallies, things, tiles, writing
from counterclaim.serve.api.operations import Operation

OPERATIONS: tuple[Operation, ...] = (
    *lists.OPERATIONS,
    *things.OPERATIONS,
    *claimants.OPERATIONS,
    *tallies.OPERATIONS,
    *sources.OPERATIONS,
    *tiles.OPERATIONS,
    *writing.OPERATIONS,
)
"""In the order in which they are matched: `/claims.geojson` before what could take it for an id."""
