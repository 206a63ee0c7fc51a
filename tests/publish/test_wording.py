"""Values in a reader's words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest

from counterclaim.model.claim import Count
from counterclaim.model.evidence import EvidenceSpan
from counterclaim.model.figure import Grade
from counterclaim.model.finding import Finding, FindingKind
from counterclaim.model.interval import TimeInterval, TimePrecision
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.place import PlacePrecision
from counterclaim.model.quantity import Quantity, Rate, Unit
from counterclaim.publish.visible import visible
from counterclaim.publish.wording import ENGLISH, SIDE_NAMES, Wording, count_text, side_text, time_text
from counterclaim.publish.words.bundles import LANGUAGES, Words, texts
from counterclaim.publish.words.found import found_words
from counterclaim.publish.words.numbers import WORDS_ALONE


def _count(words: str, low: float | None, high: float | None, unit: Unit, *, about: bool = False) -> Count:
    quantity = Quantity(low=low, high=high, unit=unit, approximate=about)
    return Count(span=EvidenceSpan(start=0, end=len(words), text=words), quantity=quantity)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (_count("at least 158", 158, None, Unit.UAV), "at least 158 drones"),
        (_count("dozens", 24, None, Unit.PERSON, about=True), "24 or more people"),
        (_count("none", 0, 0, Unit.PERSON), "no people"),
        (_count("a child", 1, 1, Unit.CHILD), "1 child"),
        (_count("up to 1,200", None, 1200, Unit.SOLDIER), "up to 1,200 soldiers"),
        (_count("$50 million", 5e7, 5e7, Unit.MONEY), "$50 million"),
    ],
)
def test_a_count_is_shown_with_its_bounds_and_unit(count: Count, shown: str) -> None:
    assert count_text(count) == shown


def test_a_rate_says_for_how_long() -> None:
    quantity = Quantity(low=50, high=50, approximate=True, unit=Unit.ATTACK, per=Rate.DAY)
    assert (
        count_text(Count(span=EvidenceSpan(start=0, end=2, text="50"), quantity=quantity)) == "about 50 attacks a day"
    )


def test_a_time_is_shown_no_finer_than_its_words() -> None:
    august = TimeInterval.of_days(date(2024, 8, 1), date(2024, 8, 31), TimePrecision.MONTH)
    two_days = TimeInterval.of_days(date(2024, 8, 31), date(2024, 9, 1), TimePrecision.SPAN)
    night = TimeInterval.of_moments(
        datetime(2024, 11, 24, 16, tzinfo=UTC),
        datetime(2024, 11, 25, 6, tzinfo=UTC),
        TimePrecision.PART_OF_DAY,
        "Europe/Kyiv",
    )
    assert time_text(august) == "August 2024"
    assert time_text(two_days) == "31 August to 1 September 2024"
    assert time_text(night) == "24 November 2024, 18:00 to 25 November, 08:00 (Kyiv time)"


@pytest.mark.parametrize(("side", "shown"), [("russia", "Russia"), ("rsf", "RSF"), ("free_army", "Free Army")])
def test_a_side_is_a_heading(side: str, shown: str) -> None:
    assert side_text(side) == shown


LISTS: tuple[tuple[str, type[StrEnum]], ...] = (
    ("kind", Kind),
    ("stance", Stance),
    ("verification", Verification),
    ("finding", FindingKind),
    ("weapon", WeaponClass),
    ("target", TargetClass),
    ("precision", PlacePrecision),
    ("precision", TimePrecision),
    ("grade", Grade),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "values"), LISTS)
def test_every_value_of_the_contract_has_words_in_every_language(
    language: str, name: str, values: type[StrEnum]
) -> None:
    said = getattr(Wording(Words(language)), name)
    for value in values:
        assert said(value) or value in ("asserted", "other")
    assert all(Wording(Words(language)).kind(kind, counted=True) for kind in Kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_has_words_in_every_language(language: str) -> None:
    for unit in set(Unit) - WORDS_ALONE:
        for number in (0, 1, 3, 5, 1.5):
            assert Wording(Words(language)).amount(Quantity(low=number, high=number, unit=unit))


def test_english_names_of_sides_are_those_of_the_rule() -> None:
    for message in re.findall(r"^side-[a-z0-9-]+", "\n".join(texts("en")), re.M):
        words = message.removeprefix("side-").replace("-", " ")
        named = words.upper() if len(words) <= 3 else words.title()
        assert SIDE_NAMES.get(words, named).casefold() == ENGLISH.words(message).casefold().replace("-", " ")


UKRAINIAN = Wording(Words("uk"))


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (_count("1", 1, 1, Unit.UAV), "1 дрон"),
        (_count("3", 3, 3, Unit.UAV), "3 дрони"),
        (_count("21", 21, 21, Unit.UAV), "21 дрон"),
        (_count("158", 158, 158, Unit.UAV), "158 дронів"),
        (_count("at least 158", 158, None, Unit.UAV), "щонайменше 158 дронів"),
        (_count("at least 2", 2, None, Unit.PERSON), "щонайменше 2 людини"),
        (_count("up to 21", None, 21, Unit.SOLDIER), "до 21 військового"),
        (_count("up to 1,200", None, 1200, Unit.SOLDIER), "до 1\xa0200 військових"),
        (_count("about 3", 3, 3, Unit.BUILDING, about=True), "близько 3 будівель"),
        (_count("dozens", 24, None, Unit.PERSON, about=True), "24 або більше людей"),
        (_count("10 to 12", 10, 12, Unit.MISSILE), "від 10 до 12 ракет"),
        (_count("10 to 21", 10, 21, Unit.MISSILE), "від 10 до 21 ракети"),
        (_count("1.5", 1.5, 1.5, Unit.SQUARE_KM), "1,5 квадратного кілометра"),
        (_count("none", 0, 0, Unit.PERSON), "жодної людини"),
        (_count("$50 million", 5e7, 5e7, Unit.MONEY), "$50 million"),
    ],
)
def test_a_count_is_said_in_ukrainian_in_the_form_that_its_number_and_bound_ask_for(count: Count, shown: str) -> None:
    assert UKRAINIAN.count(count) == shown


def test_times_are_said_in_ukrainian() -> None:
    night = TimeInterval.of_moments(
        datetime(2024, 11, 24, 16, tzinfo=UTC),
        datetime(2024, 11, 25, 6, tzinfo=UTC),
        TimePrecision.PART_OF_DAY,
        "Europe/Kyiv",
    )
    assert UKRAINIAN.time(night) == "24 листопада 2024, 18:00 – 25 листопада, 08:00 (час: Київ)"
    assert UKRAINIAN.days(date(2024, 8, 31), date(2024, 9, 1)) == "31 серпня – 1 вересня 2024"
    assert UKRAINIAN.days(date(2024, 8, 30), date(2024, 8, 31)) == "30 – 31 серпня 2024"
    assert UKRAINIAN.month(date(2024, 8, 30)) == "серпень 2024"


def test_a_side_that_a_language_has_no_name_for_goes_by_the_ledgers_word() -> None:
    assert UKRAINIAN.side("russia") == "Росія"
    assert UKRAINIAN.side("velmaria") == "Velmaria"
    assert UKRAINIAN.side('"><script>') == ENGLISH.side('"><script>')


def test_what_turns_the_reading_order_is_shown_as_its_code_point() -> None:
    assert visible("drones \u202edenwod\x00") == "drones ⟨U+202E⟩denwod⟨U+0000⟩"
    assert visible("lone \ud800, line\r\nline") == "lone ⟨U+D800⟩, line\nline"
    assert visible("joined \u200dand marked \u200f") == "joined \u200dand marked \u200f"


def test_a_finding_is_told_in_ukrainian_from_its_data(invented: Any) -> None:
    claims = {claim.id: claim for claim in invented.claims}
    told = {finding.kind: found_words(finding, claims, UKRAINIAN) for finding in invented.findings}
    assert all(told.values())
    assert all(found_words(finding, claims, ENGLISH) == "" for finding in invented.findings)
    assert all(found_words(finding, {}, UKRAINIAN) == "" for finding in invented.findings if finding.claims)
    assert told[FindingKind.DISPUTED].startswith("Ці твердження виключають одне одного: ")


def test_an_amount_is_told_of_exact_counts_alone(invented: Any) -> None:
    claims = {claim.id: claim for claim in invented.claims}
    exact = [key for key, claim in claims.items() if claim.count and claim.count.quantity.exact is not None][:2]
    bound = [key for key, claim in claims.items() if claim.count and claim.count.quantity.exact is None][:1]
    for keys, begins in ((exact, "Числа розходяться на 9: "), (exact + bound, "Числа розходяться: ")):
        finding = Finding(
            id="fnd_1", kind=FindingKind.DIFFERS, sentence="They differ by 9.", claims=tuple(keys), amount=9
        )
        assert found_words(finding, claims, UKRAINIAN).startswith(begins)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_finding_can_be_told(language: str) -> None:
    words = Words(language)
    for kind in FindingKind:
        assert words.has(f"found-{kind.value.replace('_', '-')}")
        assert words.has(f"found-{kind.value.replace('_', '-')}-alone")
