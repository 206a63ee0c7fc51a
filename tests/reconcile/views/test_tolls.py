"""What sides claim of casualties: the widest count of each incident, and sums that count nobody twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from counterclaim.model.figure import CountRange, range_text
from counterclaim.model.incident import Incident, Link
from counterclaim.model.interval import TimeInterval
from counterclaim.model.kind import Kind
from counterclaim.model.place import Place, PlacePrecision
from counterclaim.model.toll import Toll, TollTogether
from counterclaim.reconcile.copies import copies_of, sources_of
from counterclaim.reconcile.view import view_of
from counterclaim.reconcile.views.tolls import together, tolls_of

UKRAINE = Place(name="Ukraine", country="UA", precision=PlacePrecision.COUNTRY)
LVIV = Place(name="Lviv", country="UA", admin1="Lviv Oblast", precision=PlacePrecision.SETTLEMENT)
KYIV = Place(name="Kyiv", country="UA", admin1="Kyiv City", precision=PlacePrecision.SETTLEMENT)
TEXT = " ".join(f"word{n}" for n in range(60))


def shown(tolls: tuple[Toll, ...]) -> list[tuple[str, str | None, bool, float, float, bool]]:
    return [(t.kind.value, t.side, t.soldiers, t.range.low, t.range.high, t.range.or_more) for t in tolls]


def derived(claims: list[Any], document: Callable[..., Any], texts: dict[str, str] | None = None) -> tuple[Toll, ...]:
    names = {claim.document for claim in claims}
    days = {name: date(2031, 5, int(name.rpartition("-")[2])) for name in names}
    documents = {name: document(name, day, (texts or {}).get(name, "")) for name, day in days.items()}
    links = tuple(Link(claim=claim.id, score=1.0, reasons=()) for claim in claims)
    incident = Incident(id="inc_1", title="Strike on Lviv", kinds=(Kind.KILLED,), links=links)
    view = view_of(claims, documents, sources_of(copies_of(documents.values())))
    return tolls_of(incident, view.with_incidents((incident,)))


def incident(key: str, place: Place | None = LVIV, day: int = 14, part_of: str | None = None) -> Incident:
    when = TimeInterval.of_days(date(2031, 5, day), date(2031, 5, day))
    link = Link(claim=f"clm_{key}", score=1.0, reasons=())
    return Incident(id=key, title=key, kinds=(Kind.KILLED,), links=(link,), place=place, time=when, part_of=part_of)


def killed(low: float, high: float | None = None, side: str | None = "west", **bounds: bool) -> Toll:
    counts = CountRange(low=low, high=low if high is None else high, claims=("clm_1",), **bounds)
    return Toll(kind=Kind.KILLED, side=side, soldiers=False, range=counts)


def sums(*told: tuple[Incident, Toll]) -> list[tuple[str | None, str | None, float, float]]:
    return [(each.country, each.side, each.low, each.high) for each in together([(one, [toll]) for one, toll in told])]


def test_each_side_s_count_that_stands_is_its_toll(toll: Any, document: Any) -> None:
    claims = [toll("a", 1, 4, "Governor/west"), toll("b", 2, 7, "Governor/west"), toll("c", 2, 60, "Ministry/east")]
    assert shown(derived(claims, document)) == [
        ("killed", "east", False, 60, 60, False),
        ("killed", "west", False, 7, 7, False),
    ]


def test_all_people_come_before_children_and_soldiers_stand_apart(toll: Any, document: Any) -> None:
    by = "Governor/west"
    claims = [
        toll("a", 1, {"low": 3, "unit": "child"}, by),
        toll("b", 1, 8, by),
        toll("c", 1, {"low": 60, "unit": "soldier"}, "Ministry/east"),
    ]
    assert shown(derived(claims, document)) == [
        ("killed", "west", False, 8, 8, False),
        ("killed", "east", True, 60, 60, False),
    ]


def test_where_only_a_part_of_the_people_is_counted_there_may_be_more(toll: Any, document: Any) -> None:
    claims = [toll("a", 1, {"low": 3, "unit": "child"}, "Governor/west")]
    assert shown(derived(claims, document)) == [("killed", "west", False, 3, 3, True)]


def test_a_copy_adds_nothing(toll: Any, document: Any) -> None:
    claims = [toll("a", 1, 4, "Governor/west"), toll("b", 2, 4, "Governor/west")]
    assert shown(derived(claims, document, {"may-1": TEXT, "may-2": TEXT})) == [("killed", "west", False, 4, 4, False)]


def test_incidents_apart_are_added(document: Any) -> None:
    assert sums((incident("a"), killed(4)), (incident("b", KYIV), killed(2, 3))) == [("UA", "west", 6, 7)]
    assert sums((incident("a"), killed(4)), (incident("b", day=15), killed(2))) == [("UA", "west", 6, 6)]


def test_of_incidents_that_may_overlap_the_least_is_the_largest_alone() -> None:
    country = (incident("b", UKRAINE), killed(6))
    assert sums((incident("a"), killed(4)), country) == [("UA", "west", 6, 10)]
    assert sums((incident("a"), killed(4)), country, (incident("c", KYIV), killed(5))) == [("UA", "west", 6, 15)]
    assert sums((incident("a", None), killed(4)), (incident("b", None), killed(2))) == [(None, "west", 4, 6)]


def test_a_part_of_another_incident_is_counted_there() -> None:
    assert sums((incident("a", UKRAINE), killed(4)), (incident("b", part_of="a"), killed(2))) == [("UA", "west", 4, 4)]


def test_sides_are_never_added() -> None:
    assert sums((incident("a"), killed(4)), (incident("b", KYIV), killed(2, side="east"))) == [
        ("UA", "east", 2, 2),
        ("UA", "west", 4, 4),
    ]


def test_bounds_go_into_the_sum_and_so_do_the_incidents() -> None:
    told = [(incident("a"), [killed(4, or_more=True)]), (incident("b", KYIV), [killed(9)])]
    (found,) = together(told)
    assert isinstance(found, TollTogether)
    assert (found.or_more, [key for key, _ in found.of]) == (True, ["b", "a"])


def test_up_to_so_many_may_be_none() -> None:
    up_to = [killed(290, or_fewer=True)]
    (alone,) = together([(incident("a"), up_to)])
    assert range_text(alone.range) == "up to 290"
    (found,) = together([(incident("a"), up_to), (incident("b", KYIV), [killed(9)])])
    assert range_text(found.range) == "9 to 299"


def test_a_count_of_the_whole_war_is_no_count_of_a_day(toll: Any, document: Any) -> None:
    claims = [
        toll("a", 1, 7688, "Mission", words="7,688 have been killed since the war began"),
        toll("b", 1, 4, "Governor/west"),
    ]
    assert shown(derived(claims, document)) == [("killed", "west", False, 4, 4, False)]
