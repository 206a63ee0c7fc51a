"""The map's main path: painted from this machine alone, days stepped through by keyboard, a list that follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

Look = Callable[..., Any]
PAINTED = "[data-map-painted]"
COUNT = "[data-map-count]"


@pytest.mark.parametrize("ledger", ["demo", "large"])
def test_the_map_is_painted_beside_its_list(ledger: str, look: Look, request: pytest.FixtureRequest) -> None:
    looked = look(request.getfixturevalue(ledger))
    page = looked.open("/map")
    page.wait_for_selector(PAINTED)
    assert page.locator(".map-rows li").count() > 5
    assert page.locator(".map-canvas canvas").is_visible()
    assert looked.violations() == []


def test_days_are_stepped_through_by_keyboard_and_the_address_and_the_list_follow(look: Look, large: str) -> None:
    page = look(large).open("/map")
    page.wait_for_selector(PAINTED)
    everything = page.locator(COUNT).inner_text()
    page.locator("[data-window]").select_option("1")
    page.wait_for_url("**/map?since=*")
    expect(page.locator(COUNT)).not_to_have_text(everything)
    last = page.url
    page.locator("[data-day]").focus()
    page.keyboard.press("ArrowLeft")
    expect(page).not_to_have_url(last)
    since, until = page.evaluate("['since', 'until'].map(name => new URLSearchParams(location.search).get(name))")
    assert since == until
    assert page.locator("[data-days]").inner_text() != ""
    page.goto(page.url)
    page.wait_for_selector(PAINTED)
    assert page.locator("[data-window]").input_value() == "1"


def test_a_number_of_days_that_is_no_choice_is_told_all_the_same(look: Look, demo: str) -> None:
    page = look(demo).open("/map")
    page.wait_for_selector(PAINTED)
    page.locator("[data-window]").select_option("3")
    page.wait_for_url("**/map?since=*")
    since, until = page.evaluate("['since', 'until'].map(name => new URLSearchParams(location.search).get(name))")
    later = (date.fromisoformat(since) + timedelta(days=1)).isoformat()
    page.goto(page.url.replace(since, later))
    page.wait_for_selector(PAINTED)
    assert until != later
    assert page.locator("[data-window] option:checked").inner_text() == "2 days"


def test_turning_dark_keeps_the_days_that_are_shown(look: Look, demo: str) -> None:
    looked = look(demo)
    page = looked.open("/map")
    page.wait_for_selector(PAINTED)
    page.locator("[data-window]").select_option("1")
    page.wait_for_url("**/map?since=*")
    day = page.locator("[data-days]").inner_text()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(500)
    assert page.locator("[data-days]").inner_text() == day
    # What lies on the map was not fetched anew, so nothing of other days can have come back.
    assert [url for url in asked if ".mvt" in url] == []


def test_playing_goes_from_day_to_day_and_stops_when_told(look: Look, large: str) -> None:
    page = look(large).open("/map")
    page.wait_for_selector(PAINTED)
    page.locator("[data-play]").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-play]").get_attribute("aria-pressed") == "true"
    first = page.locator("[data-days]").inner_text()
    expect(page.locator("[data-days]")).not_to_have_text(first)
    page.keyboard.press("Enter")
    assert page.locator("[data-play]").get_attribute("aria-pressed") == "false"
    page.wait_for_url("**/map?since=*")


def test_what_is_on_the_map_opens_its_card(look: Look, demo: str) -> None:
    page = look(demo).open("/map?place=Kherson")
    page.wait_for_selector(PAINTED)
    canvas = page.locator(".map-canvas canvas").bounding_box()
    at = page.locator(".map-rows [data-at]").first
    assert at.get_attribute("data-incident")
    # The only incident lies in the middle of the map.
    page.mouse.click(canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2)
    card = page.locator("[data-map-card]")
    card.locator("h3").wait_for()
    page.locator(".map-close").click()
    assert not card.is_visible()


def test_the_map_fits_a_telephone_and_the_dark_and_speaks_ukrainian(look: Look, demo: str) -> None:
    looked = look(demo, viewport={"width": 360, "height": 740}, color_scheme="dark", locale="uk-UA")
    page = looked.open("/map")
    page.wait_for_selector(PAINTED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert looked.violations() == []


def test_an_incident_has_a_small_map(look: Look, demo: str) -> None:
    page = look(demo).open("/incidents?place=Kherson")
    page.locator('main a[href^="/incidents/inc_"]').first.click()
    page.wait_for_selector(PAINTED)


def test_without_javascript_the_list_says_it_all(look: Look, demo: str) -> None:
    page = look(demo, java_script_enabled=False).open("/map")
    assert page.locator(".map-rows li").count() > 5
    assert not page.locator(".map-canvas").is_visible()
