"""Which documents repeat which, kept up to date: one index row a document, found by the bands of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.model.claim import Claim
from counterclaim.model.finding import Finding
from counterclaim.pipeline.comparing import shared_blocks
from counterclaim.pipeline.laying_aside import Row
from counterclaim.pipeline.tracing import Trace, stretches
from counterclaim.reconcile.copies import Copy, copied, copies_of
from counterclaim.reconcile.linking.forest import Forest
from counterclaim.store.entry import IndexedTelling
from counterclaim.store.ledger import Ledger
from counterclaim.store.shapes import json_text, shaped, valued_text

COPY = "copy "
"""Begins the key of a row that stands for a whole document, and the name of a scope of such rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What became of copies: the source of each one concerned, documents whose source is another now, what to put.

    `complete` where the sources are those of all copies in the ledger; `rows` are to be kept at hand, and told once;
    `concerned` are the documents that were looked at.
    """

    complete: bool
    sources: Mapping[str, str]
    changed: frozenset[str]
    scopes: Mapping[str, tuple[Finding, ...]]
    rows: Iterator[IndexedTelling]
    concerned: frozenset[str]


def is_of_copies(row: Row) -> bool:
    """Whether an index row stands for a whole document."""
    return row.key.startswith(COPY)


def rows_of_copies(trace: Trace) -> Iterator[IndexedTelling]:
    """The row that stands for a whole document; none where its text is too short to be told from others."""
    if trace.bands:
        blocks = tuple(f"{COPY}{band:x}" for band in trace.bands)
        yield IndexedTelling(key=COPY + trace.document, document=trace.document, blocks=blocks, body="")


def follow_copies(ledger: Ledger, fresh: Sequence[Row], gone: Sequence[IndexedTelling], *, whole: bool) -> Copied:
    """What new rows of whole documents make of copies; `gone` are the rows of what is looked at anew, or no more."""
    stale = {row.scope for row in gone if is_of_copies(row)}
    dropped = {row.document for row in gone}
    known = [] if whole else [row for row in _neighbours(ledger, fresh, stale) if row.document not in dropped]
    rows: list[Row] = [*known, *fresh]
    forest = Forest(len(rows))
    for _, block in shared_blocks((row.blocks for row in rows), COPY[0]):
        forest.tie_all((block[0], other) for other in block[1:])
    groups = [[rows[number] for number in group] for group in forest.groups()]
    copies = {key: copy for group in groups if len(group) > 1 for key, copy in _copies(ledger, group).items()}
    before = {row.document: row.body for row in known}
    changed = {row.document for row in rows if before.get(row.document, "") != _body(row, copies)}
    same = set(known)
    put = dict.fromkeys(stale | {row.scope for row in known}, ()) | dict(_findings(ledger, groups, copies))
    return Copied(
        complete=whole,
        sources={key: copy.source for key, copy in copies.items()},
        changed=frozenset(changed),
        scopes=put,
        rows=(row for group in groups for row in _placed(group, copies) if row not in same),
        concerned=frozenset(row.document for row in rows) | dropped,
    )


def source_in(row: IndexedTelling) -> str | None:
    """The source of the document that a row of copies stands for; null where it repeats none."""
    return valued_text(row.body, Copy).source if row.body else None


def _neighbours(ledger: Ledger, fresh: Sequence[Row], stale: set[str]) -> list[IndexedTelling]:
    blocks = sorted({block for row in fresh for block in row.blocks})
    near = {row.scope for stretch in stretches(blocks) for row in ledger.tellings_by_blocks(stretch)}
    return [row for stretch in stretches(sorted(near | stale)) for row in ledger.tellings_of_scopes(stretch)]


def _copies(ledger: Ledger, group: Sequence[Row]) -> dict[str, Copy]:
    keys = [row.document for row in group]
    return copies_of(paper for stretch in stretches(keys) for paper in ledger.documents_by_ids(stretch))


def _placed(group: Sequence[Row], copies: Mapping[str, Copy]) -> Iterator[IndexedTelling]:
    scope = min(row.key for row in group)
    for row in group:
        body = _body(row, copies)
        yield IndexedTelling(key=row.key, document=row.document, scope=scope, blocks=row.blocks, body=body)


def _body(row: Row, copies: Mapping[str, Copy]) -> str:
    copy = copies.get(row.document)
    return json_text(shaped(copy)) if copy else ""


def _findings(
    ledger: Ledger, groups: Iterable[Sequence[Row]], copies: Mapping[str, Copy]
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    for group in groups:
        inside = {row.document: copies[row.document] for row in group if row.document in copies}
        if inside:
            concerned = sorted({*inside, *(copy.source for copy in inside.values())})
            claims: dict[str, list[Claim]] = {}
            for claim in ledger.claims_of_documents(concerned):
                claims.setdefault(claim.document, []).append(claim)
            papers = {paper.id: paper for paper in ledger.documents_by_ids(concerned)}
            yield min(row.key for row in group), copied(inside, papers, claims)
