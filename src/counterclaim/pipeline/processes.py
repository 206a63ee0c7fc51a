"""Work in other processes, its results in the order of the jobs whatever the number of processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Generic, TypeVar

from counterclaim.errors import ProcessError

Job = TypeVar("Job")
Result = TypeVar("Result")
Lost = Callable[[Job], Result]
"""What a job comes to whose process died twice."""

_DIED_AGAIN = (
    "a process of this run was killed twice at the same work, perhaps for want of memory; nothing that was kept is "
    "lost: run it again with fewer --workers, or where there is more memory"
)

JOBS_IN_FLIGHT = 3
"""For each process; bounds what is held in memory."""


class Processes:
    """So many other processes, started when there first is work for them and ended together: starting takes seconds.

    Where `number` is 1 there are none, and all is done in this one.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def results(
        self,
        work: Callable[[Job], Result],
        jobs: Iterable[Job],
        lost: Lost[Job, Result] | None = None,
        within_s: float | None = None,
    ) -> Iterator[Result]:
        """What `work` makes of each job, in order.

        `work` must be importable by name, and jobs and results be picklable. What it raises is raised here. Where a
        process dies (killed for want of memory, say), what was under way is done again, each job alone; one whose
        process dies again comes to what `lost` says. Without that it raises ProcessError. A process that takes longer
        for a job than `within_s` is killed.
        """
        if self._number == 1:
            for job in jobs:
                yield work(job)
            return
        pending: deque[tuple[Job, Future[Result]]] = deque()
        coming = iter(jobs)
        try:
            while _filled(pending, coming, self._ready(), work, JOBS_IN_FLIGHT * self._number):
                try:
                    result = _result(pending[0][1], self._ready(), within_s)
                except BrokenProcessPool:
                    self._end()
                    waiting = [job for job, _ in pending]
                    pending.clear()
                    yield from one_by_one(work, waiting, lost, within_s)
                    continue
                pending.popleft()
                yield result
        finally:
            for _, future in pending:
                future.cancel()

    def _ready(self) -> ProcessPoolExecutor:
        self._pool = self._pool or _pool(self._number)
        return self._pool

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def in_processes(
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    workers: int,
    lost: Lost[Job, Result] | None = None,
    within_s: float | None = None,
) -> Iterator[Result]:
    """What `work` makes of each job, in order, in processes that end with it; `Processes.results` says the rest."""
    with Processes(workers) as processes:
        yield from processes.results(work, jobs, lost, within_s)


def one_by_one(
    work: Callable[[Job], Result],
    jobs: Iterable[Job],
    lost: Lost[Job, Result] | None = None,
    within_s: float | None = None,
) -> Iterator[Result]:
    """What `work` makes of each job, one after the other in one other process; as `in_processes` where that dies."""
    pool = _pool(1)
    try:
        for job in jobs:
            try:
                result = _result(pool.submit(work, job), pool, within_s)
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                if lost is None:
                    raise ProcessError(_DIED_AGAIN) from None
                result = lost(job)
                pool = _pool(1)
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


class Aside(Generic[Job, Result]):
    """Work in one other process, which stays; a job in which it dies or takes too long comes to what `lost` says."""

    def __init__(self, work: Callable[[Job], Result], lost: Lost[Job, Result], within_s: float) -> None:
        self._work, self._lost, self._within_s = work, lost, within_s
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, job: Job) -> Result:
        """What `work` makes of it, or `lost`. What it raises is raised here."""
        self._pool = self._pool or _pool(1)
        try:
            return _result(self._pool.submit(self._work, job), self._pool, self._within_s)
        except BrokenProcessPool:
            self.close()
            return self._lost(job)

    def close(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


def _result(future: Future[Result], pool: ProcessPoolExecutor, within_s: float | None) -> Result:
    """What comes of it. Kills all processes of the pool, as if they had died by themselves, where it takes longer."""
    try:
        return future.result(within_s)
    except TimeoutError:
        if future.done():
            raise
    # Python 3.14 has a method for this
    for process in list((pool._processes or {}).values()):
        process.kill()
    raise BrokenProcessPool("killed: it took too long")


def _filled(
    pending: deque[tuple[Job, Future[Result]]],
    coming: Iterator[Job],
    pool: ProcessPoolExecutor,
    work: Callable[[Job], Result],
    most: int,
) -> bool:
    """Hand over jobs until so many are under way; whether any is."""
    while len(pending) < most:
        try:
            job = next(coming)
        except StopIteration:
            break
        try:
            pending.append((job, pool.submit(work, job)))
        except BrokenProcessPool as broken:
            failed: Future[Result] = Future()
            failed.set_exception(broken)
            pending.append((job, failed))
            break
    return bool(pending)


def _pool(workers: int) -> ProcessPoolExecutor:
    import gc
    import multiprocessing

    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    return ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context(method),
        initializer=_settle_in,
        initargs=gc.get_threshold(),
    )


def _settle_in(*collector: int) -> None:
    """A new process: it ends with the one that started it, and leaves the user's interrupt to that one."""
    import gc
    import os
    import signal
    import threading
    from multiprocessing import parent_process

    gc.set_threshold(*collector)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def end_with_parent() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()
