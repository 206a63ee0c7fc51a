"""Gives a word's lemma from its form and tags: a table of exceptions first, then English's spelling rules."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

VOWELS = "aeiouy"
DOUBLED = re.compile(r"([bdgkmnprt])\1$")
WANTS_E = re.compile(
    r"(?:[^aeioulrwd]|[aeiou]d|[aeiou]dd)l$|(?:[^s]|^)s$(?<!us)|(?:us)$|[cvu]$|[^z]z$|dg$|[lr]g$|(?<![eo])a(?:ng)$|[aeiou]g$|"
    r"(?<![eo])at$|(?<![eaio])[uo]t$(?<=ut|ot)(?<!ot)|(?<![aeo])[ui]r$|(?<![eio])ar$|(?<![aeo])in$|(?<![ao])id$|(?<!o)[uo]d$|"
    r"(?<![eo])ad$|(?<!e)ced$|(?<![eo])a[kpm]$|(?<![aeo])i[kmb]$|(?<!o)o[km]$|(?<!o)u[m]$|[aeiou]b$|[aeiou]th$(?<=eath)"
)


@lru_cache(maxsize=50_000)
def lemma_of(form: str, upos: str, xpos: str) -> str:
    """The dictionary form, in lower case but for names: ("Intercepted", "VERB", "VBD") → "intercept"."""
    if upos == "PROPN":
        return form
    lower = form.lower().replace("’", "'")
    known = _exceptions().get((lower, upos))
    return known if known is not None else ruled_lemma(lower, upos, xpos)


def ruled_lemma(lower: str, upos: str, xpos: str) -> str:
    """What the spelling rules alone make of a form in lower case."""
    if xpos in {"NNS", "NNPS"} or (xpos == "VBZ" and upos == "VERB"):
        return _without_s(lower)
    if upos == "VERB" and xpos == "VBG" and len(lower) > 5 and lower.endswith("ing"):
        return _stem(lower[:-3])
    if upos == "VERB" and xpos != "VBG" and len(lower) > 4 and lower.endswith("ed"):
        return lower[:-3] + "y" if lower.endswith("ied") else _stem(lower[:-2])
    if xpos in {"JJR", "RBR"} and len(lower) > 4 and lower.endswith("er"):
        return lower[:-3] + "y" if lower.endswith("ier") else _stem(lower[:-2])
    if xpos in {"JJS", "RBS"} and len(lower) > 5 and lower.endswith("est"):
        return lower[:-4] + "y" if lower.endswith("iest") else _stem(lower[:-3])
    return lower


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|x|zz|ch|sh|[^o]o)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2 else word


def _stem(stem: str) -> str:
    if DOUBLED.search(stem) and len(stem) > 3:
        return stem[:-1]
    if not re.search(rf"[{VOWELS}]", stem):
        return stem + "e"
    return stem + "e" if WANTS_E.search(stem) else stem


@cache
def _exceptions() -> dict[tuple[str, str], str]:
    source = files("counterclaim.read").joinpath("knowledge/english_lemmas.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in source.splitlines() if not line.startswith("#"))
    return {(form, upos): lemma for form, upos, lemma in rows}
