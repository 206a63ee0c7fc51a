"""Follows sources: fetches those that are due, keeps what is new, reconciles, waits, and goes on where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from counterclaim.errors import FetchError
from counterclaim.fetch.asking import Wanted
from counterclaim.fetch.hosts import Wait
from counterclaim.pipeline.arrivals import Taken, taken_in
from counterclaim.pipeline.couriers import Arrival, Couriers, Errand
from counterclaim.pipeline.dues import Chance, is_due
from counterclaim.pipeline.looking import Looking, look_into
from counterclaim.pipeline.opening import Opened, Opening
from counterclaim.pipeline.reading import Clock, ReaderFor
from counterclaim.pipeline.reading import Errand as ReadingErrand
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.pipeline.source_list import ListedSource
from counterclaim.settings import Settings
from counterclaim.store.followed import Brought, Followed, FollowedPage, Validators
from counterclaim.store.ledger import Ledger

ARRIVALS_AT_ONCE = 64
"""So many are kept in one transaction at most."""
DOCUMENTS_AT_ONCE = 64
"""With so many documents in them a transaction is not made larger."""
PAGES_AT_ONCE = 500
"""Sent for, of those that are due."""
LOOK_S = 0.5
"""So long an arrival is waited for before it is looked whether anything else is due, or whether to stop."""
SETTLED_EVERY_S = 60.0
"""While fetches go on, what is new is reconciled so often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that following needs of the world: its clock, chance, how to wait (False: stop), who fetches, who looks in.

    So long as nothing is due, it is looked every `longest_wait_s` whether the clock was set meanwhile.
    """

    now: Clock
    chance: Chance
    wait: Wait
    couriers: Couriers
    settings: Settings
    reader_for: ReaderFor
    longest_wait_s: float = 60.0
    looking: Looking = look_into


@dataclass(slots=True)
class Totals:
    """The books of a run: each fetch failed, brought something or did not."""

    fetched: int = 0
    failed: int = 0
    told_nothing: int = 0
    told: int = 0
    documents: int = 0
    claims: int = 0
    refused: int = 0

    def note(self, taken: Taken, failed: bool) -> None:
        """Count an arrival."""
        self.fetched += 1
        if failed:
            self.failed += 1
        elif taken.outcomes:
            self.told += 1
        else:
            self.told_nothing += 1
        self.documents += len(taken.brought.entries)
        self.claims += sum(len(entry.claims) for entry in taken.brought.entries)
        self.refused += taken.refused

    def check(self) -> None:
        """Raise RuntimeError unless all that was fetched is accounted for."""
        if self.fetched != self.failed + self.told_nothing + self.told:
            raise RuntimeError(f"the books don't balance: {self}")


@dataclass(slots=True)
class Following:
    """A run of following; `tell` is given each arrival that told something, once it is kept."""

    ledger: Ledger
    sources: Sequence[ListedSource]
    setting: Setting
    tell: Callable[[Taken], None]
    totals: Totals = field(default_factory=Totals)
    _listed: dict[str, ListedSource] = field(default_factory=dict)
    _states: dict[str, Followed] = field(default_factory=dict)
    _under_way: set[tuple[str, str | None]] = field(default_factory=set)
    _unsettled_since: datetime | None = None
    _next_page: datetime | None = None

    def run(self, *, once: bool = False) -> None:
        """Follow until waiting ends, or `once`: until nothing is due any more.

        Raises LedgerError where another one follows with this ledger.
        """
        with self.ledger.following():
            self._begin()
            while True:
                sent = self._send_what_is_due()
                arrivals = self._arrived()
                self._settle(at_once=not self._under_way)
                if sent or arrivals or self._under_way:
                    if not self.setting.wait(0.0):
                        break
                elif once or not self.setting.wait(self._time_to_next_s()):
                    break
            self._settle(at_once=True)
        self.totals.check()

    def _begin(self) -> None:
        """How each source stands: as it was left, and those that are new at once; others are left alone from now on."""
        self._listed = {source.address: source for source in self.sources}
        known = {state.address: state for state in self.ledger.followed()}
        now = self.setting.now()
        for address, source in self._listed.items():
            state = known.get(address) or Followed(address=address, name=source.name, every_s=source.every_s)
            due_at = state.due_at or now
            if source.every_s < state.every_s and not state.failures:
                due_at = min(due_at, now + timedelta(seconds=source.every_s))
            self._states[address] = replace(state, name=source.name, every_s=source.every_s, due_at=due_at)
        resting = [replace(state, due_at=None) for address, state in known.items() if address not in self._listed]
        changed = [state for state in (*self._states.values(), *resting) if known.get(state.address) != state]
        if changed:
            self.ledger.keep_brought([Brought(source=state) for state in changed], now)
        self._next_page = self.ledger.next_page_due()
        # A run that was killed may have kept what it did not reconcile any more.
        self._unsettled_since = now

    def _send_what_is_due(self) -> int:
        """Send for the sources and pages that are due and not under way; how many."""
        now = self.setting.now()
        due = [
            state
            for state in self._states.values()
            if (state.address, None) not in self._under_way and is_due(state.due_at, now, state.every_s)
        ]
        errands = [self._errand(state.address, None, state.validators) for state in sorted(due, key=_due)]
        errands += [
            self._errand(page.source, page.address, page.validators)
            for page in self._pages_due(now)
            if (page.source, page.address) not in self._under_way
        ]
        for errand in errands:
            self._under_way.add((errand.source, errand.page))
            self.setting.couriers.send(errand)
        return len(errands)

    def _pages_due(self, now: datetime) -> tuple[FollowedPage, ...]:
        waiting = sum(page is not None for _, page in self._under_way)
        if self._next_page is None or self._next_page > now or waiting >= PAGES_AT_ONCE / 2:
            return ()
        return self.ledger.pages_due(now, PAGES_AT_ONCE)

    def _errand(self, source: str, page: str | None, validators: Validators) -> Errand:
        wanted = Wanted(
            address=page or source,
            manners=self._listed[source].manners(),
            etag=validators.etag,
            last_modified=validators.last_modified,
        )
        return Errand(source=source, page=page, wanted=wanted)

    def _arrived(self) -> int:
        """Keep what has arrived; how many arrivals."""
        if not self._under_way:
            return 0
        arrivals = self.setting.couriers.arrived(ARRIVALS_AT_ONCE, LOOK_S)
        for arrival in arrivals:
            self._under_way.discard((arrival.errand.source, arrival.errand.page))
        opened: list[Opened] = []
        for arrival in arrivals:
            if not _was_stopped(arrival):
                opened.append(self._opening().opened(arrival, self._states[arrival.errand.source].validators))
            if sum(len(one.found) for one in opened) >= DOCUMENTS_AT_ONCE:
                self._keep(opened)
                opened = []
                if not self.setting.wait(0.0):
                    break
        self._keep(opened)
        return len(arrivals)

    def _opening(self) -> Opening:
        setting = self.setting
        return Opening(
            ledger=self.ledger,
            sources=self._listed,
            limits=setting.settings.limits,
            reader_for=setting.reader_for,
            looking=setting.looking,
        )

    def _keep(self, opened: Sequence[Opened]) -> None:
        """Read what was opened, and keep it with how its sources and pages stand by it, in one transaction."""
        if not opened:
            return
        settings, now = self.setting.settings, self.setting.now
        errand = ReadingErrand(limits=settings.limits, published_on=None, reader_for=self.setting.reader_for)
        states = dict(self._states)
        taken = list(taken_in(opened, states, errand, settings.workers, self.setting.chance))
        self.ledger.keep_brought([one.brought for one in taken], now())
        self._states, self._next_page = states, self.ledger.next_page_due()
        for each, one in zip(opened, taken, strict=True):
            self.totals.note(one, failed=isinstance(each.arrival.found, FetchError))
            if one.brought.entries and self._unsettled_since is None:
                self._unsettled_since = now()
            if one.outcomes or one.failure:
                self.tell(one)

    def _settle(self, *, at_once: bool) -> None:
        """Reconcile what is new, if there is anything."""
        since, now = self._unsettled_since, self.setting.now()
        if since is not None and (at_once or (now - since).total_seconds() >= SETTLED_EVERY_S):
            reconcile_ledger(self.ledger, self.setting.now, workers=self.setting.settings.workers)
            self._unsettled_since = None

    def _time_to_next_s(self) -> float:
        """How long nothing is due, within bounds."""
        dues = [state.due_at for state in self._states.values() if state.due_at is not None]
        next_due = min([*dues, *([self._next_page] if self._next_page else [])])
        return min(max((next_due - self.setting.now()).total_seconds(), 0.05), self.setting.longest_wait_s)


def _due(state: Followed) -> tuple[datetime, str]:
    assert state.due_at is not None
    return state.due_at, state.address


def _was_stopped(arrival: Arrival) -> bool:
    return isinstance(arrival.found, FetchError) and arrival.found.code == "stopped"
