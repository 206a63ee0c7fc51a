"""One-line messages on the standard error, safe to show on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from counterclaim.errors import DocumentError
from counterclaim.pipeline.reading import Unread
from counterclaim.publish.visible import visible

LINE_ENDS = re.compile(r"[\t\n\r]")
"""What leaves the line, beside all that is not seen."""

MOST_CHARACTERS = 400


def one_line(text: str) -> str:
    """A text that stays in its line and does nothing to a terminal: hidden characters as their code points."""
    plain = visible(LINE_ENDS.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text[: 4 * MOST_CHARACTERS]))
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


def tell_of_waiting(ledger: str) -> None:
    """Say that another run reconciles this ledger, and that this one waits for it."""
    say(f"{ledger}: documents are kept; waits for another run that is working out incidents and findings")


def standing_text(incidents: int, findings: int) -> str:
    """How much stands: "1 incident, 2 findings"."""
    return f"{_several(incidents, 'incident')}, {_several(findings, 'finding')}"


def _several(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def counts(parts: Iterable[tuple[str, int]]) -> str:
    """What is not nought, in a row: "added 3, refused 1"."""
    return ", ".join(f"{words} {number:,}" for words, number in parts if number) or "nothing to do"
