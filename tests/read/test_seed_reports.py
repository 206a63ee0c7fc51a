"""The two reports that the project began from, read by the English reader: every fact that must be right in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.kind import Kind, Stance, TargetClass, Verification, WeaponClass
from counterclaim.model.quantity import Quantity, Unit
from counterclaim.read.readers import reader_for
from counterclaim.reconcile.books import Reconciliation, reconcile

CODED = Path(__file__).parents[3] / "shared" / "gold" / "dev"
NAMES = ("seed-000", "seed-002")

pytestmark = pytest.mark.skipif(
    not all((CODED / f"{name}.json").is_file() for name in NAMES),
    reason="the two reports lie in ../shared/gold/dev, which is not here",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report and what the reader found in it."""

    document: Document
    claims: tuple[Claim, ...]

    def claims_of(self, kind: Kind, holds: Callable[[Claim], bool] = lambda claim: True) -> list[Claim]:
        """The claims of a kind of which something holds."""
        return [claim for claim in self.claims if claim.kind is kind and holds(claim)]

    def the_claim(self, kind: Kind, holds: Callable[[Claim], bool] = lambda claim: True) -> Claim:
        """The only claim of a kind of which something holds."""
        found = self.claims_of(kind, holds)
        assert len(found) == 1, f"{len(found)} of {kind.value} among {[claim.kind.value for claim in self.claims]}"
        return found[0]

    def counted(self, kind: Kind, quantity: Quantity) -> Claim:
        """The only claim of a kind with just this count."""
        return self.the_claim(kind, lambda claim: claim.count is not None and claim.count.quantity == quantity)


def read_report(name: str) -> Report:
    record = json.loads((CODED / f"{name}.json").read_text(encoding="utf-8"))
    document = Document.of(
        record["text"],
        name=record["id"],
        title=record["title"],
        publisher=record["publisher"],
        url=record["url"],
        published_on=date.fromisoformat(record["published"]),
        language=record["lang"],
    )
    reader = reader_for("en")
    assert reader is not None
    reading = reader.read(document)
    return Report(document=reading.document, claims=reading.claims)


@pytest.fixture(scope="module")
def september() -> Report:
    """The report of 1 September 2024."""
    return read_report("seed-000")


@pytest.fixture(scope="module")
def november() -> Report:
    """The report of 25 November 2024."""
    return read_report("seed-002")


@pytest.fixture(scope="module")
def books(september: Report, november: Report) -> Reconciliation:
    """What the two say together."""
    both = (september, november)
    return reconcile(
        [claim for report in both for claim in report.claims], {report.document.id: report.document for report in both}
    )


def exactly(number: float, unit: Unit) -> Quantity:
    return Quantity(low=number, high=number, unit=unit)


def at_least(number: float, unit: Unit) -> Quantity:
    return Quantity(low=number, high=None, unit=unit)


def claimant_of(claim: Claim) -> str:
    return claim.claimant.name if claim.claimant else ""


def channel_of(claim: Claim) -> str | None:
    return claim.channel.name if claim.channel else None


def actor_side(claim: Claim) -> str | None:
    return claim.actor.side if claim.actor else None


def weapon_of(claim: Claim) -> WeaponClass | None:
    return claim.weapon.weapon_class if claim.weapon else None


def target_of(claim: Claim) -> TargetClass | None:
    return claim.target.target_class if claim.target else None


def places_of(claim: Claim) -> set[str]:
    return {mention.place.name for mention in claim.places}


def days_of(claim: Claim) -> tuple[date, date] | None:
    return (claim.time.interval.first_day, claim.time.interval.last_day) if claim.time else None


def sentences_of(books: Reconciliation, kind: str) -> list[str]:
    return [finding.sentence for finding in books.findings if finding.kind.value == kind]


def downed(report: Report, number: float) -> Claim:
    return report.counted(Kind.INTERCEPTION, exactly(number, Unit.UAV))


def all_downed(report: Report) -> Claim:
    return report.counted(Kind.INTERCEPTION, at_least(158, Unit.UAV))


# 1 September 2024


def test_russia_counts_at_least_158_drones_downed(september: Report) -> None:
    claim = all_downed(september)
    assert (claimant_of(claim), claim.side) == ("Russia", "russia")
    assert (actor_side(claim), weapon_of(claim)) == ("russia", WeaponClass.UAV)
    assert claim.stance is Stance.ASSERTED
    assert claim.part_of is None


def test_two_of_the_158_fell_over_moscow(september: Report) -> None:
    claim = september.the_claim(
        Kind.INTERCEPTION,
        lambda claim: claim.count is not None and claim.count.quantity.low == 2 and claimant_of(claim) == "Russia",
    )
    assert places_of(claim) == {"Moscow"}
    assert claim.part_of == all_downed(september).id


@pytest.mark.parametrize(
    ("number", "region"),
    [(46, "Kursk Oblast"), (34, "Bryansk Oblast"), (28, "Voronezh Oblast"), (14, "Belgorod Oblast")],
)
def test_the_ministry_breaks_the_158_down_by_region(september: Report, number: int, region: str) -> None:
    claim = downed(september, number)
    assert claimant_of(claim) == "Russian Defense Ministry"
    assert (places_of(claim), weapon_of(claim), actor_side(claim)) == ({region}, WeaponClass.UAV, "russia")
    assert claim.part_of == all_downed(september).id


def test_a_ministry_without_its_name_is_the_one_named_before(september: Report) -> None:
    first, second = downed(september, 46).claimant, downed(september, 34).claimant
    assert first is not None
    assert second is not None
    assert second.span.text != first.span.text
    assert (second.name, second.entity) == (first.name, first.entity)


def test_sunday_dates_the_saying_and_not_the_interceptions(september: Report) -> None:
    claim = downed(september, 46)
    assert claim.said is not None
    assert claim.said.interval.first_day == date(2024, 9, 1)
    assert claim.time is None


def test_thirty_six_are_unaccounted_for_over_the_other_eleven_regions(books: Reconciliation) -> None:
    (remainder,) = [sentence for sentence in sentences_of(books, "remainder") if "158" in sentence]
    assert remainder.endswith("at least 36 are not, over the other 11 of 15 regions.")


def test_fifteen_regions_were_hit(september: Report) -> None:
    claim = september.counted(Kind.STRIKE, exactly(15, Unit.REGION))
    assert claimant_of(claim) == "Russian Defense Ministry"


def test_sobyanin_tells_of_two_drones_downed_over_moscow(september: Report) -> None:
    claim = september.the_claim(Kind.INTERCEPTION, lambda claim: "Sobyanin" in claimant_of(claim))
    assert claim.count is not None
    assert claim.count.quantity == exactly(2, Unit.UAV)
    assert (places_of(claim), actor_side(claim)) == ({"Moscow"}, "russia")


def test_sobyanin_tells_of_a_fire_at_an_oil_refinery(september: Report) -> None:
    claim = september.the_claim(Kind.FIRE)
    assert claimant_of(claim).endswith("Sergei Sobyanin")
    assert (target_of(claim), weapon_of(claim), places_of(claim)) == (TargetClass.OIL, WeaponClass.UAV, {"Moscow"})


def test_no_casualties_are_none(september: Report) -> None:
    assert september.the_claim(Kind.CASUALTIES).count is not None
    september.counted(Kind.CASUALTIES, exactly(0, Unit.PERSON))


def test_gladkov_tells_of_nine_injured_by_missiles(september: Report) -> None:
    claim = september.counted(Kind.INJURED, exactly(9, Unit.PERSON))
    assert claimant_of(claim).endswith("Vyacheslav Gladkov")
    assert (claim.side, actor_side(claim), weapon_of(claim)) == ("russia", "ukraine", WeaponClass.MISSILE)


def test_eight_of_the_nine_were_in_belgorod_on_the_word_of_the_sentence_before(september: Report) -> None:
    claim = september.counted(Kind.INJURED, exactly(8, Unit.PERSON))
    assert claimant_of(claim).endswith("Vyacheslav Gladkov")
    assert places_of(claim) == {"Belgorod"}
    assert claim.part_of == september.counted(Kind.INJURED, exactly(9, Unit.PERSON)).id
    assert claim.claimant is not None
    assert claim.claimant.span.end <= claim.sentence.start


def test_at_least_ten_missiles_hit_kharkiv(september: Report) -> None:
    claim = september.counted(Kind.STRIKE, at_least(10, Unit.MISSILE))
    assert (claimant_of(claim), claim.side) == ("Ukrainian authorities", "ukraine")
    assert (actor_side(claim), weapon_of(claim), places_of(claim)) == ("russia", WeaponClass.MISSILE, {"Kharkiv"})


def test_forty_four_or_more_were_injured_five_children_among_them(september: Report) -> None:
    all_injured = september.counted(Kind.INJURED, at_least(44, Unit.PERSON))
    children = september.counted(Kind.INJURED, exactly(5, Unit.CHILD))
    assert children.part_of == all_injured.id
    for claim in (all_injured, children):
        assert claimant_of(claim) == "Ukrainian authorities"
        assert (actor_side(claim), weapon_of(claim), places_of(claim)) == ("russia", WeaponClass.MISSILE, {"Kharkiv"})


def test_zelenskyy_writes_on_facebook(september: Report) -> None:
    claim = september.the_claim(Kind.STATEMENT, lambda claim: "Zelenskyy" in claimant_of(claim))
    assert (channel_of(claim), claim.side) == ("Facebook", "ukraine")


def test_khoma_tells_al_jazeera_what_to_expect(september: Report) -> None:
    claim = september.the_claim(Kind.STATEMENT, lambda claim: channel_of(claim) == "Al Jazeera")
    assert claim.stance is Stance.EXPECTED
    assert claimant_of(claim).startswith("Solomiya Khoma")
    assert claim.claimant is not None
    assert claim.claimant.span.text.lower() == "he"


def test_pivnichne_and_vyimka_are_taken_and_unverified(september: Report, books: Reconciliation) -> None:
    claim = september.the_claim(Kind.CONTROL, lambda claim: places_of(claim) >= {"Pivnichne", "Vyimka"})
    assert (claimant_of(claim), actor_side(claim)) == ("Russian Defense Ministry", "russia")
    assert claim.verification is Verification.UNVERIFIED
    assert any(finding.kind.value == "unverified" and finding.claims == (claim.id,) for finding in books.findings)


def test_ukraine_made_an_incursion_on_6_august(september: Report) -> None:
    claim = september.the_claim(Kind.ASSAULT, lambda claim: actor_side(claim) == "ukraine")
    assert days_of(claim) == (date(2024, 8, 6), date(2024, 8, 6))


def test_russia_hit_energy_in_the_week_before(september: Report) -> None:
    claim = september.the_claim(Kind.STRIKE, lambda claim: target_of(claim) is TargetClass.ENERGY)
    assert actor_side(claim) == "russia"
    assert days_of(claim) == (date(2024, 8, 25), date(2024, 8, 31))


def test_thousands_were_killed_since_february_2022(september: Report) -> None:
    claim = september.the_claim(Kind.KILLED)
    assert claim.count is not None
    assert claim.count.quantity == Quantity(low=2000, high=None, approximate=True, unit=Unit.PERSON)
    assert days_of(claim) == (date(2022, 2, 1), date(2024, 9, 1))
    assert actor_side(claim) == "russia"


# 25 November 2024


def test_at_least_23_were_injured_in_kharkiv_overnight_into_monday(november: Report) -> None:
    claim = november.counted(Kind.INJURED, at_least(23, Unit.PERSON))
    assert (claimant_of(claim), actor_side(claim)) == ("Ukrainian authorities", "russia")
    assert (weapon_of(claim), places_of(claim)) == (WeaponClass.MISSILE, {"Kharkiv"})
    assert days_of(claim) == (date(2024, 11, 24), date(2024, 11, 25))


def test_41_buildings_were_damaged_by_the_same_strike(november: Report) -> None:
    claim = november.counted(Kind.DAMAGE, exactly(41, Unit.BUILDING))
    assert (claimant_of(claim), actor_side(claim)) == ("Ukrainian authorities", "russia")
    assert (weapon_of(claim), places_of(claim)) == (WeaponClass.MISSILE, {"Kharkiv"})
    assert days_of(claim) == (date(2024, 11, 24), date(2024, 11, 25))


def test_an_s_400_missile_struck_says_zelenskyy_on_telegram(november: Report) -> None:
    claim = november.the_claim(Kind.STRIKE, lambda claim: weapon_of(claim) is WeaponClass.AIR_DEFENCE_MISSILE)
    assert claim.weapon is not None
    assert claim.weapon.model == "S-400"
    assert claimant_of(claim).endswith("Volodymyr Zelenskyy")
    assert (channel_of(claim), places_of(claim)) == ("Telegram", {"Kharkiv"})


def test_three_more_cities_were_struck(november: Report) -> None:
    november.the_claim(Kind.STRIKE, lambda claim: places_of(claim) == {"Kyiv", "Odesa", "Zaporizhzhia"})


def test_the_air_force_breaks_down_the_145_drones_launched(november: Report) -> None:
    launched = november.counted(Kind.LAUNCH, exactly(145, Unit.UAV))
    parts = (
        downed(november, 71),
        november.counted(Kind.FLIGHT_LOSS, exactly(71, Unit.UAV)),
        november.counted(Kind.AIRSPACE_VIOLATION, exactly(1, Unit.UAV)),
    )
    assert actor_side(launched) == "russia"
    assert actor_side(parts[0]) == "ukraine"
    assert [claim.part_of for claim in parts] == [launched.id] * 3
    assert {claimant_of(claim) for claim in (launched, *parts)} == {"Ukraine's air force"}


def test_one_drone_entered_belarus(november: Report) -> None:
    claim = november.counted(Kind.AIRSPACE_VIOLATION, exactly(1, Unit.UAV))
    assert [mention.place.country for mention in claim.places] == ["BY"]


def test_two_of_the_145_drones_are_unaccounted_for(books: Reconciliation) -> None:
    (remainder,) = [finding for finding in books.findings if finding.kind.value == "remainder" and finding.amount == 2]
    assert "145" in remainder.sentence
    assert "143 are accounted for: 71 downed, 71 lost in flight and 1 " in remainder.sentence


def test_the_russian_ministry_tells_of_23_drones_and_eight_ballistic_missiles_downed(november: Report) -> None:
    drones = downed(november, 23)
    missiles = november.counted(Kind.INTERCEPTION, exactly(8, Unit.BALLISTIC_MISSILE))
    for claim in (drones, missiles):
        assert (claimant_of(claim), actor_side(claim)) == ("Russian Defense Ministry", "russia")
    assert weapon_of(missiles) is WeaponClass.BALLISTIC_MISSILE


def test_shapsha_tells_of_a_fire_by_debris_at_a_factory(november: Report) -> None:
    claim = november.the_claim(Kind.FIRE)
    assert "Shapsha" in claimant_of(claim)
    assert claim.side == "russia"
    assert (target_of(claim), weapon_of(claim)) == (TargetClass.INDUSTRIAL, WeaponClass.UAV)
    assert places_of(claim) == {"Kaluga Oblast"}


def test_the_general_staff_tells_of_an_oil_depot_destroyed(november: Report) -> None:
    claim = november.the_claim(Kind.DAMAGE, lambda claim: target_of(claim) is TargetClass.OIL)
    assert (claim.side, actor_side(claim)) == ("ukraine", "ukraine")
    assert places_of(claim) == {"Kaluga"}


def test_kaluga_is_disputed(november: Report, books: Reconciliation) -> None:
    fire = november.the_claim(Kind.FIRE)
    depot = november.the_claim(Kind.DAMAGE, lambda claim: target_of(claim) is TargetClass.OIL)
    (dispute,) = [finding for finding in books.findings if finding.kind.value == "disputed"]
    assert set(dispute.claims) == {fire.id, depot.id}


def test_about_150_munitions_since_yesterday_evening(november: Report) -> None:
    claim = november.counted(Kind.LAUNCH, Quantity(low=150, high=150, approximate=True, unit=Unit.MIXED))
    assert (actor_side(claim), weapon_of(claim)) == ("russia", WeaponClass.MIXED)
    assert claimant_of(claim).endswith("Volodymyr Zelenskyy")
    assert channel_of(claim) == "Telegram"
    assert days_of(claim) == (date(2024, 11, 24), date(2024, 11, 25))


def test_kozacha_lopan_was_assaulted_says_the_general_staff_on_facebook_on_monday(november: Report) -> None:
    claim = november.the_claim(Kind.ASSAULT, lambda claim: "Kozacha Lopan" in places_of(claim))
    assert (actor_side(claim), channel_of(claim), claim.side) == ("russia", "Facebook", "ukraine")
    assert claim.said is not None
    assert claim.said.interval.first_day == date(2024, 11, 25)
    assert claim.time is None


def test_the_oskil_crossing_by_deep_state_is_unverified(november: Report) -> None:
    claims = november.claims_of(Kind.ASSAULT, deep_state)
    assert claims
    for claim in claims:
        assert (actor_side(claim), channel_of(claim)) == ("russia", "Telegram")
        assert claim.verification is Verification.UNVERIFIED
    assert "Kharkiv Oblast" in places_of(claims[0])


def test_the_foothold_by_deep_state_is_unverified(november: Report) -> None:
    claim = november.the_claim(Kind.CONTROL, deep_state)
    assert actor_side(claim) == "russia"
    assert claim.verification is Verification.UNVERIFIED


def deep_state(claim: Claim) -> bool:
    return "Deep State" in claimant_of(claim)


def test_taking_kharkiv_failed(november: Report) -> None:
    claim = november.the_claim(Kind.CONTROL, lambda claim: claim.stance is Stance.NEGATED)
    assert (actor_side(claim), places_of(claim)) == ("russia", {"Kharkiv"})


# Both together


def test_counts_of_other_days_are_not_set_against_each_other(
    september: Report, november: Report, books: Reconciliation
) -> None:
    earlier = september.counted(Kind.INJURED, at_least(44, Unit.PERSON)).id
    later = november.counted(Kind.INJURED, at_least(23, Unit.PERSON)).id
    assert not [finding for finding in books.findings if {earlier, later} <= set(finding.claims)]
    assert not [incident for incident in books.incidents if {earlier, later} <= set(incident.claims)]
    for kind in ("differs", "revised", "agrees", "exceeds"):
        assert sentences_of(books, kind) == []


def test_just_what_could_not_be_verified_is_said_to_be_so(
    september: Report, november: Report, books: Reconciliation
) -> None:
    unverified = [finding for finding in books.findings if finding.kind.value == "unverified"]
    told = {claim for finding in unverified for claim in finding.claims}
    marked = {
        claim.id
        for report in (september, november)
        for claim in report.claims
        if claim.verification is Verification.UNVERIFIED
    }
    assert told == marked
    assert november.the_claim(Kind.CONTROL, deep_state).id in told


def test_every_span_of_both_reports_holds_its_words(september: Report, november: Report) -> None:
    for report in (september, november):
        for claim in report.claims:
            for span in (claim.sentence, *claim.evidence):
                assert report.document.text[span.start : span.end] == span.text
