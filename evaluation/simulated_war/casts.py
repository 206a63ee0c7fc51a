"""Who speaks about a happening, how soon each knows its figures, and by how much each is off."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from evaluation.simulated_war.happenings import Happening
from evaluation.simulated_war.world import Region, Speaker, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A speaker about one happening: so many days behind, and off by so many in one measure."""

    speaker: Speaker
    lag: int = 0
    measure: str = ""
    off: int = 0

    def figure(self, happening: Happening, measure: str, age: int) -> int | None:
        """What this witness says of a measure so many days after the event."""
        found = happening.figure(measure, max(0, age - self.lag))
        if found and measure == self.measure:
            return max(1, found + self.off)
        return found


def cast(happening: Happening, world: World) -> tuple[Witness, ...]:
    """The witnesses of the struck side, the one who speaks most first."""
    rng = Random(f"{world.seed}|cast|{happening.id}")
    side, region = happening.victim, happening.region
    if happening.sort == "raid":
        return (Witness(speaker=side.air_force), Witness(speaker=side.air_force))
    if happening.sort in ("fight", "seizure"):
        return (Witness(speaker=side.staff), Witness(speaker=rng.choice((region.governor, side.staff, side.ministry))))
    if happening.sort == "exchange":
        return (Witness(speaker=side.ministry), Witness(speaker=world.broker))
    locals_ = [region.governor, region.governor, side.rescuers, region.police]
    if happening.settlement is not None and happening.settlement.size < 12:
        locals_.append(happening.settlement.mayor)
    first = rng.choice(locals_)
    others = [speaker for speaker in locals_ if speaker is not first]
    off = rng.choice((0, 0, 0, 0, 0, 0, 1, -1, 2))
    second = Witness(
        speaker=rng.choice(others), lag=rng.choice((0, 0, 0, 1)), measure=rng.choice(("killed", "injured")), off=off
    )
    return (Witness(speaker=first), second)


def shares(happening: Happening, world: World) -> tuple[tuple[Region, int], ...]:
    """How the munitions that were shot down in a night spread over the regions, most first."""
    rng = Random(f"{world.seed}|shares|{happening.id}")
    shot = happening.figure("interception", 0) or 0
    regions = [region for region in world.regions if region.side == happening.victim.key]
    chosen = rng.sample(regions, min(len(regions), rng.randint(3, 6)))
    weights = [rng.uniform(0.5, 3) for _ in chosen]
    found = [max(1, int(shot * weight / sum(weights))) for weight in weights]
    if rng.random() < 0.35 and len(chosen) >= 3:
        # The three that are named are all of them: then they add up.
        chosen, found = chosen[:3], found[:2]
        found.append(shot - sum(found))
    pairs = sorted(zip(chosen, found, strict=True), key=lambda pair: (-pair[1], pair[0].words))
    return tuple(pairs) if all(number > 0 for _, number in pairs) else ()
