"""What fills the gaps of sentences: the words for each field of a happening, as a passage knows them on its day."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from evaluation.simulated_war.happenings import FIRST_DAY
from evaluation.simulated_war.wording import Words, count_words, days, when
from evaluation.simulated_war.world import Region, Settlement, Speaker

from counterclaim.model.interval import TimePrecision
from counterclaim.model.kind import TargetClass, WeaponClass
from counterclaim.model.quantity import Unit

if TYPE_CHECKING:
    from evaluation.simulated_war.passages import Passage

_UNITS = {
    "killed": Unit.PERSON,
    "injured": Unit.PERSON,
    "children": Unit.CHILD,
    "damage": Unit.BUILDING,
    "outage": Unit.PERSON,
    "launch": Unit.UAV,
    "interception": Unit.UAV,
    "flight_loss": Unit.UAV,
    "missiles": Unit.MISSILE,
    "missiles_shot": Unit.MISSILE,
}
_STYLES = {
    "own": ("exact",) * 9 + ("least",) * 7 + ("more", "about", "vague"),
    "official": ("exact",) * 13 + ("least",) * 6 + ("about",),
    "exact": ("exact",) * 9 + ("least",),
    "boast": ("most",) * 7 + ("exact",) * 6 + ("about",) * 3 + ("least",) * 3 + ("more",),
}


def filled(passage: Passage, gap: str) -> Words | None:
    """The words for a gap; null where nothing is known to fill it."""
    maker = _MAKERS.get(gap)
    if maker is not None:
        return maker(passage)
    if gap.startswith(("part_", "place_", "region_")):
        return _part(passage, gap)
    return _count(passage, gap)


def named(speaker: Speaker, rng: Random) -> Words:
    """A speaker in one of its full forms; the article is no evidence."""
    form = rng.choice(speaker.forms)
    return Words(form[4:], speaker, lead="the ") if form.startswith("the ") else Words(form, speaker)


def _who(passage: Passage) -> Words | None:
    """The witness, named in one of the ways that there are."""
    if passage.witness is None:
        return None
    return named(passage.witness.speaker, passage.rng)


def _short(passage: Passage) -> Words | None:
    """The witness named shortly, once it has been named; else in full."""
    if passage.witness is None:
        return None
    speaker = passage.witness.speaker
    if passage.setting.last_speaker is not speaker:
        return named(speaker, passage.rng)
    return Words(speaker.short, speaker)


def _target(passage: Passage) -> Words | None:
    """What was hit, in one of its words."""
    aim = passage.happening.aim
    if aim is None:
        return None
    noun = passage.rng.choice(aim.words)
    article, _, rest = noun.partition(" ")
    if article in ("a", "an", "the"):
        return Words(rest, aim.target, lead=f"{article} ")
    return Words(noun, aim.target)


def _moment(passage: Passage) -> Words:
    """When, as a report of that day puts it."""
    happening = passage.happening
    vague = happening.sort == "strike" and happening.fame > 0.5
    return when(passage.acted_on, happening.hour, passage.day, passage.rng, vague=vague)


def _boasted(passage: Passage, measure: str, unit: Unit) -> Words | None:
    """A figure that the attacker gives."""
    value = passage.happening.boasted.get(measure)
    if value and passage.happening.sort == "fight":
        value = 5 * Random(f"{passage.happening.id}|{passage.acted_on}|{measure}").randint(1, 30)
    return count_words(value, unit, passage.rng.choice(_STYLES["boast"])) if value else None


def _count(passage: Passage, gap: str) -> Words | None:
    bare, be = gap.endswith("_bare"), gap.endswith("_were")
    measure = gap.removesuffix("_bare").removesuffix("_were")
    if passage.witness is not None:
        value = passage.witness.figure(passage.happening, measure, passage.age)
    else:
        value = passage.happening.figure(measure, passage.age)
    if not value:
        return None
    manner = "exact" if passage.happening.sort in ("raid", "exchange") else "official" if passage.witness else "own"
    style = passage.rng.choice(_STYLES[manner])
    if measure == "killed" and passage.age < 2 and style == "exact" and passage.rng.random() < 0.3:
        style = "least"
    words = count_words(value, _UNITS[measure], style, be="was were" if be else "")
    return Words(words.text, words.meaning) if bare else words


def _part(passage: Passage, gap: str) -> Words | None:
    name, _, number = gap.removesuffix("_were").rpartition("_")
    at = int(number) - 1
    if at >= len(passage.parts):
        return None
    place, count = passage.parts[at]
    if name == "region" and isinstance(place, Region):
        return Words(place.words, place.place)
    if name == "place" and isinstance(place, Settlement):
        return Words(place.place.name, place.place)
    unit = Unit.UAV if passage.happening.sort == "raid" else Unit.PERSON
    words = count_words(count, unit, "exact", be="was were" if gap.endswith("_were") else "")
    if gap.endswith("_were") or passage.setting.alone:
        return words
    return Words(words.text, words.meaning)


def _weapon(passage: Passage) -> Words | None:
    arm = passage.happening.arm
    return Words(arm.many, arm.weapon) if arm else None


def _attack(passage: Passage) -> Words | None:
    arm = passage.happening.arm
    return Words(arm.attack, arm.weapon) if arm else None


def _hits(passage: Passage) -> Words | None:
    arm, value = passage.happening.arm, passage.happening.figure("hits", passage.age)
    return count_words(value, arm.unit, "exact") if arm and value else None


def _repulse(passage: Passage) -> Words:
    number = Random(f"{passage.happening.id}|{passage.acted_on}").randint(2, 9)
    return count_words(number, Unit.ATTACK, "exact")


def _place(passage: Passage) -> Words | None:
    return Words(passage.spot.place.name, passage.spot.place) if passage.spot else None


def _past_day(passage: Passage) -> Words:
    words = passage.rng.choice(("the past 24 hours", "the past day"))
    return Words(words, days(passage.day - 1, passage.day, TimePrecision.SPAN))


def _exchanged(passage: Passage) -> Words | None:
    value = passage.happening.figure("exchange", 0)
    if passage.witness is not None and passage.witness.speaker.side == passage.happening.attacker.key:
        value = passage.happening.boasted.get("exchange")
    found = count_words(value or 1, Unit.SOLDIER, "exact")
    return Words(found.text, found.meaning, gap=" ", noun="prisoners") if value else None


def _total(passage: Passage) -> Words:
    known = 4210 + 37 * (passage.day - FIRST_DAY)
    return count_words(known, Unit.CIVILIAN, passage.rng.choice(("least", "more", "exact")))


def _total_soldiers(passage: Passage) -> Words:
    known = 20_300 + 310 * (passage.day - FIRST_DAY)
    return count_words(known, Unit.SOLDIER, passage.rng.choice(("more", "about", "exact")))


def _governor(passage: Passage) -> Words | None:
    region = passage.parts[0][0] if passage.parts else None
    return named(region.governor, passage.rng) if isinstance(region, Region) else None


def _war_began(passage: Passage) -> Words:
    return Words("the war began")


_MAKERS: dict[str, Callable[[Passage], Words | None]] = {
    "who": _who,
    "short": _short,
    "target": _target,
    "when": _moment,
    "weapon": _weapon,
    "attack": _attack,
    "hits": _hits,
    "repulse": _repulse,
    "place": _place,
    "past_day": _past_day,
    "exchange_p": _exchanged,
    "total": _total,
    "total_soldiers": _total_soldiers,
    "war_began": _war_began,
    "region": lambda passage: Words(passage.happening.region.words, passage.happening.region.place),
    "country": lambda passage: Words(passage.happening.victim.name, passage.happening.victim.country),
    "doer": lambda passage: Words(passage.happening.attacker.adjective, passage.happening.attacker.key),
    "defender": lambda passage: Words(passage.happening.victim.adjective, passage.happening.victim.key),
    "one": lambda passage: Words(passage.happening.attacker.name),
    "other": lambda passage: Words(passage.happening.victim.name),
    "via": lambda passage: Words("Telegram", "Telegram"),
    "enemy": lambda passage: named(passage.happening.attacker.ministry, passage.rng),
    "mission": lambda passage: named(passage.world.mission, passage.rng),
    "governor": _governor,
    "president": lambda passage: named(passage.happening.victim.president, passage.rng),
    "military": lambda passage: Words("a command post", TargetClass.MILITARY),
    "interceptor": lambda passage: Words("air defence missile", WeaponClass.AIR_DEFENCE_MISSILE),
    "soldiers": lambda passage: _boasted(passage, "soldiers", Unit.SOLDIER),
    "vehicles": lambda passage: _boasted(passage, "equipment_loss", Unit.ITEM),
    "boasted_launch": lambda passage: _boasted(passage, "launch", Unit.UAV),
}
