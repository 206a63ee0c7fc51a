"""The scripts and styles that Vite built from `web/`, by the names of their sources."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.errors import SettingsError

PATH = "/static/"
_FOLDER = "assets"
_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to be served, also compressed by gzip, with its media type."""

    content: bytes
    compressed: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page has to name to use a script: its address, those of its styles, and of what it imports first.

    `workers` are the addresses of the scripts that these start beside the page.
    """

    script: str
    styles: tuple[str, ...]
    imports: tuple[str, ...] = ()
    workers: tuple[str, ...] = ()


@cache
def entry(name: str) -> Entry:
    """The built form of `web/src/NAME.ts`. Raises SettingsError where the pages have not been built."""
    built = _manifest()[f"src/{name}.ts"]
    imported = [_manifest()[each] for each in built.get("imports", ())]
    workers = [each for one in (built, *imported) for each in one.get("assets", ()) if each.endswith(".mjs")]
    return Entry(
        script=PATH + built["file"],
        styles=tuple(PATH + each for each in built.get("css", ())),
        imports=tuple(PATH + each["file"] for each in imported),
        workers=tuple(PATH + each for each in workers),
    )


@cache
def asset(name: str) -> Asset | None:
    """A built file by its name; null where there is none (names of folders and of what is outside among them)."""
    if name not in _names():
        return None
    content = (files("counterclaim.serve") / _FOLDER / name).read_bytes()
    return Asset(
        content, gzip.compress(content, mtime=0), _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    )


@cache
def _names() -> frozenset[str]:
    folder = files("counterclaim.serve") / _FOLDER
    return frozenset(each.name for each in folder.iterdir() if each.is_file())


@cache
def _manifest() -> dict[str, Any]:
    try:
        text = (files("counterclaim.serve") / _FOLDER / "manifest.json").read_text("utf-8")
    except FileNotFoundError:
        raise SettingsError("the pages' scripts are not built: run `make web` (it needs Node.js 20 or newer)") from None
    manifest: dict[str, Any] = json.loads(text)
    return manifest
