"""From the list of findings to one of them, its claims and its incident; and the sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Look = Callable[..., Any]


def test_a_reader_goes_from_a_kind_to_a_finding_to_its_claim(look: Look, demo: str) -> None:
    looked = look(demo)
    page = looked.open("/findings")
    page.get_by_role("navigation", name="Kinds of findings").get_by_role("link", name="Differ").click()
    page.wait_for_load_state("networkidle")
    labels = set(page.locator(".finding-entry .label").all_inner_texts())
    assert labels == {"Differ"}
    page.locator(".found-sentence a").first.click()
    page.wait_for_load_state("networkidle")
    assert page.locator(".claim-figures mark").count() >= 2
    assert looked.violations() == []
    page.locator(".claim-figures .figure a").first.click()
    page.wait_for_load_state("networkidle")
    assert "/claims/" in page.url


def test_findings_are_filtered_by_the_keyboard_alone(look: Look, demo: str) -> None:
    page = look(demo).open("/findings")
    page.locator(".filter-box > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Sumy")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=Sumy**")
    assert "text=Sumy" in page.url
    assert page.locator(".filter-box").get_attribute("open") is not None


@pytest.mark.parametrize("path", ["/sources", "/api/v1/"])
@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}])
def test_pages_beside_are_open_to_all(path: str, options: dict[str, Any], look: Look, demo: str) -> None:
    looked = look(demo, **options)
    page = looked.open(path)
    width = options.get("viewport", {"width": 1280})["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert looked.violations() == []
