"""Makes the claims of a sentence from its tokens, its gaps and what the passage has told before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from evaluation.simulated_war.happenings import Happening
from evaluation.simulated_war.pages import Draft, Ref, Truth
from evaluation.simulated_war.tokens import PARTS, TOKENS, Token
from evaluation.simulated_war.wording import Words
from evaluation.simulated_war.world import Speaker

from counterclaim.model.interval import TimeInterval
from counterclaim.model.kind import Kind, TargetClass, WeaponClass
from counterclaim.model.place import Place
from counterclaim.model.quantity import PEOPLE, Quantity

_PEOPLE_KINDS = frozenset({Kind.KILLED, Kind.INJURED, Kind.EXCHANGE})
_LIMP = frozenset({Kind.STATEMENT})


class Setting:
    """What a passage has told so far and later sentences take over: place, time, speaker, wholes."""

    def __init__(self, happening: Happening, age: int) -> None:
        self.happening, self.age = happening, age
        self.places: tuple[tuple[Place, Ref], ...] = ()
        self.time: TimeInterval | None = None
        self.speaker: tuple[Speaker, Ref] | None = None
        self.wholes: dict[str, Draft] = {}
        self.alone = False
        self.acted_on = happening.day

    @property
    def last_speaker(self) -> Speaker | None:
        """Who spoke last."""
        return self.speaker[0] if self.speaker else None


def drafts_of(
    tokens: Sequence[str], fills: Mapping[str, Words], refs: Mapping[str, Ref], setting: Setting, rng: Random
) -> list[Draft]:
    """The claims of a sentence."""
    found: list[Draft] = []
    for name in tokens:
        draft = _draft(name, TOKENS[name], fills, refs, setting)
        found.append(draft)
        setting.wholes[name] = draft
    places, time = _places(("place", "region", "country"), fills, refs), _time(fills, refs)
    if places:
        setting.places = places
    if time:
        setting.time = time[0]
    speaker = _speaker("who", fills, refs) or _speaker("short", fills, refs)
    setting.speaker = speaker or setting.speaker
    return found


def _draft(name: str, token: Token, fills: Mapping[str, Words], refs: Mapping[str, Ref], setting: Setting) -> Draft:
    count = _count(token, fills, refs)
    places = _places(token.places, fills, refs)
    if not places and token.kind not in _LIMP and not token.aggregate:
        places = setting.places
    time: tuple[TimeInterval, Ref | None] | None = _time(fills, refs)
    if time is None and setting.time is not None and token.kind not in _LIMP and not token.aggregate:
        time = (setting.time, None)
    return Draft(
        kind=token.kind,
        truth=_truth(name, token, count, places, setting),
        sentence=next(iter(refs.values()))[0] if refs else 0,
        stance=token.stance,
        verification=token.verification,
        speaker=_voice(token, fills, refs),
        channel=("Telegram", refs["via"]) if "via" in refs else None,
        doer=_doer(token, refs, setting.happening),
        target=_target(token, count, fills, refs),
        weapon=_weapon(token, fills, refs, setting.happening),
        count=count,
        places=places,
        time=time,
        part_of=setting.wholes.get(token.part_of) if token.part_of else None,
    )


def _truth(
    name: str,
    token: Token,
    count: tuple[Quantity, Ref] | None,
    places: tuple[tuple[Place, Ref], ...],
    setting: Setting,
) -> Truth:
    measure = f"{token.kind.value}|{count[0].unit.value}" if count else ""
    if name in PARTS and places:
        measure += f"@{places[0][0].gazetteer}"
    if setting.happening.sort == "fight":
        measure += f" of day {setting.acted_on}"
    if token.aggregate:
        return Truth(event=f"total|{measure}|{name}", token=name, measure=measure, aggregate=True)
    known = setting.happening.figure(token.count, setting.age) if count else None
    return Truth(event=setting.happening.id, token=name, measure=measure, known=known)


def _count(token: Token, fills: Mapping[str, Words], refs: Mapping[str, Ref]) -> tuple[Quantity, Ref] | None:
    for gap in (token.count, f"{token.count}_were", f"{token.count}_bare"):
        words = fills.get(gap) if token.count else None
        if words is not None and isinstance(words.meaning, Quantity):
            return words.meaning, refs[gap]
    return None


def _places(gaps: Sequence[str], fills: Mapping[str, Words], refs: Mapping[str, Ref]) -> tuple[tuple[Place, Ref], ...]:
    return tuple(
        (words.meaning, refs[gap]) for gap in gaps if (words := fills.get(gap)) and isinstance(words.meaning, Place)
    )


def _time(fills: Mapping[str, Words], refs: Mapping[str, Ref]) -> tuple[TimeInterval, Ref] | None:
    for gap in ("when", "past_day"):
        words = fills.get(gap)
        if words is not None and isinstance(words.meaning, TimeInterval):
            return words.meaning, refs[gap]
    return None


def _speaker(gap: str, fills: Mapping[str, Words], refs: Mapping[str, Ref]) -> tuple[Speaker, Ref] | None:
    words = fills.get(gap)
    return (words.meaning, refs[gap]) if words and isinstance(words.meaning, Speaker) else None


def _voice(token: Token, fills: Mapping[str, Words], refs: Mapping[str, Ref]) -> tuple[Speaker, Ref] | None:
    gaps = (token.voice,) if token.voice else ("who", "short", "president", "governor", "mission", "enemy")
    return next((found for gap in gaps if (found := _speaker(gap, fills, refs))), None)


def _doer(token: Token, refs: Mapping[str, Ref], happening: Happening) -> tuple[str, str | None, Ref | None] | None:
    if not token.doer:
        return None
    attacking = token.doer == "attacker"
    side = happening.attacker if attacking else happening.victim
    ref = refs.get("doer" if attacking else "defender")
    if token.voice == "enemy" and attacking:
        ref = None
    return side.key, (side.country.country or "").lower() if ref else None, ref


def _target(
    token: Token, count: tuple[Quantity, Ref] | None, fills: Mapping[str, Words], refs: Mapping[str, Ref]
) -> tuple[TargetClass, Ref] | None:
    if count and count[0].unit in PEOPLE and token.kind in _PEOPLE_KINDS:
        for gap in (token.count, f"{token.count}_were"):
            if f"noun_{gap}" in refs:
                return TargetClass.PERSON, refs[f"noun_{gap}"]
        return None
    for gap in ("military", "target"):
        words = fills.get(gap)
        if words is not None and isinstance(words.meaning, TargetClass) and token.kind is not Kind.STATEMENT:
            return words.meaning, refs[gap]
    if count and token.kind is Kind.DAMAGE:
        return TargetClass.RESIDENTIAL, refs.get(f"noun_{token.count}_were") or count[1]
    return None


def _weapon(
    token: Token, fills: Mapping[str, Words], refs: Mapping[str, Ref], happening: Happening
) -> tuple[WeaponClass, str | None, Ref] | None:
    for gap in ("interceptor", "weapon", "attack"):
        words = fills.get(gap)
        if words is not None and isinstance(words.meaning, WeaponClass):
            model = happening.arm.model if happening.arm and gap == "weapon" else None
            return words.meaning, model, refs[gap]
    counted = token.count if f"noun_{token.count}" in refs else ""
    if counted in ("launch", "interception", "flight_loss", "boasted_launch", "missiles", "missiles_shot", "hits"):
        arm = happening.arm.weapon if happening.arm and counted == "hits" else WeaponClass.UAV
        return WeaponClass.MISSILE if counted.startswith("missiles") else arm, None, refs[f"noun_{counted}"]
    return None
