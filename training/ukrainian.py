"""Ukrainian names in Latin letters, as the Cabinet of Ministers' resolution 55 of 2010 spells them."""

from __future__ import annotations

_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_LETTERS = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "h",
    "ґ": "g",
    "д": "d",
    "е": "e",
    "є": "ie",
    "ж": "zh",
    "з": "z",
    "и": "y",
    "і": "i",
    "ї": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ь": "",
    "ю": "iu",
    "я": "ia",
    "'": "",
    "’": "",
    "ʼ": "",
}


def in_latin_letters(name: str) -> str:
    """The name letter by letter: Виїмка is Vyimka, Північне Pivnichne; capitals stay capitals."""
    spelt = []
    before = " "
    for letter, after in zip(name, [*name[1:], " "], strict=True):
        small = letter.lower()
        if small == "г" and before.lower() == "з":
            new = "gh"
        elif not before.isalpha() and before not in "'’ʼ" and small in _FIRST:
            new = _FIRST[small]
        else:
            new = _LETTERS.get(small, small)
        if letter.isupper():
            new = new.upper() if after.isupper() and len(name) > 1 else new.capitalize()
        spelt.append(new)
        before = letter
    return "".join(spelt)
