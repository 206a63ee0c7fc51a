"""From the list of incidents to one of them, its charts, its columns, and why a claim is in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Look = Callable[..., Any]
TELEPHONE = {"width": 360, "height": 740}
ATTACK = "Air attack on Ukraine, 14 May"
STRIKE = "Missile strike on Sumy"


def test_an_incident_is_found_and_read_from_end_to_end(look: Look, demo: str) -> None:
    looked = look(demo)
    page = looked.open("/incidents?order=claims")
    page.get_by_role("link", name=STRIKE).first.click()
    page.wait_for_load_state("networkidle")
    page.locator('[data-chart="ladder"] svg').first.wait_for()
    assert page.locator(".columns .column").count() == 3
    shown = page.locator("article.claim").count()
    page.get_by_role("link", name="Show all").click()
    page.wait_for_load_state("networkidle")
    assert page.locator("article.claim").count() > shown
    page.locator("details.tie summary").nth(1).click()
    page.get_by_role("link", name="Every comparison and its weight").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").inner_text().startswith("Why this claim is")
    assert looked.violations() == []


@pytest.mark.parametrize("settings", [{}, {"color_scheme": "dark", "viewport": TELEPHONE}, {"locale": "uk-UA"}])
@pytest.mark.parametrize("title", [STRIKE, ATTACK])
def test_an_incident_is_open_to_all(look: Look, demo: str, title: str, settings: dict[str, Any]) -> None:
    looked = look(demo, **settings)
    page = looked.open("/incidents?order=claims")
    page.get_by_role("link", name=title).first.click()
    page.wait_for_load_state("networkidle")
    page.locator("[data-chart] svg").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert looked.violations() == []


def test_what_is_missing_is_drawn_and_said(look: Look, demo: str) -> None:
    page = look(demo).open("/incidents?order=claims")
    page.get_by_role("link", name=ATTACK).first.click()
    chart = page.locator('[data-chart="sum"] svg')
    chart.first.wait_for()
    assert chart.first.locator('[fill="url(#sum1-bar-left)"]').count() == 1
    assert "5 not accounted for" in page.locator(".sum-parts").first.inner_text()


def test_all_of_it_is_there_without_a_script(look: Look, demo: str) -> None:
    page = look(demo, java_script_enabled=False).open("/incidents?order=claims")
    page.get_by_role("link", name=STRIKE).first.click()
    page.locator("table.ladder").first.wait_for(state="attached")
    assert "people killed in Sumy" in page.locator("table.glance").first.inner_text()


def test_incidents_are_filtered_by_the_keyboard_alone(look: Look, demo: str) -> None:
    page = look(demo).open("/incidents")
    page.get_by_label("Words in a sentence").focus()
    page.keyboard.type("refinery")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents?text=refinery*")
    page.locator("details.more-filters summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_label("With a finding").is_visible()


def test_the_largest_incident_of_a_large_ledger_is_quick_to_read(look: Look, large: str) -> None:
    looked = look(large)
    page = looked.open("/incidents?order=claims")
    page.locator(".incident-row h3 a").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator("article.claim").count() <= 6 * page.locator(".column").count()
    assert looked.violations() == []
