"""One-line messages on the standard error, safe to show on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from counterclaim.errors import DocumentError
from counterclaim.pipeline.reading import Unread

HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that move the cursor, turn the reading order, or are not seen."""

MOST_CHARACTERS = 400


def one_line(text: str) -> str:
    """A text that stays in its line and does nothing to a terminal: hidden characters as their code points."""
    plain = HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
    return plain if len(plain) <= MOST_CHARACTERS else plain[: MOST_CHARACTERS - 1] + "…"


def say(message: str) -> None:
    """One line to the user, on the standard error."""
    click.echo(f"counterclaim: {one_line(message)}", err=True)


def tell(outcome: Unread | DocumentError) -> None:
    """Say why a document was refused, or kept without being read."""
    if isinstance(outcome, DocumentError):
        say(str(outcome))
    else:
        say(f"{outcome.document.name}: kept, but not read: {outcome.reason}")


def standing_text(incidents: int, findings: int) -> str:
    """How much stands: "1 incident, 2 findings"."""
    return f"{_several(incidents, 'incident')}, {_several(findings, 'finding')}"


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def counts(parts: Iterable[tuple[str, int]]) -> str:
    """What is not nought, in a row: "added 3, refused 1"."""
    return ", ".join(f"{words} {number:,}" for words, number in parts if number) or "nothing to do"
