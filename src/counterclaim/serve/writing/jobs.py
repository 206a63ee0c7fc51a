"""Work that a request asks for and does not wait for: one thing at a time, in a process of its own."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from queue import Full, Queue
from threading import Event, Lock, Thread

from starlette.requests import Request

from counterclaim.pipeline.processes import one_by_one
from counterclaim.pipeline.reading import ReaderFor
from counterclaim.pipeline.taking_in import LOST, Delivery, Parcel, Receipt, take_in
from counterclaim.serve.guard.refusals import busy
from counterclaim.serve.guard.terms import Surroundings
from counterclaim.settings import Settings
from counterclaim.store.ledger import Ledger

MOST_WAITING = 50
MOST_REMEMBERED = 1_000
LAST_S = 60.0
"""So long the server waits for what was promised, when it is asked to end."""
KEY_BYTES = 16


@dataclass(slots=True)
class Job:
    """One thing that was asked for: by whom, when, and what came of it (null while that is not known)."""

    id: str
    by: str
    asked_at: datetime
    parcel: Parcel
    receipt: Receipt | None = None
    done: Event = field(default_factory=Event)

    @property
    def state(self) -> str:
        """ "waiting", "done" or "failed"."""
        if self.receipt is None:
            return "waiting"
        return "failed" if self.receipt.failure else "done"


class Jobs:
    """All that was asked for in this run of the server. A ledger without an address is worked on in a thread."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings, settings: Settings, reader_for: ReaderFor) -> None:
        self._ledger, self._surroundings = ledger, surroundings
        self._settings, self._reader_for = settings, reader_for
        self._waiting: Queue[Job | None] = Queue(MOST_WAITING)
        self._known: OrderedDict[str, Job] = OrderedDict()
        self._current: Job | None = None
        self._lock = Lock()
        self._thread = Thread(target=self._work, daemon=True, name="jobs")
        self._thread.start()

    def submit(self, parcel: Parcel, by: str) -> Job:
        """Have something done. Raises Refusal where too much waits already, or nothing is done any more."""
        key = f"job_{self._surroundings.chance(KEY_BYTES).hex()}"
        job = Job(key, by, self._surroundings.now(), parcel)
        if not self._thread.is_alive():
            raise busy()
        try:
            self._waiting.put_nowait(job)
        except Full:
            raise busy() from None
        with self._lock:
            self._known[job.id] = job
            while len(self._known) > MOST_REMEMBERED:
                self._known.popitem(last=False)
        return job

    def job(self, key: str) -> Job | None:
        """What was asked for under this id, if it is remembered."""
        with self._lock:
            return self._known.get(key)

    def close(self, within_s: float = LAST_S) -> bool:
        """Do what was promised, and no more; False where it takes longer than that."""
        self._waiting.put(None)
        self._thread.join(within_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        deliveries = self._deliveries()
        apart = self._ledger.address is not None
        receipts = one_by_one(take_in, deliveries, lambda _: LOST) if apart else map(take_in, deliveries)
        for receipt in receipts:
            job = self._current
            if job is not None:
                job.receipt = receipt
                job.done.set()

    def _deliveries(self) -> Iterator[Delivery]:
        """Each thing that is asked for, when its turn comes."""
        while (job := self._waiting.get()) is not None:
            self._current = job
            access = self._ledger.address or self._ledger
            yield Delivery(parcel=job.parcel, ledger=access, settings=self._settings, reader_for=self._reader_for)


def jobs_of(request: Request) -> Jobs:
    """The jobs of the application. Raises Refusal where nobody does any."""
    jobs: Jobs | None = request.app.state.jobs
    if jobs is None:
        raise busy()
    return jobs


def job_of(request: Request, key: str) -> Job | None:
    """What was asked for under this id in this run of the server, if it is remembered."""
    jobs: Jobs | None = request.app.state.jobs
    return jobs.job(key) if jobs else None
