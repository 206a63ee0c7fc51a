"""The first page in a browser: charts and map drawn, days chosen, every figure one step from its words."""

from __future__ import annotations

from typing import Any


def test_the_nights_are_drawn_and_the_table_has_the_same_numbers(look: Any, demo: str) -> None:
    looked = look(demo)
    page = looked.open("/?until=2031-05-16&days=7")
    page.wait_for_selector("[data-chart=nights].drawn svg")
    drawn = page.locator("[data-chart=nights] svg").text_content()
    assert "96" in drawn
    row = page.locator(".accounts tr", has_text="96 drones").first.inner_text().split()
    assert row[-1] == "5"
    assert looked.violations() == []


def test_a_figure_leads_to_the_claim_and_its_words(look: Any, demo: str) -> None:
    page = look(demo).open("/?until=2031-05-16&days=7")
    page.locator(".accounts a", has_text="96 drones").first.click()
    page.wait_for_load_state("networkidle")
    assert "/claims/clm_" in page.url
    assert "96" in page.locator("main").inner_text()


def test_days_are_chosen_by_keyboard_alone(look: Any, demo: str) -> None:
    page = look(demo).open("/")
    page.locator(".choices a", has_text="90 days").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?days=90")
    assert page.locator(".choices [aria-current]").inner_text() == "90 days"


def test_the_chart_is_drawn_anew_for_another_width(look: Any, demo: str) -> None:
    page = look(demo).open("/?until=2031-05-16&days=7")
    page.wait_for_selector("[data-chart=nights].drawn svg")
    wide = page.locator("[data-chart=nights] svg").bounding_box()["width"]
    page.set_viewport_size({"width": 480, "height": 800})
    page.wait_for_function(
        f"document.querySelector('[data-chart=nights] svg').getBoundingClientRect().width < {wide} / 2"
    )


def test_the_page_tells_all_without_a_script(look: Any, demo: str) -> None:
    page = look(demo, java_script_enabled=False).open("/?until=2031-05-16&days=7")
    words = page.locator("main").inner_text()
    for each in ("Night of 13 to 14 May 2031", "96 drones", "Not accounted for", "Claimed killed"):
        assert each in words


def test_the_next_visit_tells_what_is_new(look: Any, demo: str) -> None:
    looked = look(demo)
    assert "your first visit" in looked.open("/").locator("main").inner_text()
    [visit] = [each for each in looked.page.context.cookies() if each["name"] == "visits"]
    assert visit["httpOnly"]
    assert visit["sameSite"] == "Lax"
    long_ago = {**visit, "value": "~86400"}
    looked.page.context.add_cookies([long_ago])
    assert "Since your last visit" in looked.open("/").locator("main").inner_text()
