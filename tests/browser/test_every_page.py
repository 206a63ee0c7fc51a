"""Every page on its main path: it comes whole, asks nobody else for anything, and any reader can use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Look = Callable[..., Any]
PAGES = ("/", "/incidents", "/claims", "/claimants", "/findings", "/map", "/documents", "/about")
LISTS = {
    "/incidents": "incidents",
    "/claims": "claims",
    "/claimants": "claimants",
    "/findings": "findings",
    "/documents": "documents",
}
NARROW = {"width": 360, "height": 740}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("ledger", ["demo", "large"])
def test_a_page_is_whole_and_open_to_all(path: str, ledger: str, look: Look, request: pytest.FixtureRequest) -> None:
    looked = look(request.getfixturevalue(ledger))
    page = looked.open(path)
    assert page.locator("h1").count() == 1
    assert looked.violations() == []


@pytest.mark.parametrize(("path", "name"), LISTS.items())
def test_a_thing_is_one_step_from_its_list(path: str, name: str, look: Look, demo: str) -> None:
    looked = look(demo)
    page = looked.open(path)
    page.locator(f'main a[href^="/{name}/"]').first.click()
    page.wait_for_load_state("networkidle")
    assert f"/{name}/" in page.url
    assert page.locator("h1").count() == 1
    assert looked.violations() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_telephone_and_the_dark(path: str, look: Look, demo: str) -> None:
    looked = look(demo, viewport=NARROW, color_scheme="dark")
    page = looked.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert looked.violations() == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_ukrainian(path: str, look: Look, demo: str) -> None:
    looked = look(demo, locale="uk-UA")
    page = looked.open(path)
    assert page.locator("html").get_attribute("lang") == "uk"
    assert looked.violations() == []
