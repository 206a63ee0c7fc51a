"""The parts of a ledger's contract beside documents and claims: people's judgements, and what linking keeps at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from counterclaim.model.judgement import Judgement, Revocation
from counterclaim.store.entry import IndexedTelling, Mark, Reconciled


class JudgementBook(Protocol):
    """Keeps what people decided about claims; nothing is overwritten, a revocation stands beside its judgement."""

    def judge(self, judgement: Judgement, learned_at: datetime) -> bool:
        """Keep a judgement. Commits one transaction, or none: False if it is there already."""

    def revoke(self, revocation: Revocation, learned_at: datetime) -> bool:
        """Keep a revocation. Commits one transaction, or none: False if the judgement is revoked already.

        Raises LedgerError where there is no such judgement.
        """

    def judgements(self, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Those that stand, or stood at that moment, in the order in which the ledger learned of them."""

    def judgement(self, key: str) -> Judgement | None:
        """The judgement of this id, whether it stands or not."""

    def revocation(self, key: str) -> Revocation | None:
        """The revocation of the judgement of this id, if it is revoked."""

    def judgements_since(self, mark: Mark) -> tuple[Judgement, ...]:
        """Those that were made or revoked since the record had grown so far."""


class Workbench(Protocol):
    """Keeps what reconciling has to have at hand. None of it is record: it can be cleared and made again."""

    @property
    def address(self) -> str | None:
        """Where another process can open the same ledger; null where none can."""

    def reconciling(self, waits: Callable[[], None]) -> AbstractContextManager[None]:
        """The only right to reconcile this ledger, until it is left or this process ends.

        Where another has it, calls `waits` once, and waits.
        """

    def index_tellings(self, rows: Iterable[IndexedTelling]) -> None:
        """Keep tellings at hand; one of the same key is replaced. One transaction."""

    def drop_tellings(self, documents: Iterable[str]) -> None:
        """Forget the tellings of these documents. One transaction."""

    def rescope_tellings(self, scopes: Mapping[str, str]) -> None:
        """Give tellings, by their keys, another scope; unknown keys are left alone. One transaction."""

    def tellings(self) -> Iterator[IndexedTelling]:
        """All tellings, in the order of their keys."""

    def tellings_by_blocks(self, blocks: Iterable[str], newest: int | None = None) -> tuple[IndexedTelling, ...]:
        """The tellings that are in one of these blocks or several, each once, in the order of their keys.

        Of each block only so many of those that came last, where `newest` says so.
        """

    def tellings_of_documents(self, documents: Iterable[str]) -> tuple[IndexedTelling, ...]:
        """The tellings of these documents, in the order of their keys."""

    def tellings_of_scopes(self, scopes: Iterable[str]) -> tuple[IndexedTelling, ...]:
        """The tellings of these scopes, in the order of their keys."""

    def clear_index(self) -> None:
        """Forget all tellings, and that anything was ever reconciled. One transaction."""

    def mark(self) -> Mark:
        """How far the record has grown. Take it before reading what is to be reconciled."""

    def edition(self) -> str:
        """Names the state of what is recorded and derived: the same words, the same answers to every query.

        How sources that are followed fare is no part of it.
        """

    def reconciled_through(self) -> Reconciled:
        """Up to where incidents and findings cover the record, and by which rules."""

    def note_reconciled(self, done: Reconciled, since: Reconciled) -> bool:
        """Note that incidents and findings now cover the record so far; one transaction.

        `since` is what `reconciled_through` told at the start of the run. False, and nothing is noted, where another
        run has noted something in between: what the two wrote may be mixed, and has to be made anew from everything.
        """

    def changed_documents(self, since: Mark) -> tuple[str, ...]:
        """The ids of documents that were read (anew) or superseded since the record had grown so far."""

    def newest_documents(self, keys: Iterable[str] | None = None) -> tuple[str, ...]:
        """Documents that no newer version supersedes, by id, in the order of their coming; of `keys` only, if given."""

    def standing_scopes(self) -> tuple[str, ...]:
        """The names of all scopes in which anything stands, in order."""

    def numbers_standing(self) -> tuple[int, int]:
        """How many incidents and how many findings stand."""
