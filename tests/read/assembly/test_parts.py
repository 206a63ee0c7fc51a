"""Which count is included in which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Claim

Read = Callable[[str], tuple[Claim, ...]]


def low_of(claim: Claim) -> float | None:
    return claim.count.quantity.low if claim.count else None


def parts_of(claims: tuple[Claim, ...]) -> list[tuple[float | None, float | None]]:
    """Each part's count with that of its whole."""
    by_id = {claim.id: claim for claim in claims}
    return [(low_of(claim), low_of(by_id[claim.part_of])) for claim in claims if claim.part_of is not None]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Fourteen people were killed, including three children.", [(3, 14)]),
        ("Fourteen people were killed, among them three children.", [(3, 14)]),
        ("Nine people were injured in the attack, two of them seriously.", [(2, 9)]),
        ("The army said it shot down 20 drones, including 12 over Belgorod region.", [(12, 20)]),
        ("Ukrainian air defence intercepted 31 of the 40 drones.", [(31, 40)]),
        ("Russia launched 90 drones, of which 60 were shot down.", [(60, 90)]),
        ("Russia launched 90 drones, 60 of which were shot down and 25 were lost from radar.", [(60, 90), (25, 90)]),
        (
            "The mayor said 12 people were injured in the attack. Of these, five people were injured by glass.",
            [(5, 12)],
        ),
    ],
)
def test_words_of_inclusion_make_a_part(read: Read, text: str, parts: list[tuple[float, float]]) -> None:
    assert parts_of(read(text)) == parts


def test_another_count_of_the_list_belongs_to_the_same_whole(read: Read) -> None:
    claims = read(
        "The ministry said it shot down at least 70 drones. The ministry said 20 of the drones were shot down over "
        "the Kursk region. Another 15 drones were shot down over the Bryansk region and 9 over the Belgorod region."
    )
    assert parts_of(claims) == [(20, 70), (15, 70), (9, 70)]


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen people were killed and three children were injured.",
        "Another five people were injured in Kherson.",
        "Two people were killed in Sumy. Nine people were killed in Homs.",
        "Three people were killed, including nine children.",
    ],
)
def test_counts_beside_each_other_are_no_parts(read: Read, text: str) -> None:
    assert parts_of(read(text)) == []


def test_a_part_has_the_time_and_weapon_of_its_whole(read: Read) -> None:
    whole, part = read("Missiles killed 14 people in Sumy on Monday, including three children.")
    assert whole.time is not None
    assert part.time is not None
    assert part.time.interval == whole.time.interval
    assert part.weapon == whole.weapon


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The clashes left 21 people dead: 12 Thais and nine Cambodians.", [(12, 21), (9, 21)]),
        ("Eight people were killed (four children, two women).", [(4, 8), (2, 8)]),
        ("Nine people were killed, two women and four children among them.", [(2, 9), (4, 9)]),
        ("Seven people were killed in the raid. Two infants were among the dead.", [(2, 7)]),
    ],
)
def test_parts_that_are_set_out_after_or_within_their_total(
    read: Read, text: str, parts: list[tuple[float, float]]
) -> None:
    assert parts_of(read(text)) == parts


def test_parts_larger_than_the_total_are_no_list_of_it(read: Read) -> None:
    assert parts_of(read("The clashes left 20 people dead: 15 soldiers and nine civilians.")) == []


def test_a_total_told_again_is_the_first_one(read: Read) -> None:
    claims = read("Nine miners were injured in the raid. Doctors said three of the nine miners injured were in danger.")
    whole = next(claim for claim in claims if low_of(claim) == 9)
    assert [claim.part_of for claim in claims if low_of(claim) == 3] == [whole.id]


def test_a_citys_total_takes_in_its_quarters(read: Read) -> None:
    claims = read("Rockets injured 30 people in Homs on Monday. Four people were injured in the Dabrun neighbourhood.")
    assert parts_of(claims) == [(4, 30)]
