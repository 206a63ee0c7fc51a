"""Served ledgers and a real Chromium to look at them with, which reports whatever goes wrong in a page."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from evaluation.large_ledger.__main__ import made
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from counterclaim.cli.demo import fill
from counterclaim.serve.application import create_application
from counterclaim.serve.guard.terms import READ_ONLY, Terms
from counterclaim.serve.writing.jobs import Jobs
from counterclaim.store.sql.ledger import SqlLedger

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-extensions"),
    # A map needs WebGL: without a graphics card Chromium's own software does it.
    *("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
)
AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE_MS = 60_000
LARGE, BASE = 100_000, 10_000
SEED = 7


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser none of these is run; in continuous integration that is a failure, not a skip."""
    if CHROMIUM is None and not os.environ.get("CI"):
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip("no Chromium here: the pages are not tried in a browser"))


@dataclass
class Looked:
    """A page, and what went wrong in it: errors on the console, exceptions, and what it asked of anyone else."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Opens an address of the site, with a good answer, and waits until nothing more is loaded."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, f"{path}: {answer.status}"
        self.page.wait_for_load_state("networkidle")
        return self.page

    def violations(self) -> list[str]:
        """What axe finds wrong with the page for readers who can't see it, or use no mouse."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found: list[dict[str, Any]] = self.page.evaluate("async () => (await axe.run(document)).violations")
        return [f"{each['id']}: {each['help']}: {[node['target'] for node in each['nodes']][:5]}" for each in found]


@pytest.fixture(scope="session")
def playwright_itself() -> Iterator[Playwright]:
    """Playwright, once a process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_itself: Playwright) -> Iterator[Browser]:
    """Debian's Chromium: Playwright's own can't be had everywhere."""
    assert CHROMIUM is not None, "no Chromium here: install Debian's package chromium"
    browser = playwright_itself.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
    yield browser
    browser.close()


@contextmanager
def served(ledger: SqlLedger, terms: Terms = READ_ONLY, jobs: Jobs | None = None) -> Iterator[str]:
    """The address of the application, while it answers on a free port of this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    application = create_application(ledger, terms, jobs=jobs)
    settings = uvicorn.Config(application, log_level="warning", access_log=False, lifespan="off")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(30)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration's ledger."""
    with SqlLedger(tmp_path_factory.mktemp("demo") / "demo.db") as ledger:
        fill(ledger)
        with served(ledger) as address:
            yield address


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Iterator[str]:
    """The address of a ledger of 100,000 claims of a simulated war; made once for all processes of a run."""
    folder = tmp_path_factory.getbasetemp().parent
    path = folder / f"large-{testrun_uid}.db"
    with (folder / f"large-{testrun_uid}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            making = path.with_suffix(".making")
            for _ in made(making, LARGE, (SEED, BASE), 1):
                pass
            making.rename(path)
    with SqlLedger(path, create=False) as ledger, served(ledger) as address:
        yield address


@pytest.fixture
def look(chromium: Browser) -> Iterator[Callable[..., Looked]]:
    """Opens a browser's window on a site; in the end nothing may have gone wrong in any of them."""
    windows: list[tuple[BrowserContext, Looked]] = []

    def opened(address: str, **options: Any) -> Looked:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en-GB"} | options)
        context.set_default_timeout(PATIENCE_MS)
        looked = Looked(context.new_page(), address)
        _listen(looked)
        windows.append((context, looked))
        return looked

    yield opened
    wrong = [each for _, looked in windows for each in looked.wrong]
    for context, _ in windows:
        context.close()
    assert wrong == []


def _listen(looked: Looked) -> None:
    page, wrong = looked.page, looked.wrong
    page.on(
        "console", lambda said: wrong.append(f"console: {said.text}") if said.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: wrong.append(f"exception: {error}"))
    page.on("request", lambda asked: None if _own(asked.url, looked.address) else wrong.append(f"asked: {asked.url}"))


def _own(url: str, address: str) -> bool:
    return url.startswith((address + "/", "data:", f"blob:{address}/"))
