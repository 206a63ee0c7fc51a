"""Documents and claims in memory, and which document is a version of which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from counterclaim.model.claim import Claim
from counterclaim.model.document import Document
from counterclaim.store.entry import Change, Entry, Event
from counterclaim.store.memory.matching import asks_for_fields, claim_meets, document_meets, fields_meet, said_meets
from counterclaim.store.memory.parts import MemoryClock
from counterclaim.store.query import EVERYTHING, Facet, Query, paged
from counterclaim.store.versions import MOST_COMPARED, comes_before, is_version_of, older_than, source_of


@dataclass(frozen=True, slots=True)
class KeptReading:
    """A reading, and when it came."""

    entry: Entry
    learned_at: datetime


class MemoryRecord(MemoryClock):
    """Documents, readings, claims and versions; `Ledger` says what each method does."""

    def __init__(self) -> None:
        super().__init__()
        self._readings: dict[str, list[KeptReading]] = {}
        self._order: list[KeptReading] = []
        self._claims: dict[str, tuple[Claim, datetime]] = {}
        self._sources: dict[str, list[str]] = {}
        self._superseded: dict[str, tuple[str, datetime]] = {}

    def add(self, entry: Entry, learned_at: datetime) -> bool:
        """Keep one document; see `Ledger.add`."""
        return self.add_many((entry,), learned_at)[0]

    def add_many(self, entries: Iterable[Entry], learned_at: datetime) -> tuple[bool, ...]:
        """Keep many or none; see `Ledger.add_many`."""
        batch = tuple(entries)
        moment = self._not_before_last(learned_at)
        kept = tuple([self._keep(entry, moment) for entry in batch])
        self._last = moment if any(kept) else self._last
        return kept

    def knows(self, document: str, reader: str | None) -> bool:
        """Whether this reading is kept; see `Ledger.knows`."""
        known = self._readings.get(document, ())
        return bool(known) if reader is None else any(reading.entry.reader == reader for reading in known)

    def documents(self, query: Query = EVERYTHING) -> Iterator[Document]:
        """Documents as last read; see `Ledger.documents`."""
        edge, found = query.after or query.before, list(self._documents(query))
        place = {key: at for at, key in enumerate(self._readings)}
        if edge and edge not in place:
            return iter(())
        found = found[::-1] if query.descending else found
        if edge:
            is_later = bool(query.after) is not query.descending
            found = [each for each in found if each.id != edge and (place[each.id] > place[edge]) is is_later]
        if query.before and query.limit is not None:
            return iter(found[max(len(found) - query.limit, 0) :])
        return paged(iter(found), query)

    def claims(self, query: Query = EVERYTHING) -> Iterator[Claim]:
        """Claims of the latest readings; see `Ledger.claims`."""
        return paged(self._meant(query), query)

    def claim_numbers(self, query: Query = EVERYTHING) -> dict[str, int]:
        """How many claims of each document; see `Ledger.claim_numbers`."""
        return dict(Counter(claim.document for claim in self._meant(query)))

    def document(self, key: str, reader: str | None = None) -> Document | None:
        """The document of this id; see `Ledger.document`."""
        known = self._readings.get(key, ())
        fitting = [reading for reading in known if reader is None or (reading.entry.reader or "") == reader]
        return fitting[-1].entry.document if fitting else None

    def claim(self, key: str) -> Claim | None:
        """The claim of this id; see `Ledger.claim`."""
        return self._claims[key][0] if key in self._claims else None

    def claims_by_ids(self, keys: Iterable[str]) -> Iterator[Claim]:
        """The claims of these ids; see `Ledger.claims_by_ids`."""
        return (self._claims[key][0] for key in dict.fromkeys(keys) if key in self._claims)

    def claims_of_documents(self, keys: Iterable[str]) -> Iterator[Claim]:
        """The claims of these documents; see `Ledger.claims_of_documents`."""
        asked = set(keys)
        latest = (entry for entry in self._latest(None) if entry.document.id in asked)
        return (claim for entry in latest for claim in entry.claims)

    def documents_by_ids(self, keys: Iterable[str]) -> Iterator[Document]:
        """The documents of these ids; see `Ledger.documents_by_ids`."""
        found = (self.document(key) for key in dict.fromkeys(keys))
        return (document for document in found if document)

    def versions(self, key: str) -> tuple[Document, ...]:
        """All versions of a document; see `Ledger.versions`."""
        while newer := self.superseded_by(key):
            key = newer
        return tuple(self.documents_by_ids((*self.older_versions((key,)).get(key, ()), key)))

    def older_versions(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The older versions of these; see `Ledger.older_versions`."""
        replaced: dict[str, list[str]] = {}
        for older, (by, _) in self._superseded.items():
            replaced.setdefault(by, []).append(older)
        return {key: older_than(key, replaced) for key in keys if key in replaced}

    def superseded_by(self, key: str) -> str | None:
        """The version that took its place; see `Ledger.superseded_by`."""
        return self._superseded[key][0] if key in self._superseded else None

    def newest_documents(self, keys: Iterable[str] | None = None) -> tuple[str, ...]:
        """Documents that no newer version supersedes; see `Workbench.newest_documents`."""
        asked = self._readings.keys() if keys is None else set(keys)
        return tuple(key for key in self._readings if key in asked and key not in self._superseded)

    def _keep(self, entry: Entry, moment: datetime) -> bool:
        document = entry.document
        if self.knows(document.id, entry.reader):
            return False
        if document.id not in self._readings:
            self._keep_source(document, moment)
        reading = KeptReading(entry, moment)
        self._readings.setdefault(document.id, []).append(reading)
        self._order.append(reading)
        self._claims.update({claim.id: (claim, moment) for claim in entry.claims})
        return True

    def _keep_source(self, document: Document, moment: datetime) -> None:
        known = self._sources.setdefault(source_of(document), [])
        stand = [key for key in reversed(known) if key not in self._superseded][:MOST_COMPARED]
        known.append(document.id)
        firsts = (self._readings[key][0].entry.document for key in stand)
        other = next((one for one in firsts if is_version_of(document, one)), None)
        if other is not None:
            older, newer = (document, other) if comes_before(document, other) else (other, document)
            self._superseded[older.id] = (newer.id, moment)

    def _superseded_events(self, document: str) -> Iterator[Event]:
        if document in self._superseded:
            by, moment = self._superseded[document]
            yield Event(at=moment, change=Change.SUPERSEDED, note=by)

    def _is_listed(self, document: str, query: Query) -> bool:
        """Whether it is the newest version, or asked for all the same."""
        _, moment = self._superseded.get(document, ("", None))
        then = moment is None or (query.known_at is not None and moment > query.known_at)
        return then or query.all_versions or query.document == document

    def _had_said(self, key: str, moment: datetime | None) -> bool:
        claim = self.claim(key)
        document = self.document(claim.document, claim.reader) if claim else None
        return moment is None or claim is None or document is None or said_meets(claim, document, moment)

    def _latest(self, known_at: datetime | None) -> Iterator[Entry]:
        """The latest reading of each document, in the order of reading."""
        known = [reading for reading in self._order if known_at is None or reading.learned_at <= known_at]
        newest = {reading.entry.document.id: reading for reading in known}
        return (reading.entry for reading in known if newest[reading.entry.document.id] is reading)

    def _meant(self, query: Query) -> Iterator[Claim]:
        listed = (entry for entry in self._latest(query.known_at) if self._is_listed(entry.document.id, query))
        for entry in listed:
            yield from (claim for claim in entry.claims if claim_meets(claim, entry.document, query))

    def _documents(self, query: Query) -> Iterator[Document]:
        latest = {entry.document.id: entry for entry in self._latest(query.known_at)}
        for key in self._readings:
            entry = latest.get(key)
            if entry is None or not (document_meets(entry.document, query) and self._is_listed(key, query)):
                continue
            others = query.without(Facet.OUTLET)
            if not asks_for_fields(others) or any(fields_meet(claim, entry.document, others) for claim in entry.claims):
                yield entry.document


def read_event(reading: KeptReading) -> Event:
    """That a document was read, and by which reader."""
    return Event(at=reading.learned_at, change=Change.READ, note=reading.entry.reader or "")
