"""What truly happens on each day of the war: the same for a seed, whoever asks for whichever day first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random

from evaluation.simulated_war.arms import AIMS, BOMB, FAR_ARMS, NEAR_ARMS, Aim, Arm
from evaluation.simulated_war.world import SETTLEMENTS, Region, Settlement, Side, World

FIRST_DAY = date(2031, 3, 3).toordinal()
"""The day on which the war begins; it is a Monday."""

Ladder = tuple[tuple[int, int], ...]
"""A figure as it becomes known: from so many days after the event on, it is so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One happening, as it was. `within` is the happening that it is a part of.

    `known` are the figures as the struck side learns them, by measure; `boasted` those that the attacker gives.
    `account` is what the attacker says of it: "silent", "boasts", "denies", "debris", or "admits" after denying.
    """

    id: str
    sort: str
    day: int
    last_day: int
    region: Region
    attacker: Side
    victim: Side
    settlement: Settlement | None = None
    hour: int | None = None
    arm: Arm | None = None
    aim: Aim | None = None
    account: str = "silent"
    fame: float = 0.0
    known: Mapping[str, Ladder] = field(default_factory=dict)
    boasted: Mapping[str, int] = field(default_factory=dict)
    outcome: str = ""
    within: str | None = None

    @property
    def night(self) -> bool:
        """Whether it fell in the night before its day's morning."""
        return self.hour is not None and self.hour < 6

    def figure(self, measure: str, age: int) -> int | None:
        """What is known of a measure so many days after."""
        found = None
        for since, value in self.known.get(measure, ()):
            if since <= age:
                found = value
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How large the war is: single happenings a day, and the regions that they fall on."""

    per_day: float

    @property
    def regions(self) -> int:
        """So many regions that the ground is hit as densely in a small war as in a large one."""
        return max(8, round(self.per_day / 4))


def _poisson(rng: Random, mean: float) -> int:
    """A number of happenings: Poisson, by sums of waiting times."""
    number, passed = 0, rng.expovariate(1.0)
    while passed < mean:
        number += 1
        passed += rng.expovariate(1.0)
    return number


def rising(rng: Random, final: int, steps: int) -> Ladder:
    """How a toll rises to its last value over some days."""
    if final < 4 or steps < 2:
        return ((0, final),)
    shares = sorted(rng.uniform(0.3, 0.95) for _ in range(steps - 1))
    ladder: list[tuple[int, int]] = []
    day = 0
    for share in (*shares, 1.0):
        value = max(1, round(final * share))
        if not ladder or value > ladder[-1][1]:
            ladder.append((day, value))
            day += rng.choice((1, 1, 2))
    return tuple(ladder)


class Chronicle:
    """The happenings of a simulated war, day by day."""

    def __init__(self, world: World, scale: Scale) -> None:
        self.world, self.scale = world, scale
        self._days: dict[int, tuple[Happening, ...]] = {}

    def of_day(self, day: int) -> tuple[Happening, ...]:
        """All that begins on a day."""
        found = self._days.get(day)
        if found is None:
            if len(self._days) > 150:
                for old in sorted(self._days)[:40]:
                    del self._days[old]
            found = self._days[day] = tuple(self._happen(day))
        return found

    def _happen(self, day: int) -> list[Happening]:
        rng = Random(f"{self.world.seed}|day|{day}")
        per_day, found = self.scale.per_day, list[Happening]()
        regions = range(len(self.world.regions))
        taken: dict[tuple[str, int], set[str]] = {}
        for raid in self._raids(rng, day):
            found.append(raid)
            for _ in range(rng.randint(1, 3)):
                self._strike(rng, day, rng.choice(regions), found, taken, raid)
        for _ in range(_poisson(rng, per_day * 0.62)):
            self._strike(rng, day, rng.choice(regions), found, taken, None)
        for where in self._fronts(rng, day, _poisson(rng, per_day * 0.15)):
            kind = self._fight if rng.random() < 2 / 3 else self._seizure
            found.append(kind(rng, day, len(found), where))
        for _ in range(_poisson(rng, 0.12)):
            found.append(self._exchange(rng, day, len(found)))
        found.extend(self._losses(rng, day, len(found)))
        return found

    def _raids(self, rng: Random, day: int) -> list[Happening]:
        """The night's air attacks, at most one by each state."""
        raids = []
        for at, attacker in enumerate(self.world.sides):
            if rng.random() > 0.7:
                continue
            victim = self.world.enemy(attacker.key)
            launched = rng.randint(12, 140)
            shot = round(launched * rng.uniform(0.5, 0.85))
            lost = round((launched - shot) * rng.uniform(0.2, 1.0))
            missiles = rng.choice((0, 0, rng.randint(2, 30)))
            known = {"launch": ((0, launched),), "interception": ((0, shot),), "flight_loss": ((0, lost),)}
            if missiles:
                known["missiles"] = ((0, missiles),)
                known["missiles_shot"] = ((0, rng.randint(0, missiles)),)
            regions = [region for region in self.world.regions if region.side == victim.key]
            raids.append(
                Happening(
                    id=f"{day}-raid{at}", sort="raid", day=day, last_day=day, region=rng.choice(regions),
                    attacker=attacker, victim=victim, hour=1, arm=FAR_ARMS[0], fame=rng.random(),
                    account=rng.choice(("silent", "boasts")), known=known,
                    boasted={"launch": launched + rng.randint(1, 30)}, outcome="remainder",
                )
            )  # fmt: skip
        return raids

    def _strike(
        self, rng: Random, day: int, at: int, found: list[Happening], taken: dict[tuple[str, int], set[str]],
        raid: Happening | None,
    ) -> None:  # fmt: skip
        region = self.world.regions[at]
        victim = self.world.side(region.side)
        if raid is not None and raid.victim is not victim:
            return
        settlement = self.world.settlement_in(at, rng)
        neighbours = [settlement]
        if raid is None and rng.random() < 0.08:
            neighbours.append(self.world.near(settlement, at))
        for place in neighbours:
            strike = _strike_on(rng, f"{day}-{len(found)}", day, place, self.world, rng.choice(AIMS), raid)
            here = taken.setdefault((region.words, place.size), set())
            marks = {strike.aim.target.value, strike.arm.weapon.value} if strike.aim and strike.arm else set()
            # Two strikes on one town in a day are told apart by what was hit, and with what.
            if not here & marks:
                here |= marks
                found.append(strike)

    def _fronts(self, rng: Random, day: int, number: int) -> list[Settlement]:
        """Towns that are newly fought for; no town twice within a month, so that a fight for it is one fight."""
        at = day % (SETTLEMENTS // 2)
        towns = [
            self.world.settlements[number][size]
            for number, region in enumerate(self.world.regions)
            if region.front
            for size in (at, at + SETTLEMENTS // 2)
        ]
        return rng.sample(towns, min(number, len(towns)))

    def _fight(self, rng: Random, day: int, at: int, settlement: Settlement) -> Happening:
        """A fight for a town over days or weeks, which ends with its capture or the attack thrown back."""
        region = settlement.region
        victim = self.world.side(region.side)
        third = rng.random() < 0.08
        attacker = self.world.third if third else self.world.enemy(victim.key)
        return Happening(
            id=f"{day}-{at}", sort="fight", day=day, last_day=day + rng.choice((0, 0, 1, 3, 6, 12, 25)), region=region,
            settlement=settlement, attacker=attacker, victim=victim, fame=rng.random() ** 3,
            account=rng.choice(("boasts", "boasts", "silent")),
            outcome=rng.choice(("taken", "held", "held", "contested")),
            boasted={"soldiers": rng.randint(1, 30) * 5},
        )  # fmt: skip

    def _seizure(self, rng: Random, day: int, at: int, settlement: Settlement) -> Happening:
        region = settlement.region
        victim = self.world.side(region.side)
        return Happening(
            id=f"{day}-{at}", sort="seizure", day=day, last_day=day, region=region, settlement=settlement,
            attacker=self.world.enemy(victim.key), victim=victim, fame=rng.random() ** 3,
            account=rng.choice(("boasts", "boasts", "denied")),
        )  # fmt: skip

    def _exchange(self, rng: Random, day: int, at: int) -> Happening:
        sides = self.world.sides
        number = rng.randint(3, 60) * 5
        return Happening(
            id=f"{day}-{at}", sort="exchange", day=day, last_day=day, region=rng.choice(self.world.regions),
            attacker=sides[0], victim=sides[1], fame=0.6 + 0.4 * rng.random(),
            known={"exchange": ((0, number),)}, boasted={"exchange": number + rng.choice((0, 0, 0, 1, -2))},
        )  # fmt: skip

    def _losses(self, rng: Random, day: int, at: int) -> list[Happening]:
        """What each ministry says that the enemy lost in a region in a day."""
        found: list[Happening] = []
        fronts = [region for region in self.world.regions if region.front]
        for region in rng.sample(fronts, min(len(fronts), _poisson(rng, self.scale.per_day * 0.05))):
            victim = self.world.side(region.side)
            found.append(
                Happening(
                    id=f"{day}-{at + len(found)}", sort="losses", day=day, last_day=day, region=region,
                    attacker=self.world.enemy(victim.key), victim=victim, account="boasts",
                    boasted={"soldiers": rng.randint(2, 60) * 5, "equipment_loss": rng.randint(1, 12)},
                )
            )  # fmt: skip
        return found


def _strike_on(
    rng: Random, key: str, day: int, place: Settlement, world: World, aim: Aim, raid: Happening | None
) -> Happening:
    victim = world.side(place.region.side)
    near_front = place.region.front and raid is None
    arm = rng.choice(NEAR_ARMS if near_front else FAR_ARMS) if raid is None or rng.random() < 0.3 else FAR_ARMS[0]
    severity = rng.random() ** 7 * (3 if arm in (BOMB, *FAR_ARMS[3:]) else 1) * (2 if place.size < 4 else 1) * aim.toll
    dead, hurt = round(16 * severity + rng.random()), round(45 * severity + rng.choice((0, 0, 1, 2, 3)))
    known: dict[str, Ladder] = {"killed": rising(rng, dead, rng.choice((1, 2, 3, 4)))}
    known["injured"] = rising(rng, hurt, len(known["killed"]) + 1)
    if dead > 3 and aim.civil and rng.random() < 0.5:
        known["children"] = ((0, max(1, dead // rng.randint(4, 9))),)
    if aim.civil and rng.random() < 0.5:
        known["damage"] = rising(rng, rng.randint(1, 60), rng.choice((1, 1, 2)))
    if rng.random() < 0.4:
        known["hits"] = ((0, rng.randint(2, 9)),)
    if aim.target.value == "energy":
        known["outage"] = rising(rng, rng.randint(1, 90) * 500, rng.choice((1, 1, 2)))
    accounts = (
        ("boasts", "silent", "denies", "debris", "admits", "silent") if aim.civil else ("boasts", "silent", "boasts")
    )
    account = rng.choice(accounts) if dead + hurt > 3 or rng.random() < 0.5 else "silent"
    return Happening(
        id=key, sort="strike", day=day, last_day=day, region=place.region, settlement=place,
        attacker=world.enemy(victim.key), victim=victim, arm=arm, aim=aim, account=account,
        hour=rng.choice((1, 3, 4)) if raid else rng.choice((2, 7, 9, 11, 13, 15, 17, 20, 22)), known=known,
        fame=min(1.0, severity / 2 + rng.random() ** 5), boasted={"soldiers": rng.randint(1, 16) * 5, "hits": 0},
        within=raid.id if raid else None,
    )  # fmt: skip
