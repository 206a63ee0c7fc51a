"""What a PDF states about itself: in its first lines, and in what its maker wrote into the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from counterclaim.ingest.publication_dates import publication_date
from counterclaim.ingest.stating import Stated

MASTHEAD_LINES = 14
"""So many first lines may state the day of a report; prose ends them earlier."""

PROSE_WORDS = 30
SLACK = timedelta(days=3)
"""By how much a stated day may be later than the file: reports are prepared ahead."""

DAY = re.compile(
    r"\b\d{4}[-/.]\d{2}[-/.]\d{2}\b|\b\d{1,2}\.\d{1,2}\.\d{4}\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?[ -][A-Za-z]{3,9}\.?,?[ -]\d{4}\b|\b[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b"
)
NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) - .*|untitled.*|document\d*|title|slide \d+|print|"
    r".{0,60}\.(?:docx?|pdf|indd|pptx?|rtf|odt|qxd|p65))",
    re.IGNORECASE,
)
"""What programs write for a title that nobody gave."""

NO_AUTHOR = re.compile(
    r"(?:user\d*|admin\w*|administrator|owner|root|unknown|author|anonymous|pc|acer|asus|hp|lenovo|dell|home|"
    r"microsoft office user|windows user|пользователь|користувач)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What the maker of a file wrote into it; null where nothing is stated, or nothing that makes sense."""

    title: str | None = None
    author: str | None = None
    made: datetime | None = None
    changed: datetime | None = None


def facts_of(reader: Any) -> FileFacts:
    """What a PDF (pypdf) states about itself."""
    metadata = reader.metadata
    return FileFacts(
        title=_named(metadata, "title", NO_TITLE),
        author=_named(metadata, "author", NO_AUTHOR),
        made=_moment(metadata, "creation_date"),
        changed=_moment(metadata, "modification_date"),
    )


def stated_in(facts: FileFacts, paragraphs: Sequence[str]) -> Stated:
    """Title, author and day: the day that the first lines state, or else that on which the file was made."""
    said = _stated_day(paragraphs, facts.made)
    changed_since = facts.changed is not None and facts.made is not None and _later(facts.changed, facts.made)
    return Stated(
        title=facts.title,
        author=facts.author,
        published=said.isoformat() if said is not None else _words_of(facts.made),
        updated=_words_of(facts.changed) if changed_since else None,
    )


def _later(one: datetime, other: datetime) -> bool:
    """Whether one moment is later than another, as far as can be told: both must have zones, or neither."""
    return (one.tzinfo is None) == (other.tzinfo is None) and one > other


def _stated_day(paragraphs: Sequence[str], made: datetime | None) -> date | None:
    """The latest day in the masthead that is not after the file itself: of a period its end."""
    days = sorted(day for line in _masthead(paragraphs) for day in _days(line))
    if made is not None:
        days = [day for day in days if day <= made.date() + SLACK]
    return days[-1] if days else None


def _masthead(paragraphs: Sequence[str]) -> Iterator[str]:
    for line in paragraphs[:MASTHEAD_LINES]:
        if len(line.split()) >= PROSE_WORDS:
            return
        yield line


def _days(line: str) -> Iterator[date]:
    for found in DAY.finditer(line):
        day = publication_date(found[0])
        if day is not None:
            yield day


def _named(metadata: Any, key: str, nothing: re.Pattern[str]) -> str | None:
    value = getattr(metadata, key, None)
    words = " ".join(value.split()) if isinstance(value, str) else ""
    plain = "".join(character for character in words if character.isprintable())
    return plain if plain and not nothing.fullmatch(plain) else None


def _moment(metadata: Any, key: str) -> datetime | None:
    """When the file was made or changed; None where what it states is no moment."""
    try:
        value = getattr(metadata, key, None)
    except (ValueError, TypeError, OverflowError):
        return None
    return value if isinstance(value, datetime) else None


def _words_of(moment: datetime | None) -> str | None:
    """A moment in ISO 8601; its day alone where it has no zone."""
    if moment is None:
        return None
    return moment.isoformat() if moment.tzinfo is not None else moment.date().isoformat()
