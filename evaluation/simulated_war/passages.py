"""Tells of one happening in a document: fills the gaps of sentences with what is known on that day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from random import Random

from evaluation.simulated_war.casts import Witness
from evaluation.simulated_war.drafting import Setting, drafts_of
from evaluation.simulated_war.gaps import filled
from evaluation.simulated_war.happenings import Happening
from evaluation.simulated_war.pages import Draft, Page
from evaluation.simulated_war.tokens import TOKENS
from evaluation.simulated_war.wording import Words
from evaluation.simulated_war.world import Region, Settlement, World

Sentence = tuple[str, tuple[str, ...]]

_PARAGRAPHS = 0.4
"""How often a sentence begins a paragraph though it goes on about the same."""
_CHOICE = re.compile(r"\[([^\]]*)\]")
_TOLD_AS = {"seizure": "fight"}


@lru_cache(maxsize=1)
def sentences() -> dict[str, dict[str, list[Sentence]]]:
    """All sentences, by sort of happening and use; those that count most come first."""
    raw = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8"))
    return {
        sort: {
            use: sorted(
                ((text, tuple(tokens.split())) for text, tokens in found),
                key=lambda sentence: -sum(bool(TOKENS[token].count) for token in sentence[1]),
            )
            for use, found in uses.items()
        }
        for sort, uses in raw.items()
    }


class Passage:
    """What one document tells of one happening."""

    page: Page
    happening: Happening
    day: int
    world: World
    rng: Random

    def __init__(self, page: Page, happening: Happening, day: int, world: World, rng: Random) -> None:
        self.page, self.happening, self.day, self.world, self.rng = page, happening, day, world, rng
        self.begins = True
        self.setting = Setting(happening, day - happening.day)
        self.witness: Witness | None = None
        self.spot: Settlement | None = happening.settlement
        self.parts: Sequence[tuple[Region | Settlement, int]] = ()

    @property
    def acted_on(self) -> int:
        """The day that the passage tells of: for a long fight any of its days."""
        return self.setting.acted_on

    @property
    def age(self) -> int:
        """How many days after the event the document comes."""
        return self.day - self.happening.day

    def tell(self, use: str, witness: Witness | None = None, sort: str = "") -> list[Draft]:
        """One sentence of a use, on a witness's word; nothing where no sentence of that use fits what is known."""
        self.witness = witness
        found = sentences()[sort or _TOLD_AS.get(self.happening.sort, self.happening.sort)].get(use, [])
        order = found if self.rng.random() < 0.45 else self.rng.sample(found, len(found))
        if order is found and len(found) > 3:
            order = self.rng.sample(found[:4], 4) + found[4:]
        for pattern, tokens in order:
            text = varied(pattern, self.rng)
            fills = self._fills(text)
            if fills is not None:
                new = self.begins or self.rng.random() < _PARAGRAPHS
                self.begins = False
                refs = self.page.say(text, fills, new=new and bool(self.page.drafts))
                drafts = drafts_of(tokens, fills, refs, self.setting, self.rng)
                self.page.drafts += drafts
                return drafts
        return []

    def _fills(self, text: str) -> dict[str, Words] | None:
        fills: dict[str, Words] = {}
        for gap in _gaps(text):
            words = filled(self, gap)
            if words is None:
                return None
            fills[gap] = words
        return fills


def varied(pattern: str, rng: Random) -> str:
    """A sentence with one of the words of each bracket chosen."""
    if "[" not in pattern:
        return pattern
    return "".join(rng.choice(part) if at % 2 else part[0] for at, part in enumerate(_choices(pattern)))


@lru_cache(maxsize=512)
def _choices(pattern: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(part.split("|")) for part in _CHOICE.split(pattern))


@lru_cache(maxsize=8192)
def _gaps(text: str) -> tuple[str, ...]:
    return tuple(part.partition("}")[0] for part in text.split("{")[1:])
