"""Lists of words and phrases, looked up longest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from counterclaim.read.grammar.atoms import PIECE, Atom

Entry = TypeVar("Entry")

IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "foot": "feet",
    "wife": "wives",
    "life": "lives",
    "half": "halves",
    "aircraft": "aircraft",
}
INVARIABLE = ("people", "personnel", "staff", "police", "infrastructure", "gunfire", "shelling", "troops", "himars")


def plural_of(noun: str) -> str:
    """The regular English plural of a phrase's last word, with the commonest exceptions."""
    lead, _, last = noun.rpartition(" ")
    if last in IRREGULAR:
        last = IRREGULAR[last]
    elif last.endswith("man") and last not in ("human", "german"):
        last = last[:-2] + "en"
    elif last.endswith("child"):
        last += "ren"
    elif last.endswith(("s", "x", "ch", "sh")) and last not in INVARIABLE:
        last += "es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    elif last not in INVARIABLE:
        last += "s"
    return f"{lead} {last}".strip()


def with_plurals(nouns: Iterable[str]) -> tuple[str, ...]:
    """Each phrase and its plural, in order and once."""
    return tuple(dict.fromkeys(form for noun in nouns for form in (noun, plural_of(noun))))


def pieces_of(phrase: str) -> tuple[str, ...]:
    """A phrase as atoms' texts: hyphens and slashes are no different from spaces."""
    return tuple(PIECE.findall(phrase.lower().replace("’", "'").replace("-", " ").replace("/", " ")))


@dataclass(frozen=True, slots=True)
class Hit(Generic[Entry]):
    """A phrase found: atoms `first` to `end` (exclusive), and what the list says of it."""

    first: int
    end: int
    entry: Entry


class Lexicon(Generic[Entry]):
    """Phrases and what each stands for; where a phrase is given twice, the first entry stays."""

    def __init__(self, entries: Iterable[tuple[str, Entry]]) -> None:
        known: dict[str, dict[tuple[str, ...], Entry]] = {}
        for phrase, entry in entries:
            pieces = pieces_of(phrase)
            if pieces:
                known.setdefault(pieces[0], {}).setdefault(pieces, entry)
        self._known = known
        self._lengths = {
            first: tuple(sorted({len(pieces) for pieces in phrases}, reverse=True)) for first, phrases in known.items()
        }

    def longest(self, atoms: Sequence[Atom], first: int) -> Hit[Entry] | None:
        """The longest phrase that starts at this atom, or None."""
        lengths = self._lengths.get(atoms[first].text)
        if lengths is None:
            return None
        phrases = self._known[atoms[first].text]
        for length in lengths:
            if first + length > len(atoms):
                continue
            pieces = tuple(atom.text for atom in atoms[first : first + length])
            if pieces in phrases:
                return Hit(first, first + length, phrases[pieces])
        return None

    def longest_before(self, atoms: Sequence[Atom], end: int, reach: int = 6) -> Hit[Entry] | None:
        """The longest phrase that ends right before this atom, or None."""
        for first in range(max(0, end - reach), end):
            hit = self.longest(atoms, first)
            if hit is not None and hit.end == end:
                return hit
        return None

    def within(self, atoms: Sequence[Atom]) -> tuple[Hit[Entry], ...]:
        """All phrases of a sentence, left to right, the longest at each place, none overlapping another."""
        hits: list[Hit[Entry]] = []
        index = 0
        while index < len(atoms):
            hit = self.longest(atoms, index) if atoms[index].text in self._lengths else None
            if hit is None:
                index += 1
            else:
                hits.append(hit)
                index = hit.end
        return tuple(hits)
