"""What a reader's browser sees: when the overview can be used, what it weighs, how the map paints and moves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

OPTIONS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-extensions"),
    *("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
)
_PAN = """async () => {
  const box = document.querySelector("canvas").getBoundingClientRect();
  const at = (type, x) => document.querySelector("canvas").dispatchEvent(new MouseEvent(type, {
    clientX: box.x + x, clientY: box.y + box.height / 2, bubbles: true, button: 0, buttons: 1 }));
  const frames = [];
  let last = performance.now();
  at("mousedown", box.width / 2);
  for (let step = 0; step < 90; step++) {
    at("mousemove", box.width / 2 + 2 * (step < 45 ? step : 89 - step));
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  at("mouseup", box.width / 2);
  return frames;
}"""


_DRAWN_BY = """() => {
  const pen = document.createElement("canvas").getContext("webgl2");
  const told = pen.getExtension("WEBGL_debug_renderer_info");
  return pen.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : pen.RENDERER);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Seconds until the text stood, and bytes that came over the wire, by whether they are of the map."""

    seconds: float
    weight: int

    def __str__(self) -> str:
        return f"usable after {self.seconds:.2f} s, {self.weight / 1_000:,.0f} KB"


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium; without a graphics card its own software paints."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(OPTIONS))


def cold(browser: Browser, address: str) -> Seen:
    """A page opened by a reader who has never been here."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        weight = _weighed(page)
        begun = perf_counter()
        page.goto(address, wait_until="domcontentloaded")
        page.locator("h1").wait_for()
        seconds = perf_counter() - begun
        page.wait_for_load_state("networkidle")
        return Seen(seconds=seconds, weight=sum(weight))


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """Seconds until a map had painted what it shows first, the milliseconds of each frame while it was moved, how many
    incidents were in view then, and what drew them.
    """

    seconds: float
    frames: tuple[float, ...]
    in_view: int
    drawn_by: str

    def __str__(self) -> str:
        slow = sorted(self.frames)[int(0.95 * len(self.frames))]
        moved = f"frames while moved: median {median(self.frames):.0f} ms, p95 {slow:.0f} ms"
        return f"{self.in_view:,} incidents in view, painted after {self.seconds:.2f} s; {moved} ({self.drawn_by})"


def painted(browser: Browser, address: str) -> Painted:
    """A map opened by a reader who has never been here, and then moved to and fro."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.set_default_timeout(120_000)
        begun = perf_counter()
        page.goto(address, wait_until="domcontentloaded")
        page.locator("[data-map-painted]").first.wait_for(state="attached")
        seconds = perf_counter() - begun
        frames: list[float] = page.evaluate(_PAN)
        # Once the map rests, the list beside it tells of what is in view.
        listed = page.locator("[data-map-list] [data-number]")
        listed.wait_for(state="attached")
        in_view = int(listed.get_attribute("data-number") or 0)
        return Painted(seconds=seconds, frames=tuple(frames), in_view=in_view, drawn_by=page.evaluate(_DRAWN_BY))


def _weighed(page: Page) -> list[int]:
    """Grows by the bytes of each answer, as they came over the wire."""
    session: CDPSession = page.context.new_cdp_session(page)
    weights: list[int] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: weights.append(int(told["encodedDataLength"])))
    return weights
