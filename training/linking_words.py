"""Counts in how many reports each word stands, and prints the frequent ones for `linking/words.toml`.

    python -m training.linking_words reports.jsonl [more.jsonl …]

Words are cut to their stems; those that mostly have a capital are names. Only the words are kept, no text.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from counterclaim.reconcile.linking.words import stem

USUAL, COMMON, PROPER = 0.2, 0.05, 0.6
"""The share of the reports that hold a usual word and a common one, and that of a name's uses that have a capital."""
_WORD, _SMALL, _CAPITAL = re.compile(r"[A-Za-z]{2,}"), re.compile(r"\b[a-z]+"), re.compile(r"[A-Z][a-z]+")


def frequent(texts: Iterable[str]) -> dict[str, list[str]]:
    """The usual words, the common ones and the frequent names of some texts, as stems."""
    words: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        words.update({stem(word) for word in _WORD.findall(text)})
        small = {stem(word) for word in _SMALL.findall(text)}
        capitals.update({stem(word) for word in _CAPITAL.findall(text)} - small)
    kept = [word for word, times in words.items() if times >= COMMON * number]
    names = {word for word in kept if capitals[word] > PROPER * words[word]}
    return {
        "usual": sorted(word for word in kept if words[word] >= USUAL * number and word not in names),
        "common": sorted(word for word in kept if words[word] < USUAL * number and word not in names),
        "names": sorted(names),
    }


def main(paths: Iterable[str]) -> None:
    """Prints the frequent words of the reports in files of JSON lines."""
    lines = (line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip())
    for key, words in frequent(json.loads(line)["text"] for line in lines).items():
        print(f"{key} = {json.dumps(words)}")


if __name__ == "__main__":
    main(sys.argv[1:])
