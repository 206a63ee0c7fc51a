"""The report in a real browser, where there is one."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from counterclaim.publish.report import write_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE_S = 60
OPTIONS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
BROWSER = "not an origin"
"""Who asks, in Chromium's log, where it is the browser and not a page."""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: the report is not tried in a browser")


def _opened(page: Path, folder: Path) -> tuple[str, list[str]]:
    """The page as the browser has it after its scripts, and the addresses that it asked for."""
    log = folder / "net.json"
    command = [str(CHROMIUM), *OPTIONS, f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", "--dump-dom"]
    done = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    if done.returncode != 0 or not log.exists():
        pytest.skip(f"Chromium did not start here: {done.stderr[-200:]}")
    events = json.loads(log.read_text("utf-8"))["events"]
    parameters = [event["params"] for event in events if isinstance(event.get("params"), dict)]
    asked = [each["url"] for each in parameters if "url" in each and each.get("initiator", BROWSER) != BROWSER]
    return done.stdout, asked


def test_a_browser_asks_for_nothing_else(invented: Any, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    write_report(invented.claims, invented.documents, invented.incidents, invented.findings, page)
    shown, asked = _opened(page, tmp_path)
    assert "Claims, side by side" in shown
    assert asked == []


def test_what_a_page_asks_for_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<img src="http://outside.example/picture.png">', "utf-8")
    assert "http://outside.example/picture.png" in _opened(page, tmp_path)[1]
