"""The rows of the table of claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.publish.quoting import quoted
from counterclaim.serve.here import Here
from counterclaim.serve.pages.claimants import address_of
from counterclaim.store.claimants import claimant_key
from counterclaim.store.ledger import Ledger

MOST_LETTERS = 240
"""Of a sentence in a row."""
MOST_PLACES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A claim with its document, the words that it rests on, and where its cells lead."""

    claim: Claim
    document: Document | None
    pieces: tuple[tuple[str, bool], ...]
    places: int
    more_places: int
    href: str
    claimant_href: str
    document_href: str


def rows_of(ledger: Ledger, claims: Iterable[Claim], here: Here) -> tuple[Row, ...]:
    """The rows of these claims."""
    held = tuple(claims)
    found = ledger.documents_by_ids(dict.fromkeys(claim.document for claim in held))
    documents = {each.id: each for each in found}
    return tuple(_row(claim, documents.get(claim.document), here) for claim in held)


def _row(claim: Claim, document: Document | None, here: Here) -> Row:
    names = dict.fromkeys(mention.place.name for mention in claim.places)
    return Row(
        claim=claim,
        document=document,
        pieces=tuple(quoted(claim, MOST_LETTERS)),
        places=MOST_PLACES,
        more_places=max(len(names) - MOST_PLACES, 0),
        href=here.link(f"/claims/{claim.id}"),
        claimant_href=here.link(address_of(claimant_key(claim.claimant))) if claim.claimant else "",
        document_href=here.link(f"/documents/{claim.document}"),
    )
