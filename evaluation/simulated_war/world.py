"""The invented world: two states at war, a third force, their regions and settlements, and all who speak."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from evaluation.simulated_war.names import person_names, place_names

from counterclaim.model.place import Place, PlacePrecision

SETTLEMENTS = 60
"""Settlements in a region."""
_OUTLETS = (
    "The Meridian Post",
    "Harbour Courier",
    "The Daily Ledger",
    "Eastern Star",
    "Radio Compass",
    "Capital Times",
    "The Observer Weekly",
    "Morning Herald",
    "City Dispatch",
    "Frontier News",
    "The Chronicle",
    "Public Channel",
)
_WIDTH = 1.2
"""Degrees that a region is wide and high: some 100 km."""
_STATES = (("Karsia", "Karsian", "XK"), ("Veldia", "Veldian", "XV"))
_THIRD = ("Tarsk Front", "Tarsk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who makes claims. `forms` are ways to name them, `short` what a later sentence says ("the ministry")."""

    key: str
    name: str
    forms: tuple[str, ...]
    short: str
    entity: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party to the war and its bodies."""

    key: str
    name: str
    adjective: str
    country: Place
    ministry: Speaker
    staff: Speaker
    air_force: Speaker
    rescuers: Speaker
    president: Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A town or village; `size` is its rank in its region, 0 the largest."""

    place: Place
    region: Region
    size: int
    mayor: Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region of one of the states; `front` where the ground war is fought."""

    place: Place
    words: str
    side: str
    front: bool
    governor: Speaker
    police: Speaker
    column: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that stays the same during the war."""

    seed: int
    sides: tuple[Side, Side]
    third: Side
    regions: tuple[Region, ...]
    settlements: tuple[tuple[Settlement, ...], ...]
    weights: tuple[float, ...]
    mission: Speaker
    broker: Speaker
    wires: tuple[str, ...]
    outlets: tuple[str, ...]

    def side(self, key: str) -> Side:
        """The party with that key."""
        return next(side for side in (*self.sides, self.third) if side.key == key)

    def enemy(self, key: str) -> Side:
        """The state that a party fights."""
        return self.sides[0] if key == self.sides[1].key else self.sides[1]

    def settlement_in(self, region: int, rng: Random) -> Settlement:
        """A settlement of a region, large ones far more often than small ones (Zipf)."""
        at = bisect(self.weights, rng.random() * self.weights[-1])
        return self.settlements[region][min(at, SETTLEMENTS - 1)]

    def near(self, settlement: Settlement, region: int) -> Settlement:
        """The neighbour nearest to a settlement of a region."""
        return min(
            (other for other in self.settlements[region] if other is not settlement),
            key=lambda other: _distance(other.place, settlement.place),
        )


def _distance(one: Place, other: Place) -> float:
    return math.hypot((one.latitude or 0) - (other.latitude or 0), (one.longitude or 0) - (other.longitude or 0))


def _speaker(key: str, name: str, side: str | None, *forms: str, short: str, entity: bool = True) -> Speaker:
    return Speaker(key=key, name=name, forms=forms or (name,), short=short, entity=key if entity else None, side=side)


def _side(name: str, adjective: str, code: str, people: Iterator[str]) -> Side:
    key, low = name.lower().replace(" ", "_"), code.lower()
    body = "Command" if code == "XT" else "Defence Ministry"
    head, ministry = next(people), f"{adjective} {body}"
    return Side(
        key=key,
        name=name,
        adjective=adjective,
        country=Place(name=name, gazetteer=f"sim:{code}", country=code, precision=PlacePrecision.COUNTRY),
        ministry=_speaker(
            f"{low}-mod", ministry, key, f"the {ministry}", f"{name}'s {body}", short=f"the {body.split()[-1].lower()}"
        ),
        staff=_speaker(
            f"{low}-gs", f"{adjective} General Staff", key, f"the {adjective} General Staff",
            f"{name}'s General Staff", short="the General Staff",
        ),
        air_force=_speaker(
            f"{low}-af", f"{adjective} Air Force", key, f"the {adjective} Air Force", f"{name}'s Air Force",
            short="the Air Force",
        ),
        rescuers=_speaker(
            f"{low}-ses", f"{adjective} Emergency Service", key, f"the {adjective} Emergency Service",
            f"{name}'s Emergency Service", short="the service",
        ),
        president=_speaker(f"{low}-president", head, key, head, f"President {head}", short="the president"),
    )  # fmt: skip


def _region(at: int, columns: int, name: str, side: Side, people: Iterator[str]) -> Region:
    column, row = at % columns, at // columns
    governor = next(people)
    key = f"{side.country.country}{at}".lower()
    place = Place(
        name=f"{name} Region",
        gazetteer=f"sim:{side.country.country}.{at}",
        country=side.country.country,
        admin1=f"{name} Region",
        latitude=46 + _WIDTH * (row + 0.5),
        longitude=30 + _WIDTH * (column + 0.5),
        precision=PlacePrecision.ADMIN1,
    )
    titled = f"{governor}, the governor of the {name} region"
    return Region(
        place=place,
        words=f"{name} region",
        side=side.key,
        front=row in (0, 1),
        governor=_speaker(
            f"{key}-governor", titled, side.key, titled, f"{name} governor {governor}", short="the governor",
            entity=False,
        ),
        police=_speaker(f"{key}-police", f"{name} police", side.key, f"{name} police", short="police", entity=False),
        column=column,
        row=row,
    )  # fmt: skip


def _settlements(region: Region, names: Iterator[str], people: Iterator[str], rng: Random) -> tuple[Settlement, ...]:
    found = []
    for size in range(SETTLEMENTS):
        # The first town of a region bears its name, as in the world: the region and the town are then to be told apart.
        name = region.words.removesuffix(" region") if size == 0 else next(names)
        place = Place(
            name=name,
            gazetteer=f"{region.place.gazetteer}.{size}",
            country=region.place.country,
            admin1=region.place.admin1,
            latitude=round((region.place.latitude or 0) + _WIDTH * (rng.random() - 0.5), 4),
            longitude=round((region.place.longitude or 0) + _WIDTH * (rng.random() - 0.5), 4),
            precision=PlacePrecision.SETTLEMENT,
        )
        mayor = next(people) if size < 12 else ""
        speaker = _speaker(
            f"{place.gazetteer}-mayor", mayor, region.side, f"{name} mayor {mayor}", f"{mayor}, the mayor of {name}",
            short="the mayor", entity=False,
        ) if mayor else region.governor  # fmt: skip
        found.append(Settlement(place=place, region=region, size=size, mayor=speaker))
    return tuple(found)


def build_world(seed: int, regions: int) -> World:
    """A world of so many regions, half of them in each state."""
    rng = Random(f"{seed}|world")
    names, people = place_names(rng), person_names(rng)
    sides = (_side(*_STATES[0], people), _side(*_STATES[1], people))
    columns = max(2, regions // 4)
    made = tuple(_region(at, columns, next(names), sides[at % 2], people) for at in range(regions))
    return World(
        seed=seed,
        sides=sides,
        third=_side(*_THIRD, "XT", people),
        regions=made,
        settlements=tuple(_settlements(region, names, people, rng) for region in made),
        weights=tuple(accumulate(1 / (size + 2) for size in range(SETTLEMENTS))),
        mission=_speaker(
            "un-mission", "UN human rights mission", None, "the UN human rights mission", short="the mission"
        ),
        broker=_speaker("mediators", "Tolmian mediators", "tolmia", "Tolmian mediators", short="the mediators"),
        wires=("Northern Wire", "Meridian Agency", "Continental Press"),
        outlets=_OUTLETS,
    )  # fmt: skip
