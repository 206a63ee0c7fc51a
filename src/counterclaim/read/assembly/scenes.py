"""What is known of one sentence before its claims are drawn up: who speaks which of its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from counterclaim.model.actor import Channel, Claimant
from counterclaim.model.document import Document
from counterclaim.model.interval import TimeMention
from counterclaim.model.place import PlaceMention
from counterclaim.read.mentions import Mentions
from counterclaim.read.offsets import overlapping
from counterclaim.read.speech.attributions import Attribution, innermost
from counterclaim.read.speech.channels import is_outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks some words of a sentence, through what and when; `claimant` null is the document's own voice."""

    claimant: Claimant | None
    attribution: Attribution | None
    channel: Channel | None = None
    said: TimeMention | None = None
    area: PlaceMention | None = None
    """The region or city that the claimant governs, where the name tells it."""


VOICELESS = Voice(claimant=None, attribution=None)
"""The document's own voice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence with all that is known of it before its claims are drawn up."""

    document: Document
    mentions: Mentions
    attributions: tuple[Attribution, ...]
    voices: Mapping[int, Voice]
    """The voice of each attribution, by its place in `attributions`."""
    floor: Voice
    """Whoever speaks the words that no attribution of this sentence covers."""
    sides: frozenset[str] = frozenset()
    """The sides that the document names."""
    quotes: tuple[tuple[int, int], ...] = ()
    """The stretches of the text within quotation marks."""

    def quoted(self, word: int) -> bool:
        """Whether a word stands within quotation marks."""
        start = self.mentions.sentence.words[word].start
        return bool(overlapping(self.quotes, start, start + 1))

    def voice_at(self, word: int) -> Voice:
        """Who speaks a word."""
        cue = next((one for one in self.attributions if one.cue == word), None)
        found = cue or innermost(self.attributions, word)
        if found is None:
            return self.floor
        voice = self.voices[self.attributions.index(found)]
        claimant = voice.claimant
        if claimant is None:
            return replace(voice, claimant=self._outer(found, word))
        via = tuple(name for name in self._quoting(found, word) if name != claimant.name)
        channel = voice.channel or self._passed_on(found, word)
        return replace(voice, claimant=replace(claimant, via=via) if via else claimant, channel=channel)

    def _outer(self, found: Attribution, word: int) -> Claimant | None:
        """Who passes on what nobody is named to have said: the next speaker around it, or who has the floor."""
        outer = [self.voices[self.attributions.index(one)].claimant for one in self._around(found, word)]
        named = next((claimant for claimant in reversed(outer) if claimant is not None), None)
        return named if named is not None or found.speaker_head is not None else self.floor.claimant

    def _quoting(self, found: Attribution, word: int) -> tuple[str, ...]:
        """The names of those who pass on somebody's words, the outermost first."""
        claimants = (self.voices[self.attributions.index(one)].claimant for one in self._around(found, word))
        return tuple(claimant.name for claimant in claimants if claimant is not None)

    def _passed_on(self, found: Attribution, word: int) -> Channel | None:
        """The outlet that passes on somebody's words, where it names no other channel."""
        for outer in reversed(self._around(found, word)):
            claimant = self.voices[self.attributions.index(outer)].claimant
            if claimant is not None and is_outlet(claimant.name):
                return Channel(span=claimant.span, name=claimant.name)
        return None

    def _around(self, found: Attribution, word: int) -> list[Attribution]:
        """The acts of saying that pass on another one, the outermost first."""
        outer = [
            one for one in self.attributions if one is not found and word in one.content and found.cue in one.content
        ]
        return sorted(outer, key=lambda one: -len(one.content))
