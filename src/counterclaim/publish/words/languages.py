"""Languages by their names."""

from __future__ import annotations

from counterclaim.publish.words.bundles import Words


def language_words(words: Words, code: str) -> str:
    """A language by its code (BCP 47): "uk" is "Ukrainian"; the code itself where the locales don't know it."""
    from babel import Locale

    names = Locale(words.language).languages
    known = names.get(code.replace("-", "_")) or names.get(code.partition("-")[0].lower())
    return str(known) if known else code
