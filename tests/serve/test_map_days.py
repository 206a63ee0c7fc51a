"""What a map knows beside its tiles: which days its slider has, which areas may be drawn, where it opens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.model.place import Place, PlacePrecision
from counterclaim.serve.mapping.atlas import atlas_of
from counterclaim.serve.mapping.basemap import basemap
from counterclaim.serve.mapping.chosen import Chosen, Maps
from counterclaim.serve.mapping.summaries import summary_of
from counterclaim.serve.side_marks import KNOWN, NO_SIDE, OTHERS
from counterclaim.store.incident_map import Sited
from counterclaim.store.query import Query

KYIV = Place(name="Kyiv", latitude=50.45, longitude=30.52, precision=PlacePrecision.SETTLEMENT)
SUMY_OBLAST = Place(
    name="Sumy Oblast",
    gazetteer="geonames:692196",
    country="UA",
    latitude=51.0,
    longitude=34.0,
    precision=PlacePrecision.ADMIN1,
)
RUSSIA = Place(
    name="Russia",
    gazetteer="geonames:2017370",
    country="RU",
    latitude=60.0,
    longitude=100.0,
    precision=PlacePrecision.COUNTRY,
)


def _summary(days: Iterable[date | None], place: Place = KYIV, query: Query | None = None) -> dict[str, Any]:
    return _of([Sited(f"inc_{number}", place, day, day, ("ukraine",)) for number, day in enumerate(days)], query)


def _of(sited: list[Sited], query: Query | None = None) -> dict[str, Any]:
    asked = query or Query()
    atlas = atlas_of(sited, basemap().grounds)
    every = atlas.on_days(None, None)
    shown = every & atlas.on_days(asked.since, asked.until)
    return summary_of(Chosen(atlas, every, shown, asked, "", Maps()), "en")


def test_the_slider_has_the_newest_days_of_some_weight_not_one_slip_of_the_pen() -> None:
    older = [date(2013, 1, 1), *[date(2024, 7, 1)] * 20]
    told = _summary([*older, *(date(2026, 7, day) for day in (1, 2, 2, 4)), date(2062, 7, 1), None])
    assert (told["first"], told["days"]) == ("2026-07-01", [1, 2, 0, 1])
    assert (told["earlier"], told["later"], told["undated"]) == (21, 1, 1)


def test_the_slider_reaches_to_the_days_that_are_asked_for_but_not_beyond_those_that_are_known() -> None:
    days = [date(2025, 1, 1), *(date(2026, 7, day) for day in (1, 2, 2))]
    asked = Query(since=date(1800, 1, 1), until=date(2025, 1, 3))
    told = _summary(days, query=asked)
    assert told["first"] == "2025-01-01"
    assert told["days"][0] == 1
    assert told["days"][-1] == 2
    assert told["earlier"] == 0


def test_names_of_areas_have_the_sign_of_each_side_that_pages_have() -> None:
    script = (Path(__file__).parents[2] / "web/src/map/incidents.ts").read_text("utf-8")
    for mark in (*KNOWN.values(), *OTHERS, NO_SIDE):
        assert f'{mark.shape}: "{mark.character}"' in script


def test_without_any_day_there_is_no_slider() -> None:
    told = _summary([None])
    assert (told["first"], told["days"], told["undated"]) == (None, [], 1)


def test_areas_that_other_days_show_are_named_from_the_start() -> None:
    first, second = date(2026, 7, 1), date(2026, 7, 2)
    sited = [Sited("inc_1", KYIV, first, first, ("ukraine",)), Sited("inc_2", SUMY_OBLAST, second, second, ("russia",))]
    told = _of(sited, Query(until=first))
    assert told["areas"] == []
    assert told["grounds"] == ["geonames:692196"]


def test_a_country_that_reaches_round_the_world_does_not_open_the_map_on_the_whole_world() -> None:
    day = date(2026, 7, 1)
    west, south, east, north = _of([Sited("inc_1", RUSSIA, day, day, ("russia",))])["box"]
    assert east - west < 25
    west, south, east, north = _of([Sited("inc_1", SUMY_OBLAST, day, day, ("russia",))])["box"]
    assert (round(east - west), round(north - south)) == (3, 2)
