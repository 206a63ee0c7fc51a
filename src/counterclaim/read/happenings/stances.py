"""Says how a claimant puts a happening: asserted, negated, possible or expected."""

from __future__ import annotations

from functools import partial

from counterclaim.model.kind import Stance
from counterclaim.read.grammar.analysis import Sentence, Word
from counterclaim.read.knowledge_files import word_list
from counterclaim.read.speech.attributions import Attribution

_speech = partial(word_list, "cues", "speech")
_stance = partial(word_list, "kinds", "stance")


def stance_of(
    sentence: Sentence, trigger: int, attribution: Attribution | None, *, zero: bool, attempted: bool = False
) -> Stance:
    """How the happening of a trigger word is put; `zero` where its own count is none ("no casualties" is asserted).

    `attempted` where an attempt is itself the happening: to try to storm a town is to assault it.
    """
    verb = sentence.words[trigger]
    chain = _verbs_above(sentence, verb, attribution)
    if attribution is not None and attribution.lemma in _speech("denying") and _on_the_way(sentence, verb, attribution):
        return Stance.NEGATED
    if not zero and (_negated(sentence, verb) or any(above.lemma in _stance("failing") for above in chain[1:])):
        return Stance.NEGATED
    if _trying(sentence, verb, chain) and not (
        attempted and chain[1:] and chain[1].lemma in ("try", "attempt", "continue")
    ):
        return Stance.EXPECTED
    if any(_modal(sentence, one, "expecting") for one in chain):
        return Stance.EXPECTED
    if any(_modal(sentence, one, "opening") for one in chain) or _conditional(sentence, chain):
        return Stance.POSSIBLE
    if attribution is not None and attribution.lemma in _speech("hedging"):
        return Stance.POSSIBLE
    if attribution is not None and attribution.lemma in _speech("expecting") and _untensed(verb):
        return Stance.EXPECTED
    return Stance.ASSERTED


def statement_stance(sentence: Sentence, verb: int) -> Stance:
    """How a statement is put: "will" and "may" count, "can" tells no doubt."""
    helpers = {_plain(child) for child in sentence.children_of(sentence.words[verb], "aux", "advmod")}
    if helpers & {"will", "shall", "'ll", "wo", "would"}:
        return Stance.EXPECTED
    if helpers & {"may", "might", "perhaps", "possibly"}:
        return Stance.POSSIBLE
    none = any(
        _plain(child) == "no"
        for subject in sentence.children_of(sentence.words[verb], "nsubj", "obj")
        for child in sentence.children_of(subject, "det")
    )
    return Stance.NEGATED if none or _negated(sentence, sentence.words[verb]) else Stance.ASSERTED


def _verbs_above(sentence: Sentence, verb: Word, attribution: Attribution | None) -> tuple[Word, ...]:
    """The trigger and the verbs that it completes, up to the verb of saying."""
    chain = [verb]
    word = verb
    while word.relation in ("xcomp", "conj", "ccomp", "obj", "nsubj:pass", "csubj") and word.head >= 0:
        above = sentence.words[word.head]
        if attribution is not None and above.index == attribution.cue:
            break
        if word.relation == "conj" and (above.upos not in ("VERB", "AUX") or _has_subject(sentence, word)):
            break
        word = above
        chain.append(word)
        if len(chain) > 4:
            break
    return tuple(chain)


def _plain(word: Word) -> str:
    return word.text.lower().replace("’", "'")


def _has_subject(sentence: Sentence, verb: Word) -> bool:
    return bool(sentence.children_of(verb, "nsubj", "nsubj:pass"))


def _negated(sentence: Sentence, verb: Word) -> bool:
    """Whether a word says no to a trigger; "without water" is itself an outage, and denies none."""
    lacking = verb.lemma in word_list("kinds", "grouping", "supplies")
    for child in sentence.children_of(verb, "advmod", "det", "mark", "advcl", "case"):
        following = sentence.words[child.index + 1].text.lower() if child.index + 1 < len(sentence.words) else ""
        if (
            _plain(child) in _stance("negations")
            and following not in ("only", "just")
            and abs(child.index - verb.index) <= 4
            and not (lacking and _plain(child) == "without")
        ):
            return True
    return False


def _on_the_way(sentence: Sentence, verb: Word, attribution: Attribution) -> bool:
    """Whether a verb is what is denied, and not what a clause within it takes for granted."""
    for above in (verb, *sentence.ancestors_of(verb)):
        if above.index == attribution.cue:
            return True
        if above.relation in ("acl:relcl", "advcl") and above.head != attribution.cue:
            return False
    return True


def _trying(sentence: Sentence, verb: Word, chain: tuple[Word, ...]) -> bool:
    if verb.relation in ("xcomp", "advcl") and len(chain) > 1 and chain[1].lemma in _stance("trying"):
        return True
    return (
        verb.relation == "acl"
        and len(chain) == 1
        and any(mark.text.lower() == "to" for mark in sentence.children_of(verb, "mark"))
    )


def _modal(sentence: Sentence, verb: Word, key: str) -> bool:
    words = _stance(key)
    for child in sentence.children_of(verb, "aux", "advmod", "amod", "aux:pass"):
        if _plain(child) in words or child.lemma in words:
            perfect = key == "opening" and child.lemma in ("could", "can") and child.text.lower() == "could"
            if not (perfect and _negated(sentence, verb)):
                return True
    if key == "expecting" and verb.lemma == "go" and verb.xpos == "VBG":
        return True
    return key == "opening" and verb.lemma in _stance("seeming")


def _conditional(sentence: Sentence, chain: tuple[Word, ...]) -> bool:
    return any(
        mark.text.lower() in _stance("conditional") for one in chain for mark in sentence.children_of(one, "mark")
    )


def _untensed(verb: Word) -> bool:
    return verb.xpos == "VB"
