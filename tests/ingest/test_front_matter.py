"""The lines above a text."""

from __future__ import annotations

import pytest

from counterclaim.errors import DocumentError
from counterclaim.ingest.front_matter import front_matter
from counterclaim.ingest.raw import RawDocument
from counterclaim.ingest.stating import Stated

RAW = RawDocument(source="a.txt", name="a.txt", format="plain_text", payload=b"")


def rest(text: str) -> str:
    """The text proper."""
    return text[front_matter(text, RAW)[1] :]


def test_all_after_the_closing_line_is_the_text() -> None:
    text = "---\ntitle: A night: of drones\npublisher: 'The Wire'\npublished: 2024-09-01\nlang: en\n---\n\n Text.\r\n"
    stated, start = front_matter(text, RAW)
    assert stated == Stated(title="A night: of drones", publisher="The Wire", published="2024-09-01", language="en")
    assert text[start:] == "\n Text.\r\n"


def test_unknown_keys_and_windows_line_ends_are_let_pass() -> None:
    text = "---\r\nurl: https://wire.example/1\r\ntags: a, b\r\n  - list\r\n---\r\nText."
    assert front_matter(text, RAW)[0] == Stated(url="https://wire.example/1")
    assert rest(text) == "Text."


def test_lines_of_known_keys_alone_are_a_header() -> None:
    text = "Title: Night\nDate: 1 September 2024\n\nText: this is it."
    assert front_matter(text, RAW)[0] == Stated(title="Night", published="1 September 2024")
    assert rest(text) == "Text: this is it."


@pytest.mark.parametrize(
    "text",
    [
        "KYIV: two drones fell.\n\nMore.",
        "Title: Night\nTwo drones fell.\n",
        "Source: the ministry said so",
        "---\n\nA text under a rule.",
        "--- Breaking ---\ntitle: x\n---\n",
        "--",
        "",
    ],
)
def test_a_text_without_front_matter_is_left_whole(text: str) -> None:
    assert rest(text) == text


def test_front_matter_must_be_closed() -> None:
    with pytest.raises(DocumentError, match="closing '---'"):
        front_matter("---\ntitle: x\nText.", RAW)


def test_empty_and_null_values_say_nothing() -> None:
    assert front_matter("---\ntitle: null\nurl:\n---\nText.", RAW)[0] == Stated(title="", url="")
