"""Counts: the contract's table, what is no count, and how counts hang together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.quantity import Rate, Unit
from counterclaim.read.counts.counts import OUTSIDE, CountFound, find_counts, unit_of
from counterclaim.read.grammar.analysis import ROOT, Sentence, Word
from counterclaim.read.grammar.onnx_analysis import english_analyser


def read(text: str) -> tuple[CountFound, ...]:
    """The counts of a text of one sentence."""
    (sentence,) = english_analyser().analyse(text)
    return find_counts(sentence)


def words(text: str) -> list[str]:
    """The words of its counts."""
    return [text[count.start : count.end] for count in read(text)]


CONTRACT = [
    ("46 people were killed.", 46, 46, False),
    ("Forty-six people were killed.", 46, 46, False),
    ("A pair of drones hit the depot.", 2, 2, False),
    ("At least 158 drones were shot down.", 158, None, False),
    ("158 or more drones were shot down.", 158, None, False),
    ("More than 10 missiles hit the city.", 10, None, False),
    ("Over 10 missiles hit the city.", 10, None, False),
    ("No fewer than 12 people died.", 12, None, False),
    ("Up to 20 people were hurt.", None, 20, False),
    ("As many as 20 people were hurt.", None, 20, False),
    ("At most 20 people were hurt.", None, 20, False),
    ("Fewer than 20 people were hurt.", None, 20, False),
    ("Under 20 drones were launched.", None, 20, False),
    ("About 150 drones were launched.", 150, 150, True),
    ("Some 150 drones were launched.", 150, 150, True),
    ("Nearly 150 drones were launched.", 150, 150, True),
    ("Almost 150 drones were launched.", 150, 150, True),
    ("Around 150 drones were launched.", 150, 150, True),
    ("Roughly 150 drones were launched.", 150, 150, True),
    ("An estimated 150 drones were launched.", 150, 150, True),
    ("One and a half hundred drones were launched.", 150, 150, True),
    ("Between 10 and 15 people were killed.", 10, 15, False),
    ("10–15 people were killed.", 10, 15, False),
    ("10 to 15 people were killed.", 10, 15, False),
    ("Dozens of people were killed.", 24, None, True),
    ("Several dozen people were killed.", 24, None, True),
    ("Scores of people were killed.", 40, None, True),
    ("Hundreds of people were killed.", 200, None, True),
    ("Thousands of people were killed.", 2000, None, True),
    ("Tens of thousands of people were killed.", 20000, None, True),
    ("Hundreds of thousands of people fled.", 200000, None, True),
    ("Millions of people fled.", 2000000, None, True),
    ("Several people were killed.", 2, None, True),
    ("A few people were killed.", 2, None, True),
    ("A couple of people were killed.", 2, None, True),
    ("No people were killed.", 0, 0, False),
    ("Nobody was killed.", 0, 0, False),
    ("Zero people were killed.", 0, 0, False),
    ("A drone was downed.", 1, 1, False),
    ("A man was killed.", 1, 1, False),
    ("The governor said 1.2 thousand shells had been fired.", 1200, 1200, False),
    ("The governor said 1,200 shells had been fired.", 1200, 1200, False),
    ("Two dozen soldiers were captured.", 24, 24, False),
    ("Half a dozen soldiers were captured.", 6, 6, False),
    ("A hundred soldiers were captured.", 100, 100, False),
    ("More than two dozen soldiers were captured.", 24, None, False),
    ("At least 10 to 12 soldiers were captured.", 10, None, False),
    ("All 14 drones were downed.", 14, 14, False),
    ("One hundred and fifty soldiers were captured.", 150, 150, False),
    ("Two thousand five hundred soldiers were captured.", 2500, 2500, False),
    ("The state pledged $2.5 billion in arms.", 2.5e9, 2.5e9, False),
]


@pytest.mark.parametrize(("text", "low", "high", "approximate"), CONTRACT)
def test_a_count_has_the_bounds_of_the_contract(
    text: str, low: float | None, high: float | None, approximate: bool
) -> None:
    (count,) = read(text)
    assert (count.low, count.high, count.approximate) == (low, high, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "The war began in 2014.",
        "It happened on Aug. 6, 2024.",
        "A shelter opened on 6 August at 10:30.",
        "The mayor spoke at 5 p.m. about the water.",
        "The town lies 50 km from the border.",
        "The fighting lasted three days.",
        "The temperature fell to 12 degrees.",
        "Turnout was 45 percent.",
        "The 93rd Brigade held the line.",
        "The council adopted Resolution 2254.",
        "The S-400 was moved.",
        "They met in hospital No. 4.",
        "It was one of the largest strikes of the war.",
        "The two-day truce ended.",
        "The match ended 3-1.",
        "A missile strike shook the city.",
        "A drone and missile attack shook the city.",
        "The fire burned 12,000 hectares of forest.",
        "The bill passed despite two-thirds of the senators.",
    ],
)
def test_a_number_that_counts_nothing_of_the_war_is_no_count(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Three civilians were killed.", Unit.CIVILIAN),
        ("Three paratroopers were killed.", Unit.SOLDIER),
        ("Three boys were killed.", Unit.CHILD),
        ("Three pensioners were killed.", Unit.PERSON),
        ("Three nurses were hurt.", Unit.MEDIC),
        ("Three firefighters were hurt.", Unit.RESCUER),
        ("Three cameramen were hurt.", Unit.JOURNALIST),
        ("Three Ukrainians were hurt.", Unit.PERSON),
        ("The army shot down three ballistic missiles.", Unit.BALLISTIC_MISSILE),
        ("The army shot down three Shahed drones.", Unit.UAV),
        ("The army lost three tanks.", Unit.TANK),
        ("The army lost three armoured vehicles.", Unit.VEHICLE),
        ("Three apartment blocks were damaged.", Unit.BUILDING),
        ("Three private houses were damaged.", Unit.HOUSE),
        ("Three villages were shelled.", Unit.SETTLEMENT),
        ("The army took 30 square kilometres.", Unit.SQUARE_KM),
        ("The army fired 150 drones, bombs and missiles.", Unit.MIXED),
        ("Three soldiers and civilians were killed.", Unit.PERSON),
        ("They repelled three attacks.", Unit.ATTACK),
        ("The strike left 23 wounded.", Unit.PERSON),
        ("The strike killed 21.", Unit.PERSON),
        ("The death toll rose from 12 to 21.", Unit.PERSON),
    ],
)
def test_the_unit_is_that_of_the_counted_noun(text: str, unit: Unit) -> None:
    assert [count.unit for count in read(text)] == [unit]


def test_a_bound_belongs_to_the_first_count_alone() -> None:
    first, second = read("At least 3 killed and 23 wounded in the town.")
    assert (first.low, first.high) == (3, None)
    assert (second.low, second.high) == (23, 23)


def test_over_before_a_region_says_where_and_bounds_nothing() -> None:
    drones, regions = read("The ministry said 20 drones were shot down over three regions.")
    assert (drones.low, drones.high) == (20, 20)
    assert (regions.low, regions.high, regions.unit) == (3, 3, Unit.REGION)


def test_a_count_without_a_noun_takes_the_unit_of_the_one_before() -> None:
    counts = read("Another 34 drones were shot down over the Tolm region and 28 over the Lissa region.")
    assert [(count.low, count.elliptical) for count in counts] == [(34, False), (28, True)]
    assert counts[0].addition
    assert unit_of(counts, 1) is Unit.UAV


def test_some_of_which_are_part_of_the_count_before() -> None:
    counts = read("Karsk launched 145 drones, 71 of which were downed and 70 were lost.")
    assert [count.part_of for count in counts] == [None, 0, 0]


def test_one_of_two_gives_both_counts() -> None:
    one, two = read("Debris from one of two drones fell on the depot.")
    assert (one.low, one.part_of, two.low) == (1, 1, 2)


def test_of_the_drones_is_part_of_a_whole_outside() -> None:
    (count,) = read("The ministry said 46 of the drones were shot down over the Kursk region.")
    assert (count.unit, count.part_of) == (Unit.UAV, OUTSIDE)


def test_including_lists_the_parts_of_the_count_before() -> None:
    counts = read("Eleven civilians, including a journalist and two children, were killed.")
    assert [(count.low, count.part_of) for count in counts] == [(11, None), (1, 0), (2, 0)]


def test_including_two_over_a_city_is_part_of_the_drones_and_not_of_the_regions() -> None:
    counts = read("It shot down at least 158 drones in 15 regions, including two over the capital.")
    assert counts[2].part_of == 0
    assert unit_of(counts, 2) is Unit.UAV


def test_people_among_others_are_part_of_them() -> None:
    children, people = read("Two girls were among seven people injured in the strike.")
    assert (children.part_of, people.part_of) == (1, None)


def test_of_the_first_count_the_others_are_parts() -> None:
    counts = read("Of the 31 missiles, 28 were shot down.")
    assert [count.part_of for count in counts] == [None, 0]


def test_ages_in_a_list_are_no_counts() -> None:
    assert words("Two girls, aged two and 12, were injured.") == ["Two"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A girl of nine was hurt.", ["A"]),
        ("The strike killed a father of five.", ["a"]),
        ("Two cleaners were killed, one of them 63.", ["Two", "one"]),
        ("A boy died and his cousin, twelve, was hurt.", ["A"]),
        ("Of them 63 were killed.", ["63"]),
    ],
)
def test_the_age_of_somebody_is_no_count(text: str, counts: list[str]) -> None:
    assert words(text) == counts


def test_a_year_before_dozens_is_no_factor() -> None:
    assert words("In July 2024 dozens of fighters were killed.") == ["dozens"]


def test_the_words_of_a_count_hold_its_bounds() -> None:
    assert words("They used about one and a half hundred drones.") == ["about one and a half hundred"]


def test_a_rate_is_told_by_its_stretch_of_time() -> None:
    (count,) = read("The army fires 10,000 shells a day.")
    assert count.per is Rate.DAY


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Dozens reported killed in an air strike.", 24),
        ("Since Oct. 7, more than 2,700 in Gaza have died in attacks.", 2700),
        ("He put the number of people killed in the strikes at 12,000.", 12000),
        ("In the town, scores, or perhaps hundreds, of people were killed.", 40),
        ("The strike left three others hospitalized.", 3),
    ],
)
def test_people_are_counted_without_being_named(text: str, low: float) -> None:
    (count,) = read(text)
    assert (count.low, count.unit) == (low, Unit.PERSON)


def test_numbers_run_together_without_commas_keep_their_own_nouns() -> None:
    counts = read("They destroyed two tanks four armoured vehicles and six houses.")
    assert [(count.low, count.unit) for count in counts] == [(2, Unit.TANK), (4, Unit.VEHICLE), (6, Unit.HOUSE)]


def plain_sentence(text: str) -> Sentence:
    """A sentence cut at white space, without tags or a tree."""
    found: list[Word] = []
    start = 0
    for piece in text.split():
        start = text.index(piece, start)
        head = ROOT if not found else 0
        found.append(
            Word(
                index=len(found),
                text=piece,
                start=start,
                end=start + len(piece),
                lemma=piece.lower(),
                upos="X",
                xpos="FW",
                head=head,
                relation="dep" if found else "root",
                entity="O",
            )
        )
        start += len(piece)
    children = tuple(tuple(range(1, len(found))) if at == 0 else () for at in range(len(found)))
    return Sentence(0, 0, 0, len(text), text, tuple(found), children)


PIECES = st.sampled_from(
    (
        *("one", "two", "several", "a", "an", "no", "of", "the", "at", "least", "more", "than", "dozens", "hundreds"),
        *("half", "dozen", "10", "1,200", "$", "%", "-", "–", "/", ".", ",", "(", ")", "drones", "people", "S-400"),
        *("2022", "between", "and", "to", "or", "another", "others", "including", "which", "them", "killed", "million"),
        *("k", "m", "’s", "40", "000", "½", "²", "Ⅷ", "10-15", "Of", "among", "were", "not", "single", "pair"),
    )
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=25))
def test_any_text_gives_counts_whose_words_lie_in_it_and_whose_links_hold(pieces: list[str]) -> None:
    text = " ".join(pieces)
    counts = find_counts(plain_sentence(text))
    for count in counts:
        assert 0 <= count.start < count.end <= len(text)
        assert count.low is not None or count.high is not None
        assert count.part_of is None or -1 <= count.part_of < len(counts)
        count.quantity(Unit.OTHER)
    assert [count.start for count in counts] == sorted(count.start for count in counts)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("Five out of six drones were shot down.", 5, Unit.UAV),
        ("The enemy attacked our lines 63 times before midnight.", 63, Unit.ATTACK),
        ("Prisoners taken: 114.", 114, Unit.PERSON),
        ("Houses burned: 77.", 77, Unit.HOUSE),
        ("Officials put the dead at 47.", 47, Unit.PERSON),
        ("On 4 October 14 mortar rounds struck the compound.", 14, Unit.MORTAR),
        ("Three 122 mm howitzers were destroyed.", 3, Unit.ITEM),
        ("Some 1,25,000 people were moved.", 125000, Unit.PERSON),
    ],
)
def test_the_first_count_and_its_unit(text: str, low: int, unit: Unit) -> None:
    counts = read(text)
    assert (counts[0].low, unit_of(counts, 0)) == (low, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The drone flies four times as far.",
        "The rate is three times higher.",
        "The line reads: 14 October.",
    ],
)
def test_comparisons_and_dates_are_no_counts(text: str) -> None:
    assert words(text) == []


def test_a_share_of_a_whole_is_its_part() -> None:
    counts = read("The force stopped nine out of 53 missiles.")
    assert [(count.low, count.part_of) for count in counts] == [(9, 1), (53, None)]
