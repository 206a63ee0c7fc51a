"""Says each message in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from markupsafe import Markup

LANGUAGES = {"en": "English", "uk": "Українська"}
"""Each language's code, and its own name for itself. The first is used where a reader's is not here."""
FIRST = next(iter(LANGUAGES))
LONG = 500
"""Values of more letters are put in once a message is made: Fluent refuses those that are longer than 2,500."""
_STANDS_FOR = 0xE000
"""Letters without a meaning, which stand for them meanwhile."""


@dataclass(frozen=True, slots=True)
class Words:
    """The messages of one language."""

    language: str

    def __call__(self, message: str, /, **values: object) -> str:
        """A message with its values filled in, unescaped.

        Raises LookupError where there is none of this name, ValueError where a value can't be filled in.

        The names of messages are `page-what`; values are words, numbers (which choose plural forms) or moments.
        """
        return _said(self.language, message, values) if values else _said_always(self.language, message)

    def has(self, message: str) -> bool:
        """Whether there is a message of this name."""
        return _bundle(self.language).has_message(message)

    def marked(self, message: str, /, **values: object) -> Markup:
        """A message as markup: its own text as it is, its values escaped where they are no markup themselves."""
        from markupsafe import Markup, escape

        from counterclaim.publish.visible import shown

        safe = {name: escape(shown(each)) if isinstance(each, str) else each for name, each in values.items()}
        return Markup(self(message, **safe))


def words_of(asked: str, accepted: str) -> Words:
    """The words in the language asked for, else in the first of those that the browser accepts, else in English."""
    preferred = (each.partition(";")[0].strip().partition("-")[0].lower() for each in accepted[:200].split(","))
    return Words(next((each for each in (asked, *preferred) if each in LANGUAGES), FIRST))


@cache
def _said_always(language: str, message: str) -> str:
    return _said(language, message, {})


def _said(language: str, message: str, values: dict[str, object]) -> str:
    bundle = _bundle(language)
    value = bundle.get_message(message).value
    if value is None:
        raise LookupError(f"{message}: only attributes")
    long = {name: each for name, each in values.items() if isinstance(each, str) and len(each) > LONG}
    held = {name: chr(_STANDS_FOR + number) for number, name in enumerate(long)}
    said, errors = bundle.format_pattern(value, values | held)
    if errors:
        raise ValueError(f"{message}: {errors[0]}")
    words = dict(zip(held.values(), long.values(), strict=True))
    return "".join(words.get(each, each) for each in str(said)) if words else str(said)


@cache
def _bundle(language: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([language], use_isolating=False)
    for text in texts(language):
        bundle.add_resource(FluentResource(text))
    return bundle


def texts(language: str) -> Iterable[str]:
    """The files of a language, in the order of their names."""
    folder = files("counterclaim.publish.words") / language
    return (each.read_text("utf-8") for each in sorted(folder.iterdir(), key=lambda each: each.name))
