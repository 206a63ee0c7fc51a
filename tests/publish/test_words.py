"""The words of the pages are whole in every language, and templates ask for none that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from counterclaim.publish.words.bundles import LANGUAGES, Words, texts, words_of

ASKED = re.compile(r"""\bt\(\s*["']([a-z0-9-]+)["']\s*[,)]""")
OTHERS = sorted(set(LANGUAGES) - {"en"})


class _Variables(Visitor):
    """Collects the variables of a message."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def _messages(language: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for text in texts(language):
        for entry in FluentParser().parse(text).body:
            assert not isinstance(entry, ast.Junk), f"{language}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{language}: {entry.id.name} twice"
                variables = _Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_each_language_has_the_same_messages_with_the_same_values(language: str) -> None:
    assert _messages(language) == _messages("en")


def _templates() -> Iterator[tuple[str, str]]:
    for package in ("counterclaim.serve", "counterclaim.publish"):
        for each in (files(package) / "templates").iterdir():
            if each.name.endswith(".j2"):
                yield each.name, each.read_text("utf-8")


def test_templates_ask_for_messages_that_there_are() -> None:
    asked = {(name, message) for name, text in _templates() for message in ASKED.findall(text)}
    there = _messages("en")
    assert {each for each in asked if each[1] not in there} == set()


def test_the_first_language_that_the_browser_accepts_and_we_have_is_used() -> None:
    assert words_of("", "fr-FR, uk-UA;q=0.9, en;q=0.8").language == "uk"
    assert words_of("", "fr").language == "en"
    assert words_of("en", "uk").language == "en"
    assert words_of("../../en", "").language == "en"


def test_a_message_that_is_not_there_is_our_fault() -> None:
    with pytest.raises(LookupError):
        Words("en")("site-no-such-message")


def test_words_of_any_length_are_put_into_a_message() -> None:
    long = "W" * 5_000
    assert Words("en")("guard-strange-host", host=long) == f"This ledger answers at {long} only."
    assert Words("en").marked("guard-strange-host", host=f"{long}<b>").endswith("W&lt;b&gt; only.")
    assert Words("uk")("guard-no-json", why="\ue000" * 501).count("\ue000") == 501
