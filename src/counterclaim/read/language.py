"""Which language a text is written in, told by script, common words and letters; None where they don't tell."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from counterclaim.read.knowledge_files import knowledge

SAMPLE_CHARACTERS = 6_000
FEWEST_WORDS = 3
FEWEST_SIGNS = 2
"""Words that must speak for a language, by being common in it or by a letter of its own."""
LEAST_SCORE = 0.08
"""Running text scores 0.3 and more in its own language, headlines 0.1 and more."""
LEAST_LEAD = 1.25
OVERRULING_LEAD = 3.0
NEVER_WEIGHT = 1.5

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Profile:
    """How one language looks: its script, its common words, and letters for and against it."""

    language: str
    script: str
    words: frozenset[str]
    own: frozenset[str]
    never: frozenset[str]


def language_of(text: str) -> str | None:
    """The language of a text (ISO 639-1), None where nothing in it tells, or two languages tell equally."""
    sample = text[:SAMPLE_CHARACTERS]
    script = _script_of(sample)
    if script is None:
        return None
    alone: dict[str, str] = knowledge("languages")["alone"]
    if script in alone:
        return alone[script]
    scores = _scores(sample, script)
    if not scores:
        return None
    (best, score), *others = scores
    runner_up = others[0][1] if others else 0.0
    return best if score >= LEAST_SCORE and score >= LEAST_LEAD * runner_up else None


def settled_language(stated: str | None, text: str) -> str | None:
    """The language to read a text in: the stated one, unless the text is clearly another's.

    A page template's "en" over Ukrainian words, or a mirror's "zh" over English ones, is overruled.
    """
    found = language_of(text)
    if stated is None or found is None or found == stated:
        return stated if found is None and _could_be(stated, text) else found
    sample = text[:SAMPLE_CHARACTERS]
    scores = dict(_scores(sample, _script_of(sample) or ""))
    if stated not in scores:
        return found if stated not in _profiles() or not _could_be(stated, text) else stated
    return found if scores[found] >= OVERRULING_LEAD * max(scores[stated], 0.01) else stated


def _could_be(language: str | None, text: str) -> bool:
    """Whether the text's script is one that this language is written in, as far as is known."""
    script = _script_of(text[:SAMPLE_CHARACTERS])
    scripts = _scripts_of(language or "")
    return language is not None and (script is None or not scripts or script in scripts)


def _script_of(sample: str) -> str | None:
    """The script that most letters are of; Japanese where there is kana among Chinese characters."""
    counts = Counter({name: len(letters.findall(sample)) for name, letters in _scripts().items()})
    name, most = counts.most_common(1)[0]
    if not most:
        return None
    return "kana" if name == "han" and counts["kana"] > 0.05 * most else name


def _scores(sample: str, script: str) -> list[tuple[str, float]]:
    """The languages of a script, best first, each with its score: the share of words that speak for it."""
    words = WORD.findall(sample.lower())
    if len(words) < FEWEST_WORDS:
        return []
    counted = Counter(words)
    marked = {word: times for word, times in counted.items() if not word.isascii()}
    scores = [(profile.language, _score(counted, marked, profile) / len(words)) for profile in _profiles_of(script)]
    return sorted(scores, key=lambda scored: (-scored[1], scored[0]))


def _score(words: dict[str, int], marked: dict[str, int], profile: Profile) -> float:
    """How many words speak for a language; only those `marked` by a letter beyond a to z can have a telling letter."""
    common = sum(words[word] for word in profile.words & words.keys())
    own = sum(times for word, times in marked.items() if not profile.own.isdisjoint(word))
    never = sum(times for word, times in marked.items() if not profile.never.isdisjoint(word))
    return common + own / 2 - NEVER_WEIGHT * never if common + own >= FEWEST_SIGNS else 0.0


def _scripts_of(language: str) -> frozenset[str]:
    alone: dict[str, str] = knowledge("languages")["alone"]
    single = {script for script, its in alone.items() if its == language}
    if language == "ja":
        single.add("han")
    return frozenset(single | set(_profiles().get(language, ())))


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    ranges: dict[str, str] = knowledge("languages")["scripts"]
    return {name: re.compile(f"[{letters}]") for name, letters in ranges.items()}


@cache
def _profiles_of(script: str) -> tuple[Profile, ...]:
    return tuple(profiles[script] for profiles in _profiles().values() if script in profiles)


@cache
def _profiles() -> dict[str, dict[str, Profile]]:
    """The profile of each language in each script that it is told apart in."""
    listed = knowledge("languages")
    found: dict[str, dict[str, Profile]] = {}
    for script in listed["scripts"]:
        for language, traits in listed.get(script, {}).items():
            found.setdefault(language, {})[script] = Profile(
                language=language,
                script=script,
                words=frozenset(traits["words"].split()),
                own=frozenset(traits.get("own", "")),
                never=frozenset(traits.get("never", "")),
            )
    return found
