"""The documents of a day: wires, posts, bulletins, round-ups, features, and the copies that others print of a wire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from evaluation.simulated_war.casts import Witness, cast
from evaluation.simulated_war.happenings import Chronicle, Happening
from evaluation.simulated_war.pages import Page
from evaluation.simulated_war.passages import Passage
from evaluation.simulated_war.stories import tell, tell_raid
from evaluation.simulated_war.wording import weekday
from evaluation.simulated_war.world import Settlement, Side

_FOLLOWED = 6
"""So many days after it a happening is still reported on for its own sake."""
_REMEMBERED = (10, 80)
"""So many days after it a famous happening may be called to mind."""
_OPENINGS = {"strike": ("lead", "own"), "raid": ("lead",), "fight": ("attack", "own"), "seizure": ("taken",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draught:
    """A page with what it is published as; `copies` are the same page in other outlets."""

    page: Page
    title: str
    publisher: str
    copies: tuple[tuple[Page, str], ...] = field(default=())


class Newsroom:
    """Writes the documents of each day, from that day's seed alone."""

    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle, self.world = chronicle, chronicle.world

    def of_day(self, day: int, first_day: int) -> Iterator[Draught]:
        """All documents published on a day of a war that began on another."""
        rng = Random(f"{self.world.seed}|news|{day}")
        live = self._live(day, first_day)
        for happening in live:
            for number in range(self._reports(happening, day, rng)):
                yield self._report(happening, day, number, live, first_day, rng)
        for side in self.world.sides:
            yield from self._bulletins(side, day, live, rng)
        yield from self._tolls(day, live, rng)
        for _ in range(max(1, round(self.chronicle.scale.per_day / 10))):
            yield self._round_up(day, live, rng)
        for _ in range(max(1, round(self.chronicle.scale.per_day / 20))):
            yield self._feature(day, first_day, rng)

    def _live(self, day: int, first_day: int) -> list[Happening]:
        """What is in the news on a day: of the last days, and fights that still go on."""
        found = []
        for earlier in range(max(first_day, day - 30), day + 1):
            for happening in self.chronicle.of_day(earlier):
                if (happening.last_day + _FOLLOWED >= day and happening.sort in _OPENINGS) or day - earlier <= 2:
                    found.append(happening)
        return found

    def _reports(self, happening: Happening, day: int, rng: Random) -> int:
        """How many reports of its own a happening gets on a day: many for few, none or one for most."""
        if happening.sort == "losses":
            return 0
        age = max(0, day - happening.last_day) if happening.sort == "fight" else day - happening.day
        mean: float = (0.25 + 7 * happening.fame**2) / (1 + age) ** 1.6
        if happening.hour is not None and happening.hour >= 20 and age == 0:
            mean *= 0.3
        if happening.sort == "fight":
            mean *= 0.3
        whole = int(mean)
        return whole + int(rng.random() < mean - whole)

    def _passage(self, page: Page, happening: Happening, day: int, rng: Random) -> Passage:
        passage = Passage(page, happening, day, self.world, rng)
        if happening.sort == "fight" and day - happening.day <= 40:
            passage.setting.acted_on = min(happening.last_day, max(happening.day, day - rng.choice((0, 0, 1))))
        return passage

    def _report(
        self, happening: Happening, day: int, number: int, live: Sequence[Happening], first_day: int, rng: Random
    ) -> Draught:
        if number == 0 and happening.sort == "strike" and rng.random() < 0.4:
            return self._post(happening, day, rng)
        page = Page()
        wire = rng.random() < 0.4
        publisher = rng.choice(self.world.wires if wire else self.world.outlets)
        page.add(f"{weekday(day)} ({publisher}) -" if wire else "War report:")
        passage = self._passage(page, happening, day, rng)
        tell(passage)
        beside = rng.choice(live)
        if rng.random() < 0.5 and beside is not happening:
            self._aside(page, beside, day, rng)
        if rng.random() < 0.35 and (old := self._old(day, first_day, rng)) is not None:
            self._passage(page, old, day, rng).tell("remembered")
        if rng.random() < 0.06:
            passage.tell(rng.choice(("civilians", "soldiers")), sort="total")
        title = _title(happening)
        return Draught(page=page, title=title, publisher=publisher, copies=self._copies(page, happening, wire, rng))

    def _copies(self, page: Page, happening: Happening, wire: bool, rng: Random) -> tuple[tuple[Page, str], ...]:
        if not wire or len(page.sentences) < 5 or rng.random() > 0.3 + 0.5 * happening.fame:
            return ()
        outlets = rng.sample(self.world.outlets, rng.choice((1, 1, 2, 3, 5)))
        return tuple((page.without_end(rng.choice((0, 0, 0, 1)), "From our agencies:"), outlet) for outlet in outlets)

    def _aside(self, page: Page, happening: Happening, day: int, rng: Random) -> None:
        """A short word on another happening of these days."""
        passage = self._passage(page, happening, day, rng)
        witness = cast(happening, self.world)[0]
        use = {"strike": "brief", "raid": "brief", "fight": "attack", "exchange": "own"}.get(happening.sort, "taken")
        if happening.sort == "losses":
            use = "lead" if happening.day == day else "late"
        passage.tell(use, witness)

    def _old(self, day: int, first_day: int, rng: Random) -> Happening | None:
        """A happening of weeks ago that people still speak of; the more famous, the likelier."""
        earliest = max(first_day, day - _REMEMBERED[1])
        if earliest > day - _REMEMBERED[0]:
            return None
        found = self.chronicle.of_day(rng.randint(earliest, day - _REMEMBERED[0]))
        known = [each for each in found if each.fame > 0.35 and each.sort in ("strike", "fight", "exchange", "raid")]
        known = [each for each in known if each.sort != "fight" or (each.outcome == "taken" and each.last_day < day)]
        return rng.choices(known, [each.fame for each in known])[0] if known else None

    def _post(self, happening: Happening, day: int, rng: Random) -> Draught:
        """A short post of an official."""
        page = Page()
        witness = cast(happening, self.world)[0]
        passage = self._passage(page, happening, day, rng)
        if passage.age == 0 or not passage.tell("rose", witness):
            passage.tell("lead", witness)
        for use in ("toll", "more"):
            if rng.random() < 0.4:
                passage.tell(use, witness)
        return Draught(page=page, title=_title(happening), publisher=f"{witness.speaker.name} on Telegram")

    def _bulletins(self, side: Side, day: int, live: Sequence[Happening], rng: Random) -> Iterator[Draught]:
        """A side's daily bulletins: of its air force, of what its ministry and its general staff say of the front."""
        for happening in live:
            if happening.sort == "raid" and happening.day == day and happening.victim is side:
                page = Page()
                tell_raid(self._passage(page, happening, day, rng), *cast(happening, self.world))
                yield Draught(page=page, title=f"{side.air_force.name} report", publisher=side.air_force.name)
        boasted = [each for each in live if each.attacker is side and each.account == "boasts" and day - each.day <= 1]
        boasted = [each for each in boasted if each.sort != "losses" or each.day == day]
        yield from self._bulletin(side.ministry.name, _BOASTED, boasted, day, rng)
        defended = [each for each in live if each.victim is side and each.sort == "fight" and each.last_day >= day]
        yield from self._bulletin(side.staff.name, {"fight": "held"}, defended, day, rng)

    def _bulletin(
        self, publisher: str, uses: dict[str, str], about: Sequence[Happening], day: int, rng: Random
    ) -> Iterator[Draught]:
        page = Page()
        chosen = rng.sample(about, min(len(about), 8))
        for happening in chosen:
            if happening.sort in uses:
                passage = self._passage(page, happening, day, rng)
                passage.tell(uses[happening.sort], cast(happening, self.world)[0])
        if page.sentences:
            yield Draught(page=page, title=f"{publisher}: daily report", publisher=publisher)

    def _tolls(self, day: int, live: Sequence[Happening], rng: Random) -> Iterator[Draught]:
        """What governors sum up of a region's last day, with the strikes in it as parts."""
        by_region: dict[str, list[Happening]] = {}
        for each in live:
            if each.sort == "strike" and day - each.day <= 1 and (each.hour or 0) <= 20 - 12 * (day - each.day < 1):
                by_region.setdefault(each.region.words, []).append(each)
        for strikes in by_region.values():
            if rng.random() < 0.5:
                yield self._toll(strikes, day, rng)

    def _toll(self, strikes: Sequence[Happening], day: int, rng: Random) -> Draught:
        dead = [(each, each.figure("killed", day - each.day) or 0) for each in strikes]
        hurt = sum(each.figure("injured", day - each.day) or 0 for each in strikes)
        total, region = sum(number for _, number in dead), strikes[0].region
        elsewhere = rng.choice((0, 0, 0, 1, 2))
        whole = Happening(
            id=f"{day}-toll-{region.place.gazetteer}", sort="toll", day=day, last_day=day, region=region,
            attacker=strikes[0].attacker, victim=strikes[0].victim,
            known={"killed": ((0, total + elsewhere),), "injured": ((0, hurt + 2 * elsewhere),)},
        )  # fmt: skip
        page = Page()
        passage = self._passage(page, whole, day, rng)
        witness = Witness(speaker=region.governor)
        if any(draft.truth.token == "killed" for draft in passage.tell("lead", witness)):
            passage.parts = _by_settlement(dead)
            passage.tell("parts", witness)
        told = rng.sample(strikes, min(2, len(strikes))) if page.drafts else strikes[:1]
        for each in told:
            self._passage(page, each, day, rng).tell("lead", witness)
        return Draught(page=page, title=f"{region.words}: the last day", publisher=region.governor.name)

    def _round_up(self, day: int, live: Sequence[Happening], rng: Random) -> Draught:
        page = Page()
        page.add("Here is what we know today.")
        for happening in rng.sample(live, min(len(live), rng.randint(5, 10))):
            self._aside(page, happening, day, rng)
        return Draught(page=page, title=f"{weekday(day)} in the war", publisher=rng.choice(self.world.outlets))

    def _feature(self, day: int, first_day: int, rng: Random) -> Draught:
        page = Page()
        page.add("A look back.")
        for _ in range(rng.randint(3, 6)):
            old = self._old(day, first_day, rng)
            if old is not None:
                self._passage(page, old, day, rng).tell("remembered")
        return Draught(page=page, title="Remembering", publisher=rng.choice(self.world.outlets))


_BOASTED = {"strike": "boasts", "fight": "gains", "raid": "boasts", "losses": "lead", "seizure": "taken"}


def _by_settlement(dead: Sequence[tuple[Happening, int]]) -> list[tuple[Settlement, int]]:
    """The dead of each town, where any are known."""
    found: dict[int, tuple[Settlement, int]] = {}
    for each, number in dead:
        if each.settlement is not None and number:
            _, known = found.get(each.settlement.size, (each.settlement, 0))
            found[each.settlement.size] = (each.settlement, known + number)
    return list(found.values())


def _title(happening: Happening) -> str:
    where = happening.settlement.place.name if happening.settlement else happening.region.words
    return f"{where}: {happening.sort}"
