"""Finds statements: what a speaker is quoted or reported to say that tells no happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.model.actor import Claimant
from counterclaim.model.kind import Kind, Stance
from counterclaim.model.quantity import Unit
from counterclaim.read.assembly.drafts import Draft
from counterclaim.read.assembly.scenes import Scene, Voice
from counterclaim.read.happenings.stances import statement_stance
from counterclaim.read.knowledge_files import word_pattern
from counterclaim.read.mentions import words_within
from counterclaim.read.offsets import overlapping

_ANYTHING = (None, Unit.OTHER, Unit.ITEM, Unit.PLACE, Unit.REGION, Unit.MONEY)
"""Units of counts that a judgement may well hold: "two countries"."""


def only_words(drafts: Sequence[Draft], quoted: Sequence[tuple[int, int]]) -> tuple[Draft, ...]:
    """The drafts without what a quotation merely foresees or holds possible, uncounted: those are statements."""
    return tuple(
        draft
        for draft in drafts
        if draft.stance not in (Stance.EXPECTED, Stance.POSSIBLE)
        or draft.count is not None
        or not overlapping(quoted, draft.trigger.start, draft.trigger.start + 1)
    )


def statements_of(scene: Scene, quoted: Sequence[tuple[int, int]], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """One statement for a sentence that quotes a speaker directly and tells no happening."""
    sentence = scene.mentions.sentence
    for start, end in overlapping(quoted, sentence.start, sentence.end):
        if any(start <= draft.trigger.start < end for draft in drafts):
            return
        inside = words_within(sentence, max(start, sentence.start), min(end, sentence.end))
        spoken = [index for index in inside if sentence.words[index].upos != "PUNCT"]
        if len(spoken) < 5:
            continue
        voice = scene.voice_at(spoken[len(spoken) // 2])
        verbs = [index for index in spoken if sentence.words[index].upos in ("VERB", "AUX")]
        if voice.claimant is None or not verbs or not _whole_sentence(scene):
            continue
        if _private(voice.claimant) or _counts_something(scene, spoken):
            continue
        yield _statement(scene, voice, verbs)
        return


def reported_statement(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A statement for what somebody named is reported to say, where it tells no happening."""
    if drafts:
        return
    sentence = scene.mentions.sentence
    for number, attribution in enumerate(scene.attributions):
        voice = scene.voices[number]
        verbs = [index for index in sorted(attribution.content) if sentence.words[index].upos in ("VERB", "AUX")]
        if voice.claimant is None or not verbs or attribution.lemma in ("report", "describe"):
            continue
        if not _of_standing(voice.claimant) or _counts_something(scene, sorted(attribution.content)):
            continue
        yield _statement(scene, voice, verbs)
        return


def _of_standing(claimant: Claimant) -> bool:
    """Whether a claimant is named and speaks for a side, a body or an office."""
    named = any(word[:1].isupper() for word in claimant.name.split()[-2:])
    known = claimant.side is not None or claimant.entity is not None
    return named and (known or word_pattern("cues", "speakers", "offices").search(claimant.name) is not None)


def _private(claimant: Claimant) -> bool:
    """Whether a claimant speaks for nobody else: a witness, a mother of six, somebody without a name or an office."""
    offices = word_pattern("cues", "speakers", "offices").search(claimant.name) is not None
    if claimant.side is not None or claimant.entity is not None or offices:
        return False
    unnamed = not any(word[:1].isupper() for word in claimant.name.split())
    return unnamed or word_pattern("actors", "private", "persons").search(claimant.name) is not None


def _counts_something(scene: Scene, words: Sequence[int]) -> bool:
    """Whether the words that are said count people, arms or things: they tell a happening, though none was read."""
    return any(
        count.word in words and count.unit not in _ANYTHING and (count.low or 0) > 1 for count in scene.mentions.counts
    )


def _statement(scene: Scene, voice: Voice, verbs: Sequence[int]) -> Draft:
    """The draft of a statement, told by the verb that stands highest in the tree."""
    sentence, document = scene.mentions.sentence, scene.document
    main = min(verbs, key=lambda index: (_depth(scene, index), index))
    word = sentence.words[main]
    return Draft(
        sentence=document.span(sentence.start, sentence.end),
        sentence_index=sentence.index,
        paragraph=sentence.paragraph,
        kind=Kind.STATEMENT,
        trigger=document.span(word.start, word.end),
        stance=statement_stance(sentence, main),
        claimant=voice.claimant,
        said=voice.said,
        channel=voice.channel,
    )


def _whole_sentence(scene: Scene) -> bool:
    """Whether a sentence has a verb of its own and is no mere fragment."""
    root = scene.mentions.sentence.root
    return root.upos in ("VERB", "AUX") or bool(scene.mentions.sentence.children_of(root, "cop", "nsubj", "aux"))


def _depth(scene: Scene, index: int) -> int:
    return sum(1 for _ in scene.mentions.sentence.ancestors_of(scene.mentions.sentence.words[index]))
