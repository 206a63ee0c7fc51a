"""The simulated war: the same for a seed however it is cut, its words true to its claims, its truth by the contract."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest
from evaluation.simulated_war.facts import Fact
from evaluation.simulated_war.measuring import Made, measured, naive_scores
from evaluation.simulated_war.real_places import RealPlaces
from evaluation.simulated_war.scores import all_of, b_cubed, findings_scores
from evaluation.simulated_war.truth import TrueFinding, findings_of
from evaluation.simulated_war.war import War, days_of, newsroom, reports
from evaluation.simulated_war.wording import count_words
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Stance, Verification
from counterclaim.model.quantity import Unit
from counterclaim.read.places.gazetteer import world_gazetteer

SMALL = War(seed=3, claims_a_day=60)


def fact(key: str, **fields: object) -> Fact:
    """A claim's truth with only what a test is about: `n` an exact count."""
    plain = Fact(
        claim=key, document=key, source=key, day=10, event="strike", token="killed", kind=Kind.KILLED,
        stance=Stance.ASSERTED, verification=None, teller="governor", side="karsia", voice=False,
    )  # fmt: skip
    number = fields.pop("n", None)
    if number is not None:
        fields |= {"low": number, "high": number, "known": number, "measure": "killed|person"}
    return replace(plain, **fields)  # type: ignore[arg-type]


def raised(*facts: Fact, open: bool = False) -> set[FindingKind]:
    return {finding.kind for finding in findings_of(facts) if finding.open is open}


def test_days_are_the_same_however_they_are_cut() -> None:
    whole = list(days_of(SMALL, 0, 6))
    cut = [report for start in (0, 2, 5) for report in days_of(SMALL, start, {0: 2, 2: 5, 5: 6}[start])]
    assert [report.document for report in whole] == [report.document for report in cut]
    assert [report.claims for report in whole] == [report.claims for report in cut]


def test_a_stream_begins_with_its_first_days() -> None:
    stream = list(islice(reports(SMALL, 500), 20))
    assert stream == list(islice(days_of(SMALL, 0, 30), 20))


def test_seeds_make_different_wars() -> None:
    texts = {next(reports(War(seed=seed, claims_a_day=60), 1)).document.text for seed in range(5)}
    assert len(texts) == 5


@given(st.integers(min_value=0, max_value=10_000))
@settings(max_examples=8, deadline=None)
def test_every_claim_points_into_its_text(seed: int) -> None:
    for report in days_of(War(seed=seed, claims_a_day=40), 0, 14):
        text = report.document.text
        assert len(report.claims) == len(report.facts) == len({claim.id for claim in report.claims})
        for claim in report.claims:
            for span in (claim.sentence, *claim.evidence):
                assert text[span.start : span.end] == span.text
            assert "{" not in claim.sentence.text


def test_parts_are_of_claims_of_their_own_document() -> None:
    for report in days_of(replace(SMALL, noise=0.0), 0, 10):
        keys = {claim.id for claim in report.claims}
        assert all(claim.part_of in keys for claim in report.claims if claim.part_of)


def test_noise_loses_fields_and_keeps_the_truth() -> None:
    clean = list(days_of(replace(SMALL, noise=0.0), 0, 4))
    noisy = list(days_of(replace(SMALL, noise=0.5), 0, 4))
    assert [report.facts for report in clean] == [report.facts for report in noisy]
    without = [sum(not claim.places for report in war for claim in report.claims) for war in (clean, noisy)]
    assert without[1] > 2 * without[0]


def test_a_war_has_what_real_reporting_has() -> None:
    made = Made.of(War.of_size(6000, 1), 6000)
    kinds = {finding.kind for finding in findings_of(made.facts.values())}
    assert kinds >= set(FindingKind) - {FindingKind.EXCEEDS}
    told = {fact.token for fact in made.facts.values()}
    assert {"denial", "admission", "blame", "total", "part_1", "control", "exchange", "toll_part_1"} <= told


@pytest.mark.parametrize(
    ("style", "words", "bounds"),
    [("exact", "14", (14, 14)), ("least", "at least 14", (14, None)), ("most", "up to 14", (None, 14))],
)
def test_counts_say_what_they_mean(style: str, words: str, bounds: tuple[float | None, float | None]) -> None:
    found = count_words(14, Unit.PERSON, style)
    meant = found.meaning
    assert found.text == words
    assert (getattr(meant, "low", 0), getattr(meant, "high", 0)) == bounds


def test_a_toll_that_rises_is_revised_and_does_not_differ() -> None:
    toll = [fact("a", n=15, day=10), fact("b", n=24, day=11, teller="police")]
    assert FindingKind.REVISED in raised(*toll)
    assert FindingKind.DIFFERS not in raised(*toll)


def test_two_counts_of_one_day_differ_and_equal_ones_agree() -> None:
    assert FindingKind.DIFFERS in raised(fact("a", n=15), fact("b", n=17, teller="police"))
    assert FindingKind.AGREES in raised(fact("a", n=15), fact("b", n=15, teller="police"))
    assert FindingKind.AGREES not in raised(fact("a", n=15), fact("b", n=15))


def test_opposing_sides_differ_whatever_the_day() -> None:
    assert FindingKind.DIFFERS in raised(fact("a", n=15), fact("b", n=60, day=12, teller="enemy", side="veldia"))


def test_other_measures_are_not_compared() -> None:
    soldiers = fact("b", n=60, teller="enemy", side="veldia", measure="killed|soldier")
    assert FindingKind.DIFFERS not in raised(fact("a", n=15), replace(soldiers, measure="killed|soldier"))


def test_a_denial_is_a_dispute_and_no_longer_one_sided() -> None:
    boast = fact("a", token="control", kind=Kind.CONTROL, side="veldia", teller="enemy")
    denial = fact("b", token="not_taken", kind=Kind.CONTROL, stance=Stance.NEGATED)
    assert raised(boast) == {FindingKind.ONE_SIDED}
    assert raised(boast, denial) == {FindingKind.DISPUTED}


def test_parts_and_their_whole() -> None:
    whole = fact("a", n=96, token="launch", kind=Kind.LAUNCH, measure="launch|uav")
    parts = [
        fact("b", n=58, token="interception", kind=Kind.INTERCEPTION, whole="a"),
        fact("c", n=31, token="flight_loss", kind=Kind.FLIGHT_LOSS, whole="a"),
    ]
    parts = [replace(part, measure=part.kind.value) for part in parts]
    assert FindingKind.REMAINDER in raised(whole, *parts)
    assert FindingKind.ADDS_UP in raised(replace(whole, low=89, high=89), *parts)
    assert FindingKind.EXCEEDS in raised(replace(whole, low=80, high=80), *parts)


def test_copies_and_verdicts() -> None:
    copy = fact("b", n=15, source="a")
    doubted = fact("c", verification=Verification.UNVERIFIED)
    assert FindingKind.COPIED in raised(fact("a", n=15), copy)
    assert FindingKind.UNVERIFIED in raised(doubted)


def test_b_cubed_of_a_known_case() -> None:
    true = {"a": "1", "b": "1", "c": "2"}
    assert b_cubed(true, {"a": "x", "b": "x", "c": "y"}).f1 == 1
    one = b_cubed(true, dict.fromkeys(true, "x"))
    assert one.precision == pytest.approx(5 / 9)
    assert one.recall == 1
    spoilt = b_cubed(true, {"a": "x", "b": "x", "c": "y", "total": "y"}, frozenset({"total"}))
    assert spoilt.precision == pytest.approx(5 / 6)


def test_open_findings_count_neither_for_nor_against() -> None:
    true = [
        TrueFinding(kind=FindingKind.AGREES, claims=frozenset("ab")),
        TrueFinding(kind=FindingKind.AGREES, claims=frozenset("cd"), open=True),
    ]
    tallies, wrong, missed = findings_scores(
        true, [(FindingKind.AGREES, frozenset(pair)) for pair in ("ab", "ab", "cd")]
    )
    assert (all_of(tallies).f1, wrong, missed) == (1, [], [])
    tallies, wrong, missed = findings_scores(true, [(FindingKind.AGREES, frozenset("ae"))])
    assert (all_of(tallies).f1, len(wrong), len(missed)) == (0, 1, 1)


def test_a_run_is_scored_and_naive_rules_do_worse() -> None:
    made = Made.of(War.of_size(2000, 2, 0.0), 2000)
    perfect = measured(made, true_links=True)
    assert perfect.linking.f1 == 1
    assert all_of(perfect.tallies).f1 > 0.7
    assert all("naive" in line for line in naive_scores(made))


def test_reports_can_be_told_of_places_that_the_gazetteer_knows() -> None:
    world = newsroom(War.of_size(500)).world
    places = RealPlaces(world, world_gazetteer())
    first = world.settlements[0][3].place
    invented = f"{world.sides[0].adjective} drones hit {first.name} in the {world.regions[0].words}."
    told = places.told(invented)
    town, region = told.removeprefix("Ukrainian drones hit ").removesuffix(" region.").split(" in the ")
    assert first.name not in told
    assert any(
        entry.country == "UA" and entry.region_name == f"{region} Oblast" for entry in world_gazetteer().named(town)
    )
