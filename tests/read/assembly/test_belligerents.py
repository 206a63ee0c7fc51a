"""Who did what nobody is named for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind

Read = Callable[[str], tuple[Claim, ...]]


def sides_of(claims: tuple[Claim, ...], kind: Kind) -> list[str | None]:
    return [claim.actor.side if claim.actor else None for claim in claims if claim.kind is kind]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russian drones attacked Kharkiv on Monday. In Poltava two men were killed by a missile.", "russia"),
        ("Pakistani artillery shelled Uri on Monday. In Srinagar two women were killed by a mortar shell.", "pakistan"),
        ("Israel's air raids on Lebanon went on. A strike on Tyre killed four people.", "israel"),
    ],
)
def test_the_one_attacker_from_abroad_is_implied(read: Read, text: str, side: str) -> None:
    claim = [claim for claim in read(text) if claim.kind is Kind.KILLED][-1]
    assert claim.actor is not None
    assert claim.actor.side == side
    assert claim.actor.implied or claim.actor.span is not None


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit a market in Poltava on Monday, killing three people.",
        "US warplanes bombed Isfahan on Monday. Israeli jets struck Tabriz. A strike on Qom killed four people.",
        "Islamic State fighters attacked Aleppo on Monday. A bomb killed nine rebels in Idlib.",
        "Russian drones attacked Kharkiv. In Poltava armed men killed two people.",
        "Russia attacked Kyiv on Monday. A missile killed four people in Horlivka.",
    ],
)
def test_where_the_sides_do_not_tell_nobody_is_named(read: Read, text: str) -> None:
    killed = [claim for claim in read(text) if claim.kind is Kind.KILLED]
    assert killed
    assert killed[-1].actor is None or killed[-1].actor.side is None


def test_an_army_that_tells_of_dead_militants_killed_them(read: Read) -> None:
    claims = read("The Malian army said on Monday that nine terrorists had been neutralised near Gao.")
    assert sides_of(claims, Kind.KILLED) == ["mali"]


def test_what_a_side_lost_its_enemy_did(read: Read) -> None:
    claims = read("Ukraine lost six tanks near Pokrovsk on Monday, Russia's Defence Ministry said.")
    assert sides_of(claims, Kind.EQUIPMENT_LOSS) == ["russia"]


def test_who_claims_to_have_done_it_did_it(read: Read) -> None:
    assert sides_of(read("Boko Haram claimed to have killed 19 soldiers near Baga."), Kind.KILLED) == ["boko haram"]


def test_who_puts_the_toll_killed_nobody(read: Read) -> None:
    assert sides_of(read("Iran's health ministry put the number of dead at 48."), Kind.KILLED) in ([None], [])


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Sudanese army advanced on Monday. On Tuesday the army bombed a market in Nyala.", "sudan"),
        ("Four villages in Myanmar were raided. Regime forces bombed a school in Myanmar on Tuesday.", "myanmar"),
    ],
)
def test_the_army_is_the_one_named_or_the_countrys(read: Read, text: str, side: str) -> None:
    assert sides_of(read(text), Kind.STRIKE)[-1] == side


def test_between_two_armies_none_is_the_army(read: Read) -> None:
    claims = read("Lebanon counted its dead after Israel's raids. The army struck a house in Tyre on Monday.")
    assert sides_of(claims, Kind.STRIKE)[-1] in (None, "israel")


def test_a_side_that_only_backs_another_did_not_do_it(read: Read) -> None:
    assert sides_of(read("The US-backed alliance bombed a depot near Raqqa on Monday."), Kind.STRIKE) == [None]
