"""Somebody with a token signs in by the keyboard, judges, and signs out; words of strangers do nothing in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import Looked, served
from tests.security.hostile_ledger import BEGINNINGS
from tests.security.hostile_ledger import fill as attacked
from tests.serve.conftest import _publishing

from counterclaim.cli.demo import fill
from counterclaim.read.readers import reader_for
from counterclaim.serve.guard.terms import Terms, this_machine
from counterclaim.serve.guard.tokens import made_token
from counterclaim.serve.writing.jobs import Jobs
from counterclaim.settings import Settings
from counterclaim.store.sql.ledger import SqlLedger
from counterclaim.store.token_book import Scope

OPEN = "form => { for (let at = form; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true }"
PAGES = ("/", "/claims", "/incidents", "/findings", "/documents", "/claimants", "/sources", "/map", "/about")


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[tuple[str, str, SqlLedger]]:
    """The address of a demonstration that may be written, the words of a token for it, and the ledger."""
    with SqlLedger(tmp_path / "demo.db") as ledger:
        fill(ledger)
        here = this_machine()
        token, words = made_token("Ada", (Scope.JUDGE,), here.now(), timedelta(days=1), here.chance)
        ledger.keep_token(token)
        jobs = Jobs(ledger, here, Settings(), reader_for)
        try:
            with served(ledger, Terms(writable=True), jobs) as address:
                yield address, words, ledger
        finally:
            assert jobs.close()


def test_somebody_signs_in_judges_and_signs_out(
    look: Callable[..., Looked], writable: tuple[str, str, SqlLedger]
) -> None:
    address, words, ledger = writable
    looked = look(address)
    page = looked.open("/incidents")
    page.get_by_role("link", name="Sign in").click()
    assert looked.violations() == []
    page.keyboard.press("Tab")
    page.get_by_label("Token").focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.get_by_text("You are signed in.").wait_for()
    assert page.url == f"{address}/incidents"
    incident = next(each for each in ledger.incidents() if len(each.claims) > 2)
    page.goto(f"{address}/incidents/{incident.id}")
    form = page.locator("form[action='/judgements']").first
    form.evaluate(OPEN)
    form.locator("[name=because]").fill("two nights")
    form.get_by_role("button").click()
    page.locator(".told").first.wait_for()
    (kept,) = ledger.judgements()
    assert (kept.by, kept.because) == ("Ada", "two nights")
    page.goto(f"{address}/sign-in")
    assert looked.violations() == []
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").wait_for()


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_words_of_strangers_do_nothing(look: Callable[..., Looked], tmp_path: Path, beginning: str) -> None:
    with SqlLedger(tmp_path / "a.db") as ledger:
        attacked(ledger, _publishing().invent(), beginning)
        one: dict[str, Any] = {
            "claims": next(ledger.claims()).id,
            "documents": next(ledger.documents()).id,
            "incidents": next(ledger.incidents()).id,
            "findings": next(ledger.findings()).id,
        }
        with served(ledger) as address:
            looked = look(address, viewport={"width": 360, "height": 800})
            for path in (*PAGES, *(f"/{name}/{key}" for name, key in one.items())):
                page = looked.open(path)
                assert page.evaluate("window.attacked") is None, path
                assert page.locator("iframe, object, embed, base, style:not(head style), img[src=x]").count() == 0, path
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert wide <= 1, (path, wide)
