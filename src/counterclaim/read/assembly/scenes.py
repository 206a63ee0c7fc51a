"""What is known of one sentence before its claims are drawn up: who speaks which of its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from counterclaim.model.actor import Channel, Claimant
from counterclaim.model.document import Document
from counterclaim.model.interval import TimeMention
from counterclaim.model.place import PlaceMention
from counterclaim.read.mentions import Mentions
from counterclaim.read.speech.attributions import Attribution, innermost


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
        return any(first <= start < last for first, last in self.quotes)

    def voice_at(self, word: int) -> Voice:
        """Who speaks a word."""
        cue = next((one for one in self.attributions if one.cue == word), None)
        found = cue or innermost(self.attributions, word)
        if found is None:
            return self.floor
        voice = self.voices[self.attributions.index(found)]
        if voice.claimant is None:
            return voice
        via = tuple(name for name in self._quoting(found, word) if name != voice.claimant.name)
        return replace(voice, claimant=replace(voice.claimant, via=via)) if via else voice

    def _quoting(self, found: Attribution, word: int) -> tuple[str, ...]:
        """The names of those who pass on somebody's words, the outermost first."""
        outer = [
            one for one in self.attributions if one is not found and word in one.content and found.cue in one.content
        ]
        outer.sort(key=lambda one: -len(one.content))
        claimants = (self.voices[self.attributions.index(one)].claimant for one in outer)
        return tuple(claimant.name for claimant in claimants if claimant is not None)
