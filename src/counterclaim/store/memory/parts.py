"""The parts of a ledger in memory beside documents and claims: its clock, judgements, tellings, derived things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, TypeVar

from counterclaim.errors import LedgerError
from counterclaim.model.finding import Finding
from counterclaim.model.incident import Incident
from counterclaim.model.judgement import Judgement, Revocation
from counterclaim.store.entry import Change, Event, IndexedTelling, Mark, Reconciled

Thing = TypeVar("Thing", Incident, Finding)


@dataclass(slots=True)
class Derivations(Generic[Thing]):
    """All that was ever derived of one sort: for each id its states in order, null for a withdrawal, and its scope."""

    states: dict[str, list[tuple[datetime, Thing | None]]] = field(default_factory=dict)
    scopes: dict[str, str] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """How many states there ever were."""
        return len(self.order)

    def replace(self, coming: Mapping[str, tuple[Thing, str]], leaving: Iterable[str], moment: datetime) -> int:
        """Make these stand in their scopes, and withdraw those of the leaving that do not come; how many states."""
        before = self.changes
        for key, (thing, scope) in coming.items():
            self.scopes[key] = scope
            if self.state(key) != thing:
                self._enter(key, moment, thing)
        for key in leaving:
            if key not in coming:
                self._enter(key, moment, None)
                del self.scopes[key]
        return self.changes - before

    def _enter(self, key: str, moment: datetime, thing: Thing | None) -> None:
        self.states.setdefault(key, []).append((moment, thing))
        self.order.append(key)

    def state(self, key: str, known_at: datetime | None = None) -> Thing | None:
        """One as it stands, or stood; null where it does not."""
        states = reversed(self.states.get(key, ()))
        return next((thing for moment, thing in states if known_at is None or moment <= known_at), None)

    def after(self, number: int) -> tuple[Thing, ...]:
        """Those that changed after so many changes, and stand, in the order of their last change."""
        last = {key: at for at, key in enumerate(self.order[number:])}
        found = (self.state(key) for key in sorted(last, key=last.__getitem__))
        return tuple(thing for thing in found if thing is not None)

    def within(self, scopes: Iterable[str]) -> list[str]:
        """The ids of those that stand in these scopes."""
        asked = set(scopes)
        return [key for key, scope in self.scopes.items() if scope in asked]

    def standing(self, known_at: datetime | None = None) -> Iterator[Thing]:
        """Those that stand, in the order of their first coming."""
        found = (self.state(key, known_at) for key in self.states)
        return (thing for thing in found if thing is not None)

    def events(self, key: str) -> Iterator[Event]:
        """What became of one."""
        for number, (moment, thing) in enumerate(self.states.get(key, ())):
            change = Change.WITHDRAWN if thing is None else Change.CHANGED if number else Change.LEARNED
            yield Event(at=moment, change=change)


def placed(scopes: Mapping[str, Sequence[Thing]]) -> dict[str, tuple[Thing, str]]:
    """Each thing with its scope, by id. Raises ValueError where one is in two."""
    found: dict[str, tuple[Thing, str]] = {}
    for scope, things in scopes.items():
        for thing in things:
            if found.setdefault(thing.id, (thing, scope))[1] != scope:
                raise ValueError(f"{thing.id}: in two scopes, {found[thing.id][1]} and {scope}")
    return found


class MemoryClock:
    """Moments never run back."""

    name = "memory"

    def __init__(self) -> None:
        super().__init__()
        self._last: datetime | None = None

    def _not_before_last(self, moment: datetime) -> datetime:
        return max(moment, self._last or moment)


class MemoryJudgements(MemoryClock):
    """Judgements and revocations; `JudgementBook` says what each method does."""

    def __init__(self) -> None:
        super().__init__()
        self._judged: dict[str, tuple[datetime, Judgement]] = {}
        self._revoked: dict[str, tuple[datetime, Revocation]] = {}

    def judge(self, judgement: Judgement, learned_at: datetime) -> bool:
        """Keep a judgement; see `JudgementBook.judge`."""
        if judgement.id in self._judged:
            return False
        self._last = self._not_before_last(learned_at)
        self._judged[judgement.id] = (self._last, judgement)
        return True

    def revoke(self, revocation: Revocation, learned_at: datetime) -> bool:
        """Keep a revocation; see `JudgementBook.revoke`."""
        key = revocation.judgement
        if key not in self._judged:
            raise LedgerError(f"{self.name}: no judgement {key} that could be revoked")
        if key in self._revoked:
            return False
        self._last = self._not_before_last(learned_at)
        self._revoked[key] = (self._last, revocation)
        return True

    def judgements(self, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Those that stand; see `JudgementBook.judgements`."""
        revoked = {key for key, (moment, _) in self._revoked.items() if as_of is None or moment <= as_of}
        made = ((key, moment, judgement) for key, (moment, judgement) in self._judged.items())
        return tuple(one for key, moment, one in made if key not in revoked and (as_of is None or moment <= as_of))

    def judgement(self, key: str) -> Judgement | None:
        """The judgement of this id; see `JudgementBook.judgement`."""
        return self._judged[key][1] if key in self._judged else None

    def revocation(self, key: str) -> Revocation | None:
        """The revocation of this judgement; see `JudgementBook.revocation`."""
        return self._revoked[key][1] if key in self._revoked else None

    def judgements_since(self, mark: Mark) -> tuple[Judgement, ...]:
        """Those made or revoked since; see `JudgementBook.judgements_since`."""
        since = {*list(self._judged)[mark.judgement :], *list(self._revoked)[mark.revocation :]}
        return tuple(judgement for key, (_, judgement) in self._judged.items() if key in since)

    def _judgement_events(self, key: str) -> Iterator[Event]:
        if key in self._judged:
            moment, judgement = self._judged[key]
            yield Event(at=moment, change=Change.JUDGED, note=judgement.by)
        if key in self._revoked:
            moment, revocation = self._revoked[key]
            yield Event(at=moment, change=Change.REVOKED, note=revocation.by)


class MemoryIndex:
    """Tellings, and up to where the record has been reconciled; `Workbench` says what each method does."""

    def __init__(self) -> None:
        super().__init__()
        self._tellings: dict[str, IndexedTelling] = {}
        self._came: dict[str, int] = {}
        self._blocks: dict[str, set[str]] = {}
        self._of_document: dict[str, set[str]] = {}
        self._of_scope: dict[str, set[str]] = {}
        self._done = Reconciled()

    def reconciling(self, waits: Callable[[], None]) -> AbstractContextManager[None]:
        """Nobody else has this ledger; see `Workbench.reconciling`."""
        return nullcontext()

    def index_tellings(self, rows: Iterable[IndexedTelling]) -> None:
        """Keep tellings at hand; see `Workbench.index_tellings`."""
        for row in rows:
            self._forget(row.key)
            kept = replace(row, blocks=tuple(dict.fromkeys(row.blocks)))
            self._tellings[row.key] = kept
            self._came[row.key] = len(self._came)
            for holder in self._holders(kept):
                holder.add(row.key)

    def drop_tellings(self, documents: Iterable[str]) -> None:
        """Forget the tellings of documents; see `Workbench.drop_tellings`."""
        for telling in self.tellings_of_documents(documents):
            self._forget(telling.key)

    def rescope_tellings(self, scopes: Mapping[str, str]) -> None:
        """Give tellings another scope; see `Workbench.rescope_tellings`."""
        for key, scope in scopes.items():
            if key in self._tellings:
                came = self._came[key]
                self.index_tellings([replace(self._tellings[key], scope=scope)])
                self._came[key] = came

    def tellings(self) -> Iterator[IndexedTelling]:
        """All of them; see `Workbench.tellings`."""
        return (self._tellings[key] for key in sorted(self._tellings))

    def tellings_by_blocks(self, blocks: Iterable[str], newest: int | None = None) -> tuple[IndexedTelling, ...]:
        """Those in one of these blocks; see `Workbench.tellings_by_blocks`."""
        if newest is None:
            return self._within(self._blocks, blocks)
        last = (sorted(self._blocks.get(block, ()), key=self._came.__getitem__)[-newest:] for block in set(blocks))
        return tuple(self._tellings[key] for key in sorted({key for keys in last for key in keys}))

    def tellings_of_documents(self, documents: Iterable[str]) -> tuple[IndexedTelling, ...]:
        """Those of these documents; see `Workbench.tellings_of_documents`."""
        return self._within(self._of_document, documents)

    def tellings_of_scopes(self, scopes: Iterable[str]) -> tuple[IndexedTelling, ...]:
        """Those of these scopes; see `Workbench.tellings_of_scopes`."""
        return self._within(self._of_scope, scopes)

    def clear_index(self) -> None:
        """Forget all tellings, and that anything was reconciled; see `Workbench.clear_index`."""
        for held in (self._tellings, self._blocks, self._of_document, self._of_scope):
            held.clear()
        self._done = Reconciled()

    def reconciled_through(self) -> Reconciled:
        """Up to where the record is reconciled; see `Workbench.reconciled_through`."""
        return self._done

    def note_reconciled(self, done: Reconciled, since: Reconciled) -> bool:
        """Note that it is now reconciled so far; see `Workbench.note_reconciled`."""
        if self._done != since:
            return False
        self._done = done
        return True

    def _within(self, holders: Mapping[str, set[str]], names: Iterable[str]) -> tuple[IndexedTelling, ...]:
        keys = {key for name in set(names) for key in holders.get(name, ())}
        return tuple(self._tellings[key] for key in sorted(keys))

    def _holders(self, telling: IndexedTelling) -> Iterator[set[str]]:
        """All that a telling is found by."""
        yield self._of_document.setdefault(telling.document, set())
        yield self._of_scope.setdefault(telling.scope, set())
        yield from (self._blocks.setdefault(block, set()) for block in telling.blocks)

    def _forget(self, key: str) -> None:
        known = self._tellings.pop(key, None)
        for holder in self._holders(known) if known else ():
            holder.discard(key)
