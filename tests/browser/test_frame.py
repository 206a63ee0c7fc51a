"""The frame of every page in a real browser: menu, keyboard, the moment that all is asked for, hours and languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Look = Callable[..., Any]
NARROW = {"width": 360, "height": 740}
THEN = "2031-06-01T10:00"


def test_the_menu_opens_on_a_telephone_without_scripts(look: Look, demo: str) -> None:
    page = look(demo, viewport=NARROW, java_script_enabled=False).open("/about")
    menu = page.locator("details.menu")
    assert not menu.locator("nav").is_visible()
    menu.locator("summary").click()
    menu.get_by_role("link", name="Incidents").click()
    assert page.url.endswith("/incidents")


def test_the_keyboard_reaches_the_content_first_then_the_menu(look: Look, demo: str) -> None:
    page = look(demo).open("/about")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_moment_is_set_kept_and_left_again(look: Look, demo: str) -> None:
    looked = look(demo)
    page = looked.open("/incidents?kind=strike")
    page.locator("details.as-of summary").click()
    page.locator("#as-of-moment").fill(THEN)
    page.locator("details.as-of button").click()
    page.wait_for_load_state("networkidle")
    assert "kind=strike" in page.url
    assert "as_of=2031-06-01T10%3A00" in page.url
    assert page.locator(".as-of-banner").is_visible()
    assert looked.violations() == []
    page.locator(".wide-menu").get_by_role("link", name="About the data").click()
    page.wait_for_load_state("networkidle")
    assert "as_of=2031-06-01T10%3A00" in page.url
    page.locator(".as-of-banner a").click()
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("/about")
    assert page.locator(".as-of-banner").count() == 0


def test_hours_are_told_in_the_readers_zone_and_as_stated(look: Look, demo: str) -> None:
    page = look(demo, timezone_id="Asia/Tokyo").open(f"/about?as_of={THEN}Z")
    banner = page.locator(".as-of-banner")
    assert "1 June 2031, 19:00" in banner.inner_text()
    assert banner.locator(".stated").inner_text() == "(10:00 UTC)"
    assert "Asia/Tokyo" in page.locator("[data-zone-note]").inner_text()


def test_hours_that_are_the_readers_own_are_told_once(look: Look, demo: str) -> None:
    page = look(demo, timezone_id="UTC").open(f"/about?as_of={THEN}Z")
    assert page.locator(".stated").count() == 0
    assert "1 June 2031, 10:00 (UTC)" in page.locator(".as-of-banner").inner_text()


def test_a_day_is_the_same_in_every_zone(look: Look, demo: str) -> None:
    said = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        page = look(demo, timezone_id=zone).open("/documents")
        said.append(page.locator("main time:not([data-moment])").all_inner_texts())
    assert said[0] == said[1] != []


def test_the_reader_chooses_a_language_and_keeps_it(look: Look, demo: str) -> None:
    page = look(demo).open(f"/about?as_of={THEN}")
    page.locator("select[name=language]").select_option("uk")
    page.locator(".language button").click()
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").inner_text() == "Про дані"
    assert "as_of=" in page.url
    page.locator(".wide-menu a").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator("html").get_attribute("lang") == "uk"


def test_forced_colours_and_paper_keep_everything_on_the_page(look: Look, demo: str) -> None:
    looked = look(demo, forced_colors="active")
    page = looked.open("/about")
    assert looked.violations() == []
    page.emulate_media(media="print")
    assert not page.locator(".wide-menu").is_visible()
    assert page.locator("h1").is_visible()
