"""Who speaks: when two claimants are one, and what they are called in a finding."""

from __future__ import annotations

from counterclaim.model.actor import Claimant
from counterclaim.model.claim import Claim
from counterclaim.model.document import Document

_ARTICLES = ("the ", "a ", "an ")
_OFFICES = ("ministry", "staff", "force", "mission", "administration", "service", "command", "military", "observatory")
"""Bodies whose names take an article in a sentence, unless they say whose they are ("Ukraine's air force")."""
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


def _segments(name: str) -> list[list[str]]:
    """A name and the title beside it: "Denis Larin, the mayor" is two ways to call one man."""
    return [segment.split() for part in name.split(",") if (segment := bare_name(part.strip()))]


def _ends_alike(one: list[str], other: list[str]) -> bool:
    """Whether the longer name ends in the shorter; a lone word must be a name's last ("Zelenskyy")."""
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short


def speaks_for_state(claimant: Claimant) -> bool:
    """Whether the claimant is a state as a whole ("Russia"): its own ministries are then no second witness."""
    return claimant.side is not None and (
        len(claimant.entity or "") == _COUNTRY_CODE or bare_name(claimant.name) == claimant.side
    )


def independent(one: Claimant, other: Claimant) -> bool:
    """Whether two claimants are two witnesses."""
    if same_claimant(one, other):
        return False
    return one.side != other.side or not (speaks_for_state(one) or speaks_for_state(other))


def speaks_with(one: Claim, other: Claim) -> bool:
    """Whether two claims are made by one claimant, or for one side, or both in a document's own voice."""
    if one.claimant is None or other.claimant is None:
        return one.claimant is other.claimant
    return same_claimant(one.claimant, other.claimant) or (one.side is not None and one.side == other.side)


def claimant_words(claim: Claim, document: Document | None) -> str:
    """The claimant as a sentence names it; the outlet, or "the document", where it speaks in its own voice."""
    if claim.claimant is None:
        return (
            f"{document.publisher} in its own voice" if document and document.publisher else "the document's own voice"
        )
    name = " ".join(claim.claimant.name.replace("’", "'").split())
    if name.casefold().startswith(_ARTICLES):
        return name[0].lower() + name[1:]
    return f"the {name}" if name.casefold().endswith(_OFFICES) and "'s " not in name else name
