"""Names of an invented country: of places and people, from syllables, so that no real place or person is meant."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_HEADS = "Bar Bel Bor Bresh Dal Dor Drov Fal Gal Gor Hal Hrad Ild Jas Kal Kor Kras Lem Lis Lom Mal Mir Mor Nar Nev Nor"
_MORE_HEADS = "Oles Orl Pal Pen Pol Rad Rav Rost Sar Sev Sol Stav Tal Tar Tor Tur Ul Var Vel Vish Vor Yar Zal Zav Zor"
_MIDDLES = "a e o i ar en ov in el an ich ul at es or un"
_TAILS = "ka na vo sk mir grad no tin dor lets bor va ny mos sha lo dets nets rov dan"
_PREFIXES = ("New ", "Upper ", "Lower ", "Old ", "East ", "West ")
_GIVEN = "Anton Boris Dana Emil Filip Goran Hana Igor Jana Karel Lev Mila Nina Oskar Pavo Rada Stefan Tamar Vera Yan"
_FAMILY_TAILS = "ek in ov sky ich enko ar an us el"


def _core(rng: Random) -> str:
    heads = (_HEADS + " " + _MORE_HEADS).split()
    middle = rng.choice(_MIDDLES.split()) if rng.random() < 0.75 else ""
    return rng.choice(heads) + middle + rng.choice(_TAILS.split())


def place_names(rng: Random) -> Iterator[str]:
    """Names of places without end, no two alike; some are variations of others ("New Barasha"), as in the world."""
    used: set[str] = set()
    plain: list[str] = []
    while True:
        again = bool(plain) and rng.random() < 0.08
        name = rng.choice(_PREFIXES) + rng.choice(plain) if again else _core(rng)
        if name in used:
            continue
        used.add(name)
        if " " not in name:
            plain.append(name)
        yield name


def person_names(rng: Random) -> Iterator[str]:
    """Names of people without end, no two alike."""
    used: set[str] = set()
    heads = (_HEADS + " " + _MORE_HEADS).split()
    while True:
        family = rng.choice(heads) + rng.choice(("", "a", "o", "en", "il")) + rng.choice(_FAMILY_TAILS.split())
        name = f"{rng.choice(_GIVEN.split())} {family}"
        if family not in used:
            used.add(family)
            yield name
