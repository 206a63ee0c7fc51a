"""Ukrainian names in Latin letters, as the Cabinet of Ministers' resolution 55 of 2010 spells them."""

from __future__ import annotations

_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_LETTERS = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'’ʼ",
        "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia - - -".split(),
        strict=True,
    )
)


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
            new = _LETTERS.get(small, small).replace("-", "") if small.isalpha() or small in "'’ʼ" else small
        if letter.isupper():
            new = new.upper() if after.isupper() and len(name) > 1 else new.capitalize()
        spelt.append(new)
        before = letter
    return "".join(spelt)
