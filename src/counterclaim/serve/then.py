"""One thing as it was known at a moment."""

from __future__ import annotations

from datetime import datetime

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.store.entry import Change
from counterclaim.store.ledger import Ledger
from counterclaim.store.sql.rows import UNREAD


def claim_then(ledger: Ledger, key: str, moment: datetime | None) -> Claim | None:
    """The claim of this id, if it was known then."""
    claim = ledger.claim(key)
    if claim is None or moment is None:
        return claim
    history = ledger.history(key)
    return claim if history and history[0].at <= moment else None


def document_then(ledger: Ledger, key: str, moment: datetime | None) -> Document | None:
    """The document of this id as it had last been read by then; null where it was not known."""
    if moment is None:
        return ledger.document(key)
    known = [event for event in ledger.history(key) if event.at <= moment]
    if not known:
        return None
    readers = [event.note for event in known if event.change is Change.READ]
    return ledger.document(key, readers[-1] if readers else UNREAD)
