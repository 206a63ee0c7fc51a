"""With what it was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.kind import Kind, WeaponClass

Read = Callable[[str], tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("text", "kind", "weapon"),
    [
        ("A ballistic missile slammed into a depot in Sumy on Monday.", Kind.STRIKE, WeaponClass.BALLISTIC_MISSILE),
        ("A drone dropped a grenade on a van in Nikopol, killing two people.", Kind.KILLED, WeaponClass.UAV),
        ("The attack with drones and missiles killed two people.", Kind.KILLED, WeaponClass.MIXED),
        ("The Syrian air force attacked rebel positions near Hama.", Kind.STRIKE, WeaponClass.AIRCRAFT),
        ("Gunners continued to shell villages near Sumy.", Kind.STRIKE, WeaponClass.ARTILLERY),
        ("A drone attack resulted in dozens of houses damaged in Kyiv.", Kind.DAMAGE, WeaponClass.UAV),
        (
            "Two people were killed and nine were wounded when forces shelled Douma.",
            Kind.INJURED,
            WeaponClass.ARTILLERY,
        ),
    ],
)
def test_the_weapon_of_a_claim(read: Read, text: str, kind: Kind, weapon: WeaponClass) -> None:
    claim = [claim for claim in read(text) if claim.kind is kind][-1]
    assert claim.weapon is not None
    assert claim.weapon.weapon_class is weapon


def test_artillery_told_before_is_not_the_weapon_of_an_air_strike(read: Read) -> None:
    claims = read("Artillery shelled Mariupol on Monday. Forty people were killed in the air strike.")
    killed = [claim for claim in claims if claim.kind is Kind.KILLED]
    assert killed[-1].weapon is None
