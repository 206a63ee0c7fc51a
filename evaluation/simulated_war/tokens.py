"""What each claim of the simulated sentences is: its kind, the gap of its count, and who does it."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.kind import Kind, Stance, Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A sort of claim. `count` is the gap of its count; `part_of` the token whose claim includes it.

    `doer` is "attacker", "defender" or nobody; `voice` the gap of its claimant, the sentence's speaker if not given;
    `places` the gaps of its places.
    """

    kind: Kind
    count: str = ""
    doer: str = "attacker"
    voice: str = ""
    stance: Stance = Stance.ASSERTED
    verification: Verification | None = None
    part_of: str = ""
    places: tuple[str, ...] = ("place", "region", "country")
    aggregate: bool = False


def _part(kind: Kind, at: int, doer: str, whole: str, place: str, voice: str = "") -> Token:
    return Token(kind=kind, count=f"part_{at}", doer=doer, voice=voice, part_of=whole, places=(f"{place}_{at}",))


_NEGATED = Stance.NEGATED

TOKENS = {
    "strike": Token(kind=Kind.STRIKE),
    "maybe_strike": Token(kind=Kind.STRIKE, stance=Stance.POSSIBLE),
    "maybe_killed": Token(kind=Kind.KILLED, count="killed", stance=Stance.POSSIBLE),
    "hits": Token(kind=Kind.STRIKE, count="hits"),
    "killed": Token(kind=Kind.KILLED, count="killed"),
    "injured": Token(kind=Kind.INJURED, count="injured"),
    "children": Token(kind=Kind.KILLED, count="children", part_of="killed"),
    "damage": Token(kind=Kind.DAMAGE, count="damage"),
    "damaged": Token(kind=Kind.DAMAGE),
    "outage": Token(kind=Kind.OUTAGE, count="outage"),
    "fire": Token(kind=Kind.FIRE),
    "own_strike": Token(kind=Kind.STRIKE, voice="enemy"),
    "soldiers": Token(kind=Kind.KILLED, count="soldiers", voice="enemy"),
    "denial": Token(kind=Kind.STRIKE, voice="enemy", stance=_NEGATED),
    "blame": Token(kind=Kind.STRIKE, voice="enemy", doer="defender"),
    "blame_damage": Token(kind=Kind.DAMAGE, voice="enemy", doer="defender"),
    "admission": Token(kind=Kind.STRIKE, voice="enemy"),
    "verified_killed": Token(kind=Kind.KILLED, count="killed", voice="mission", verification=Verification.CONFIRMED),
    "verified_strike": Token(kind=Kind.STRIKE, voice="mission", verification=Verification.CONFIRMED),
    "statement": Token(kind=Kind.STATEMENT, doer=""),
    "launch": Token(kind=Kind.LAUNCH, count="launch"),
    "interception": Token(kind=Kind.INTERCEPTION, count="interception", doer="defender", part_of="launch"),
    "flight_loss": Token(kind=Kind.FLIGHT_LOSS, count="flight_loss", doer="", part_of="launch"),
    "missiles": Token(kind=Kind.LAUNCH, count="missiles"),
    "missiles_shot": Token(kind=Kind.INTERCEPTION, count="missiles_shot", doer="defender", part_of="missiles"),
    "boasted_launch": Token(kind=Kind.LAUNCH, count="boasted_launch", voice="enemy"),
    "own_raid": Token(kind=Kind.STRIKE, voice="enemy"),
    "part_1": _part(Kind.INTERCEPTION, 1, "defender", "interception", "region"),
    "part_2": _part(Kind.INTERCEPTION, 2, "defender", "interception", "region"),
    "part_3": _part(Kind.INTERCEPTION, 3, "defender", "interception", "region"),
    "local_part": _part(Kind.INTERCEPTION, 1, "defender", "", "region", "governor"),
    "assault": Token(kind=Kind.ASSAULT),
    "repulse": Token(kind=Kind.REPULSE, count="repulse", doer="defender"),
    "repulsed": Token(kind=Kind.REPULSE, doer="defender"),
    "holds": Token(kind=Kind.CONTROL, doer="defender"),
    "advance": Token(kind=Kind.CONTROL, voice="enemy"),
    "control": Token(kind=Kind.CONTROL, voice="enemy"),
    "control_own": Token(kind=Kind.CONTROL),
    "withdrawal": Token(kind=Kind.CONTROL, doer="defender"),
    "not_taken": Token(kind=Kind.CONTROL, stance=_NEGATED),
    "exchange": Token(kind=Kind.EXCHANGE, count="exchange_p", doer=""),
    "vehicles": Token(kind=Kind.EQUIPMENT_LOSS, count="vehicles", voice="enemy"),
    "toll_part_1": _part(Kind.KILLED, 1, "attacker", "killed", "place"),
    "toll_part_2": _part(Kind.KILLED, 2, "attacker", "killed", "place"),
    "toll_part_3": _part(Kind.KILLED, 3, "attacker", "killed", "place"),
    "total": Token(kind=Kind.KILLED, count="total", doer="", voice="mission", places=(), aggregate=True),
    "total_soldiers": Token(kind=Kind.KILLED, count="total_soldiers", voice="enemy", places=(), aggregate=True),
}

PARTS = frozenset(name for name in TOKENS if name.startswith(("part_", "toll_part", "local_part")))
"""Claims whose count is that of one place within the happening's."""
