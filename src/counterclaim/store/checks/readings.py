"""Checks a reading with its document and claims: seal, ids, spans, columns that are searched, links inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.model.identity import claim_id, document_id
from counterclaim.store.checks.faults import NO_VALUE, Checked, FaultKind
from counterclaim.store.checks.units import Row, Unit
from counterclaim.store.copies.plain_rows import Plain, plain_moment
from counterclaim.store.keys import ClaimKeys, DocumentKeys, claim_keys, document_keys, said_by
from counterclaim.store.shapes import record_of, valued, valued_text
from counterclaim.store.sql.rows import UNREAD

Span = tuple[int | None, int | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What is known to be lost or not to be vouched for: it is no news."""

    readings: frozenset[int] = frozenset()
    derivations: frozenset[int] = frozenset()
    ids: frozenset[str] = frozenset()


def check_unit(unit: Unit, checked: Checked, vouched: Vouched) -> Document | None:
    """Note all that is wrong with a reading; the document as it was read, null where that can't be told.

    Of a reading that is known not to be as it was written nothing is noted again.
    """
    checked.count("readings")
    checked.count("claims", len(unit.claims))
    if unit.reading["seq"] in vouched.readings:
        checked = Checked(name=checked.name)
    faults, where = checked.faults, f"{unit.reading['document']} (reading {unit.reading['seq']})"
    if unit.seal != unit.reading["seal"]:
        faults.note(FaultKind.SEAL, where)
    if unit.document is None:
        faults.note(FaultKind.LINK, f"{where}: its document is not there")
    elif str(unit.document["learned_at"]) > str(unit.reading["learned_at"]):
        faults.note(FaultKind.MOMENT, f"{where}: read before its document came")
    document = document_in(unit)
    if document is None:
        faults.note(FaultKind.UNREADABLE, where)
        return None
    if document_id(document.text, document.url or document.name) != document.id:
        faults.note(FaultKind.DOCUMENT_ID, where)
    if _differ(unit.reading, document_keys(document), DocumentKeys):
        faults.note(FaultKind.KEYS, where)
    if unit.claims and unit.reading["reader"] == UNREAD:
        faults.note(FaultKind.LINK, f"{where}: claims, and nothing has read it")
    claims = [claim for row in unit.claims if (claim := _checked_claim(row, document, unit, checked))]
    _check_ids(claims, checked, vouched)
    return document


def document_in(unit: Unit) -> Document | None:
    """The document as it was read; null where what is stored is none."""
    first = unit.document["text"] if unit.document else None
    text = unit.reading["text"] or first
    try:
        body = record_of(str(unit.reading["body"]))
        return valued(body | {"id": unit.reading["document"], "text": record_of(str(text))}, Document)
    except NO_VALUE:
        return None


def claim_in(row: Row) -> Claim | None:
    """The claim of a row; null where what is stored is none."""
    try:
        claim = valued_text(str(row["body"]), Claim)
        for time in (claim.time, claim.said):
            if time is not None:
                _ = time.interval.first_day, time.interval.last_day
    except NO_VALUE:
        return None
    return claim


def _checked_claim(row: Row, document: Document, unit: Unit, checked: Checked) -> Claim | None:
    faults, key = checked.faults, str(row["id"])
    claim = claim_in(row)
    if claim is None:
        faults.note(FaultKind.UNREADABLE, key)
        return None
    if claim.id != key or claim.document != document.id or row["document"] != document.id:
        faults.note(FaultKind.LINK, f"{key}: not of the document {document.id} that it is kept with")
    if claim.reader != unit.reading["reader"]:
        faults.note(FaultKind.LINK, f"{key}: read by {claim.reader}, kept as read by {unit.reading['reader']}")
    if row["learned_at"] != unit.reading["learned_at"]:
        faults.note(FaultKind.MOMENT, f"{key}: learned of at another moment than its reading")
    for start, end, words in spans_of(claim):
        checked.count("spans")
        if start is not None and end is not None and document.text[start:end] != words:
            faults.note(FaultKind.SPAN, f"{key} at {start}..{end}")
    said = said_by(claim, document)
    if _differ(row, claim_keys(claim), ClaimKeys) or row["said_by"] != (plain_moment(said) if said else None):
        faults.note(FaultKind.KEYS, key)
    return claim


def spans_of(claim: Claim) -> Iterator[Span]:
    """All words that a claim says are in its document, and where."""
    parts: Iterable[Any] = (claim.claimant, claim.channel, claim.actor, claim.target, claim.weapon, claim.count)
    spans = [part.span for part in (*parts, *claim.places) if part is not None and part.span is not None]
    for span in (claim.sentence, *claim.evidence, *spans):
        yield span.start, span.end, span.text
    for time in (claim.said, claim.time):
        if time is not None:
            yield time.start, time.end, time.text


def _differ(row: Row, keys: ClaimKeys | DocumentKeys, kind: type[ClaimKeys] | type[DocumentKeys]) -> bool:
    return any(row[each.name] != _plainly(getattr(keys, each.name)) for each in fields(kind))


def _plainly(value: object) -> Plain:
    if isinstance(value, datetime):
        return plain_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)


def _check_ids(claims: list[Claim], checked: Checked, vouched: Vouched) -> None:
    """Ids that the readers of this package made follow from a claim's words; those that others made are left alone.

    Which sort a reading's are is told by the reading itself: where one id follows from the words, all have to.
    """
    inside = {claim.id for claim in claims}
    loose = [claim for claim in claims if not _follows(claim)]
    for claim in claims:
        if claim.part_of is not None and claim.part_of not in inside and claim.part_of not in vouched.ids:
            checked.faults.note(FaultKind.LINK, f"{claim.id}: part of {claim.part_of}, which its reading does not have")
    if len(loose) < len(claims):
        checked.count("ids that follow from the words", len(claims) - len(loose))
        for claim in loose:
            checked.faults.note(FaultKind.CLAIM_ID, claim.id)


def _follows(claim: Claim) -> bool:
    """Whether some words of evidence, taken as what tells the happening, make the id; see `read/assembly/drafts.py`."""
    count = str(claim.count.span.start) if claim.count else ""
    claimant = claim.claimant.name if claim.claimant else ""
    facts = (claim.kind.value, claim.stance.value)
    return any(
        claim_id(claim.document, claim.reader, *facts, str(span.start), str(span.end), count, claimant) == claim.id
        for span in claim.evidence
    )
