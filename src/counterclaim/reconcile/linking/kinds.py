"""Which kinds of claim one happening can give."""

from __future__ import annotations

from functools import cache

from counterclaim.model.kind import Kind

RAID = frozenset({Kind.LAUNCH, Kind.INTERCEPTION, Kind.FLIGHT_LOSS, Kind.AIRSPACE_VIOLATION})
STRIKE = frozenset(
    {Kind.STRIKE, Kind.DEBRIS, Kind.FIRE, Kind.DAMAGE, Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CASUALTIES}
    | {Kind.OUTAGE}
)
GROUND = frozenset({Kind.ASSAULT, Kind.REPULSE, Kind.CONTROL})
BLOWS = RAID | {Kind.STRIKE, Kind.DEBRIS, Kind.FIRE}
"""Kinds that happen at one moment, other than their dead, who are counted for days."""
PEOPLE = frozenset({Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.CASUALTIES})
CAPTIVITY = frozenset({Kind.CAPTURED, Kind.DETENTION, Kind.EXCHANGE})
FAMILIES = {kind: name for name, kinds in (("raid", RAID), ("strike", STRIKE), ("ground", GROUND)) for kind in kinds}

_SCENES = (
    STRIKE | RAID | {Kind.EQUIPMENT_LOSS, Kind.DISPLACEMENT, Kind.ALERT},
    GROUND | PEOPLE | {Kind.EQUIPMENT_LOSS, Kind.DISPLACEMENT, Kind.CAPTURED},
    CAPTIVITY | PEOPLE,
    frozenset({Kind.AID, Kind.EQUIPMENT_LOSS}),
)
"""Sets of kinds that one happening often gives together."""
_LOOSE = (GROUND | STRIKE | RAID,)
"""Sets that one happening may give together: a struggle for a town is told with its shelling."""


def family(kind: Kind) -> str:
    """Kinds that one event can give: an attack in the air, its effects on the ground, a fight; others stand alone."""
    return FAMILIES.get(kind, kind.value)


@cache
def fit(one: Kind, other: Kind) -> int:
    """How well kinds go together: 4 the same, 3 one happening often gives both, 2 words about it, 1 may be, 0 no."""
    if one is other:
        return 4
    if Kind.STATEMENT in (one, other):
        return 2
    if any(one in scene and other in scene for scene in _SCENES):
        return 3
    return 1 if any(one in scene and other in scene for scene in _LOOSE) else 0
