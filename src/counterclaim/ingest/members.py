"""The members of archives: what they are called, and which are no documents by their name."""

from __future__ import annotations

import re

from counterclaim.ingest.raw import storable

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
MAC_FOLDER = "__MACOSX"
MOST_CHARACTERS = 1000


def path_of(name: str) -> str:
    """A member's path as messages and documents have it: without "./", and of what UTF-8 and one line can hold."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    path = storable("/".join(parts)[:MOST_CHARACTERS]) or "nameless"
    return CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", path)


def is_hidden(path: str) -> bool:
    """Whether it is left out as it would be in a folder: hidden, or what a Mac puts beside the files."""
    parts = path.split("/")
    return MAC_FOLDER in parts or any(part.startswith(".") and part != ".." for part in parts)


def last_of(path: str) -> str:
    """The name without its folders."""
    return path.rsplit("/", 1)[-1]
