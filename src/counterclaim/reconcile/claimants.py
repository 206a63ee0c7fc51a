"""Who speaks: when two claimants are one, and what they are called in a finding."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document

_ARTICLES = ("the ", "a ", "an ")
_OFFICES = ("ministry", "staff", "force", "mission", "administration", "service", "command", "military", "observatory")
"""Bodies whose names take an article in a sentence, unless they say whose they are ("Ukraine's air force")."""
_ANYONE = frozenset(
    {
        "officials",
        "official",
        "military",
        "army",
        "forces",
        "troops",
        "side",
        "soldiers",
        "soldier",
        "sources",
        "source",
    }
    | {"media", "commanders", "commander", "leaders", "people", "residents", "witnesses"}
)
"""Last words of names that name nobody."""
_PEOPLE = frozenset(
    {"authorities", "separatists", "analysts", "experts", "people", "police", "rescuers", "workers", "rebels", "allies"}
)
_WORD = re.compile(r"\w+")
_WHOSE = frozenset({"its", "his", "her", "their", "our", "my"})
_GENERIC = _ANYONE | _PEOPLE | frozenset({"some", "several", "many", "other", "former", "local", "regional", "unnamed"})
"""First words of names that name nobody by themselves: small within a sentence."""
_UNCOUNTED = _PEOPLE | frozenset(
    {"one", "another", "every", "each", "no", "nobody", "someone", "somebody", "some", "many", "other", "unnamed"}
)
"""First words after which no "the" is wanted."""
_WITH_ARTICLE = frozenset(
    {"kremlin", "pentagon", "white house", "un", "united nations", "us", "united states", "uk", "united kingdom"}
    | {"red cross", "idf", "eu", "european union", "rsf", "opposition"}
)
"""Names of claimants that take an article though no last word shows it."""
_TOLD_BY = 2
"""So many last words of a name tell whose it is."""
_COUNTRY_CODE = 2
"""How long the registry id of a state is: its ISO 3166-1 code."""


def bare_name(name: str) -> str:
    """A name without its article and its typographer's apostrophe, in small letters: for comparing, not for showing."""
    folded = " ".join(name.casefold().replace("’", "'").split())
    return next((folded[len(article) :] for article in _ARTICLES if folded.startswith(article)), folded)


def same_claimant(one: Claimant, other: Claimant) -> bool:
    """Whether two mentions are one speaker: one registry entry, one name, or a surname and the name that ends in it."""
    if one.entity and other.entity:
        return one.entity == other.entity
    if one.side != other.side and one.side and other.side:
        return False
    return any(_ends_alike(here, there) for here in _segments(one.name) for there in _segments(other.name))


@lru_cache(maxsize=1 << 16)
def _segments(name: str) -> tuple[tuple[str, ...], ...]:
    """A name and the title beside it: "Denis Larin, the mayor" is two ways to call one man."""
    return tuple(tuple(segment.split()) for part in name.split(",") if (segment := bare_name(part.strip())))


def _ends_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the longer name ends in the shorter; a lone word must be a name's last ("Zelenskyy")."""
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short


def called_alike(claimant: Claimant, name: str) -> bool:
    """Whether a publisher's name is that of a claimant ("the Defence Ministry", which publishes its own bulletins)."""
    return any(_ends_alike(here, there) for here in _segments(claimant.name) for there in _segments(name))


def named_in(claimant: Claimant, words: str) -> bool:
    """Whether words name a claimant: by its name, or by the last two words of it ("air force")."""
    folded = f" {' '.join(_WORD.findall(words.casefold()))} "
    names = [_WORD.findall(" ".join(segment)) for segment in _segments(claimant.name)]
    return any(f" {' '.join(name[-_TOLD_BY:])} " in folded for name in names if len(name) >= _TOLD_BY)


def speaks_for_state(claimant: Claimant) -> bool:
    """Whether the claimant is a state as a whole ("Russia"): its own ministries are then no second witness."""
    return claimant.side is not None and (
        len(claimant.entity or "") == _COUNTRY_CODE or bare_name(claimant.name) == claimant.side
    )


def unnamed(claimant: Claimant) -> bool:
    """Whether the name says only of which side the voice is ("Ukrainian officials"): it may be anyone of that side."""
    return bool(_ANYONE.intersection(bare_name(claimant.name).split()[-1:]))


def independent(one: Claimant, other: Claimant) -> bool:
    """Whether two claimants are two witnesses."""
    if same_claimant(one, other):
        return False
    return one.side != other.side or not any(speaks_for_state(each) or unnamed(each) for each in (one, other))


def speaks_with(one: Claim, other: Claim) -> bool:
    """Whether two claims are made by one claimant, or for one side, or both in a document's own voice."""
    if one.claimant is None or other.claimant is None:
        return one.claimant is other.claimant
    return same_claimant(one.claimant, other.claimant) or (one.side is not None and one.side == other.side)


def several(name: str) -> bool:
    """Whether a claimant's name is plural: "officials say", "the governor says"."""
    words = name.split(",")[0].split()
    last = words[-1].casefold() if words else ""
    return " and " in name or last in _PEOPLE or (last.endswith("s") and last in _ANYONE)


def claimant_words(claim: Claim, document: Document | None) -> str:
    """The claimant as a sentence names it; the outlet, or "the document", where it speaks in its own voice."""
    if claim.claimant is None:
        return (
            f"{document.publisher} in its own voice" if document and document.publisher else "the document's own voice"
        )
    name = " ".join(claim.claimant.name.replace("’", "'").split())
    first, _, rest = name.partition(" ")
    if rest and first.casefold() in _WHOSE:
        name = rest
    if name.casefold().startswith(_ARTICLES):
        return name[0].lower() + name[1:]
    if first.casefold() in _GENERIC:
        name = name[0].lower() + name[1:]
    return f"the {name}" if _takes_article(name) else name


def _takes_article(name: str) -> bool:
    """Whether a name wants "the" in a sentence: an office, a lone title ("governor"), "Kremlin"."""
    folded = name.casefold()
    if "'s " in name or "," in name or several(name) or name.partition(" ")[0][-1:] == "s":
        return False
    known = folded in _WITH_ARTICLE or folded.endswith(_OFFICES) or "ministry of " in folded
    first = folded.partition(" ")[0]
    return known or (name.islower() and first not in _UNCOUNTED)
