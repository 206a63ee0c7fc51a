"""A document, a claim and a claimant in a real browser: words and claims light each other up, keys go through them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Look = Callable[..., Any]
NARROW = {"width": 360, "height": 740}
LIT = "[...document.querySelectorAll('.text .lit')].map(each => each.textContent)"
LEVEL = """claim => {
  const card = document.querySelector(claim), words = document.getElementById(card.dataset.sentence);
  return Math.abs(card.getBoundingClientRect().top - words.getClientRects()[0].top);
}"""


@pytest.fixture
def toll(look: Look, demo: str) -> Any:
    """The report of a rising toll, which tells of many things, and its window."""
    looked = look(demo)
    page = looked.open("/documents?text=death+toll")
    page.locator('main a[href^="/documents/"]').first.click()
    page.wait_for_load_state("networkidle")
    return looked


def test_a_claim_lights_its_words_and_words_their_claim(toll: Any) -> None:
    page = toll.page
    page.locator("#c2").hover()
    lit = page.evaluate(LIT)
    assert len(lit) > 3
    count = page.locator("#c2 h3 a.count")
    assert page.locator(count.get_attribute("href")).text_content() in lit
    page.locator(page.locator("#c1 h3 a.value").first.get_attribute("href")).hover()
    assert "lit" in (page.locator("#c1").get_attribute("class") or "")
    page.locator("h1").hover()
    assert page.evaluate(LIT) == []


def test_keys_go_through_the_claims_which_stand_level_with_their_sentences(toll: Any) -> None:
    page = toll.page
    page.locator("#c1 h3 a.value").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.margin-claim').id") == "c5"
    page.wait_for_timeout(400)
    assert page.evaluate(LEVEL, "#c5") < 4
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.closest('.margin-claim').id") == "c1"
    assert page.evaluate(LIT)
    page.keyboard.press("Escape")
    assert page.evaluate(LIT) == []
    assert toll.violations() == []


def test_without_scripts_a_claim_still_leads_to_its_words(look: Look, demo: str) -> None:
    page = look(demo, java_script_enabled=False).open("/documents?text=death+toll")
    page.locator('main a[href^="/documents/"]').first.click()
    page.locator("#c2 h3 a.count").click()
    assert "#s1-" in page.url
    assert page.locator("mark:target").count() == 1


def test_a_document_fits_a_telephone(look: Look, demo: str) -> None:
    looked = look(demo, viewport=NARROW, color_scheme="dark")
    page = looked.open("/documents?text=death+toll")
    page.locator('main a[href^="/documents/"]').first.click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert looked.violations() == []


@pytest.mark.parametrize("window", [{}, {"viewport": NARROW, "color_scheme": "dark", "locale": "uk-UA"}])
def test_a_claim_and_its_claimant_are_whole(look: Look, demo: str, window: dict[str, Any]) -> None:
    looked = look(demo, **window)
    page = looked.open("/claimants")
    page.locator('main a[href^="/claimants/"]').first.click()
    page.wait_for_load_state("networkidle")
    page.locator("[data-chart].drawn").first.wait_for()
    assert looked.violations() == []
    page.locator('main table a[href^="/claims/clm_"]').first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".context mark").count() > 0
    assert looked.violations() == []
