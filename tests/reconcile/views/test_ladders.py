"""Who gave which count when, and what still stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from counterclaim.model.document import Document
from counterclaim.model.figure import MeasureFigures, range_text
from counterclaim.model.incident import Incident, Link
from counterclaim.model.kind import Kind
from counterclaim.reconcile.views.figures import incident_figures

TEXT = " ".join(f"word{n}" for n in range(60))


def shown(measure: MeasureFigures) -> list[tuple[float | None, str]]:
    return [
        (step.quantity.low, "copied" if step.copy_of else "revised" if step.superseded else "stands")
        for step in measure.ladder
    ]


def test_a_toll_that_rises_from_day_to_day_is_one_ladder_and_its_last_step_stands(toll: Any, only: Any) -> None:
    measure = only(
        [toll("c3", 3, 8, "Governor/west"), toll("c1", 1, 4, "Governor/west"), toll("c2", 2, 7, "Rescuers/west")]
    )
    assert shown(measure) == [(4, "revised"), (7, "revised"), (8, "stands")]
    assert range_text(measure.range) == "8"
    assert measure.words == "people killed in Lviv"


def test_the_order_in_which_claims_come_changes_nothing(toll: Any, figures: Any) -> None:
    claims = [
        toll("c1", 1, 4, "Governor/west"),
        toll("c2", 2, 7),
        toll("c3", 2, 5, "Ministry/east"),
        toll("c4", 3, 7, "UN"),
    ]
    assert figures(claims) == figures(reversed(claims))


def test_an_opposing_side_revises_nothing(toll: Any, only: Any) -> None:
    measure = only([toll("c1", 1, 4, "Governor/west"), toll("c2", 2, 60, "Ministry/east")])
    assert shown(measure) == [(4, "stands"), (60, "stands")]
    assert range_text(measure.range) == "4 to 60"
    assert [(each.side, range_text(each.range)) for each in measure.sides] == [("east", "60"), ("west", "4")]


def test_a_later_and_lower_count_of_another_witness_stands_beside_the_first(toll: Any, only: Any) -> None:
    measure = only([toll("c1", 1, 9, "Governor/west"), toll("c2", 9, 7, "UN")])
    assert shown(measure) == [(9, "stands"), (7, "stands")]
    assert [step.witness for step in measure.newest] == ["the UN", "Governor"]


def test_a_witness_who_lowers_the_count_takes_the_first_back(toll: Any, only: Any) -> None:
    assert shown(only([toll("c1", 1, 9, "Governor/west"), toll("c2", 2, 7, "Governor/west")])) == [
        (9, "revised"),
        (7, "stands"),
    ]


def test_a_toll_that_is_lower_in_an_outlet_s_own_voice_revises_nothing(toll: Any, only: Any) -> None:
    papers = [
        Document(id=f"may-{day}", name="n", text="", publisher="Wire", published_on=date(2031, 5, day))
        for day in (1, 4)
    ]
    measure = only([toll("c1", 1, 3), toll("c2", 4, 1)], *papers)
    assert shown(measure) == [(3, "stands"), (1, "stands")]
    assert range_text(measure.range) == "1 to 3"


def test_two_measures_of_the_same_words_are_told_apart_by_their_days(toll: Any, figures: Any) -> None:
    claims = [toll("c1", 1, 3, "Governor/west"), toll("c2", 9, 5, "Governor/west", on=date(2031, 5, 4))]
    assert [measure.words for measure in figures(claims).measures] == [
        "people killed in Lviv, 1 May 2031",
        "people killed in Lviv, 4 May 2031",
    ]


def test_of_two_counts_of_a_witness_on_one_day_the_higher_is_the_later(toll: Any, only: Any) -> None:
    claims = [toll("c1", 1, 7, "Governor/west"), toll("c2", 1, 4, "Governor/west", document="post-1")]
    assert shown(only(claims)) == [(4, "revised"), (7, "stands")]


def test_nobody_killed_gives_way_to_a_count_of_the_same_day(toll: Any, only: Any) -> None:
    measure = only([toll("c1", 1, 0, "Mayor/west"), toll("c2", 1, 2, "Governor/west", document="post-1")])
    assert range_text(measure.range) == "2"


def test_a_copy_is_shown_and_counts_for_nothing(toll: Any, only: Any, document: Callable[..., Document]) -> None:
    papers = (document("may-1", date(2031, 5, 1), TEXT, "Wire"), document("may-2", date(2031, 5, 2), TEXT, "Courier"))
    measure = only([toll("c1", 1, 7), toll("c2", 2, 7)], *papers)
    assert shown(measure) == [(7, "stands"), (7, "copied")]
    assert measure.ladder[1].copy_of == "may-1"
    assert measure.ucdp is not None
    assert measure.ucdp.because.startswith("7 is the only count that stands")


def test_where_the_text_that_is_copied_gives_no_such_count_the_first_copy_stands_for_it(
    toll: Any, only: Any, document: Callable[..., Document]
) -> None:
    days = {1: "Wire", 2: "Courier", 3: "Post"}
    papers = [document(f"may-{day}", date(2031, 5, day), TEXT, name) for day, name in days.items()]
    measure = only([toll("c2", 2, 7), toll("c3", 3, 7)], *papers)
    assert shown(measure) == [(7, "stands"), (7, "copied")]
    assert range_text(measure.range) == "7"


def test_a_document_that_repeats_whom_it_names_is_no_second_witness(toll: Any, only: Any) -> None:
    measure = only([toll("c1", 1, 7), toll("c2", 1, 7, "Governor/west")])
    assert [step.witness for step in measure.newest] == ["Governor"]


def test_an_outlet_that_tells_weeks_later_what_a_claimant_said_is_no_second_witness(toll: Any, only: Any) -> None:
    measure = only([toll("c1", 1, 14, "Governor/west"), toll("c2", 29, 14)])
    assert [step.witness for step in measure.newest] == ["Governor"]
    assert len(measure.ladder) == 2


def test_at_least_45_and_45_in_one_document_are_one_count(toll: Any, only: Any) -> None:
    claims = [toll("c1", 1, {"low": 45, "high": None}, "Governor/west"), toll("c2", 1, 45, "Governor/west", start=9)]
    assert range_text(only(claims).range) == "45"


def test_two_counts_of_one_witness_in_one_document_are_all_from_the_least_to_the_most(toll: Any, only: Any) -> None:
    claims = [toll("c1", 1, 4, "Governor/west"), toll("c2", 1, 9, "Governor/west", start=9)]
    assert range_text(only(claims).range) == "4 to 9"


def test_figures_are_those_of_the_claims_that_are_given(
    toll: Any, figures: Any, document: Callable[..., Document]
) -> None:
    claims = [toll(f"c{day}", day, count, "Governor/west") for day, count in ((1, 4), (2, 7), (3, 8))]
    links = tuple(Link(claim=claim.id, score=1.0, reasons=()) for claim in claims)
    incident = Incident(id="inc_1", title="Strike on Lviv", kinds=(Kind.KILLED,), links=links)
    papers = {f"may-{day}": document(f"may-{day}", date(2031, 5, day)) for day in (1, 2, 3)}
    assert incident_figures(incident, claims, papers) == figures(claims)
    (measure,) = incident_figures(incident, claims[:2], papers).measures
    assert shown(measure) == [(4, "revised"), (7, "stands")]
    assert incident_figures(incident, [], papers).measures == ()


def test_what_is_counted_differs_by_kind_unit_and_ground(toll: Any, figures: Any) -> None:
    claims = [
        toll("c1", 1, {"low": 12, "unit": "civilian"}, "Governor/west"),
        toll("c2", 1, 31, "Governor/west", kind="injured"),
        toll("c3", 1, 8, "Governor/west"),
        toll("c4", 1, 3, "Governor/west", at=("Kaluga",)),
    ]
    assert [measure.words for measure in figures(claims).measures] == [
        "people killed in Lviv",
        "people killed in Kaluga",
        "civilians killed in Lviv",
        "people injured in Lviv",
    ]


def test_a_count_that_names_no_place_or_only_a_country_is_meant_of_the_incident_s_own(toll: Any, only: Any) -> None:
    claims = [toll("c1", 1, 4, "Governor/west"), toll("c2", 2, 7, "Rescuers/west", at=()), toll("c3", 3, 8, "UN")]
    assert shown(only(claims)) == [(4, "revised"), (7, "revised"), (8, "stands")]


def test_dozens_give_way_to_a_number_that_they_leave_room_for(toll: Any, only: Any) -> None:
    dozens = {"low": 24, "high": None, "approximate": True}
    assert range_text(only([toll("c1", 2, dozens, "UN"), toll("c2", 2, 53, "Governor/west")]).range) == "53"


def test_what_is_denied_possible_or_a_slice_of_a_count_is_no_count(toll: Any, figures: Any) -> None:
    claims = [
        toll("c1", 1, 8, "Governor/west"),
        toll("c2", 1, 2, "Governor/west", part_of="c1"),
        toll("c3", 1, 20, "Blogger", stance="possible"),
        toll("c4", 1, 30, "Ministry/east", stance="negated"),
    ]
    (measure,) = figures(claims).measures
    assert shown(measure) == [(8, "stands")]


def test_ranges_keep_their_bounds(toll: Any, only: Any) -> None:
    at_least = {"low": 20, "high": None}
    up_to = {"low": None, "high": 310}
    assert (
        range_text(only([toll("c1", 1, 4, "Mayor/east"), toll("c2", 1, at_least, "Governor/west")]).range)
        == "4 to 20 or more"
    )
    assert range_text(only([toll("c1", 1, up_to, "Ministry/east")]).range) == "up to 310"
    assert range_text(only([toll("c1", 1, at_least, "Governor/west")]).range) == "20 or more"
