"""Makes the lemma table: the forms whose lemma the rules of `counterclaim.read.grammar.lemmas` do not give."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from counterclaim.read.grammar.lemmas import ruled_lemma
from training.treebank import TreeSentence

SOURCE = Path(__file__).with_name("verbs.toml")
TABLE = Path(__file__).parent.parent / "src/counterclaim/read/knowledge/english_lemmas.tsv"
HEADING = """\
# form, UPOS, lemma: what the rules of lemmas.py get wrong. Made by training/lexicon.py from training/verbs.toml and
# UD_English-GUM 2.16 (CC BY 4.0, GUM annotators; genres as in docs/models.md).
"""
AMBIGUOUS = {"lay": "lay", "found": "find", "ground": "ground", "wound": "wound"}
"""Forms of two verbs: the one that war reporting means."""


def write_table(sentences: Iterable[TreeSentence], path: Path = TABLE) -> int:
    """Writes the table and returns how many rows it has."""
    lists = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    table = treebank_rows(sentences) | listed_rows(lists)
    rows = [f"{form}\t{upos}\t{lemma}" for (form, upos), lemma in sorted(table.items())]
    path.write_text(HEADING + "\n".join(rows) + "\n", encoding="utf-8")
    return len(rows)


def treebank_rows(sentences: Iterable[TreeSentence]) -> dict[tuple[str, str], str]:
    """For each form and tag the lemma that the treebank gives most, where the rules give another."""
    seen: dict[tuple[str, str], Counter[str]] = {}
    tags: dict[tuple[str, str], Counter[str]] = {}
    for sentence in sentences:
        for form, lemma, upos, xpos in zip(sentence.words, sentence.lemmas, sentence.upos, sentence.xpos, strict=True):
            lower = form.lower().replace("’", "'")
            if upos in {"PROPN", "X", "PUNCT", "SYM", "NUM"} or not re.search("[a-z]", lower) or lemma == "_":
                continue
            seen.setdefault((lower, upos), Counter())[lemma if lemma == "I" else lemma.lower()] += 1
            tags.setdefault((lower, upos), Counter())[xpos] += 1
    best = {key: min(lemmas.items(), key=lambda item: (-item[1], item[0]))[0] for key, lemmas in seen.items()}
    return {
        key: lemma
        for key, lemma in best.items()
        if any(ruled_lemma(key[0], key[1], xpos) != lemma for xpos in tags[key])
    }


def listed_rows(lists: dict[str, list[str]]) -> dict[tuple[str, str], str]:
    """The rows for irregular words, and for regular ones whose spelling misleads the rules."""
    rows: dict[tuple[str, str], str] = {}
    for line in lists["irregular"]:
        base, past, participle = line.split()
        rows |= {(past, "VERB"): base, (participle, "VERB"): base}
        _add_regular(rows, base, base in lists["doubling"], past_too=False)
    for base in lists["regular"]:
        _add_regular(rows, base, base in lists["doubling"], past_too=True)
    rows |= {
        ("lay", "VERB"): "lay",
        ("found", "VERB"): "find",
        ("ground", "VERB"): "ground",
        ("wound", "VERB"): "wound",
    }
    for line in lists["nouns"]:
        single, plural = line.split()
        if ruled_lemma(plural, "NOUN", "NNS") != single:
            rows[(plural, "NOUN")] = single
    return rows


def _add_regular(rows: dict[tuple[str, str], str], base: str, doubles: bool, *, past_too: bool) -> None:
    forms = [("ing", "VBG")] + ([("ed", "VBD")] if past_too else [])
    for ending, xpos in forms:
        for form in _inflected(base, ending, doubles):
            if ruled_lemma(form, "VERB", xpos) != base:
                rows[(form, "VERB")] = base
    third = _third_person(base)
    if ruled_lemma(third, "VERB", "VBZ") != base:
        rows[(third, "VERB")] = base


def _inflected(base: str, ending: str, doubles: bool) -> list[str]:
    """The spellings of a regular form: both where British and American English differ."""
    if base.endswith("ie") and ending == "ing":
        return [base[:-2] + "ying"]
    if base.endswith("e") and not base.endswith(("ee", "oe")):
        return [base[:-1] + ending]
    if base.endswith("e") and ending == "ed":
        return [base + "d"]
    if re.search(r"[^aeiou]y$", base) and ending == "ed":
        return [base[:-1] + "ied"]
    short = re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]", base)
    if short:
        return [base + base[-1] + ending]
    return [base + base[-1] + ending, base + ending] if doubles else [base + ending]


def _third_person(base: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|[^o]o)$", base):
        return base + "es"
    return base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"
