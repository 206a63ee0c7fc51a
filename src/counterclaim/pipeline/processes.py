"""Work in other processes, its results in the order of the jobs whatever the number of processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

JOBS_IN_FLIGHT = 3
"""For each process; bounds what is held in memory."""


def in_processes(work: Callable[[Job], Result], jobs: Iterable[Job], workers: int) -> Iterator[Result]:
    """What `work` makes of each job, in order; in this process where `workers` is 1.

    `work` must be importable by name, and jobs and results be picklable. What it raises is raised here.
    """
    if workers == 1:
        for job in jobs:
            yield work(job)
        return
    import gc
    import multiprocessing
    from concurrent.futures import Future, ProcessPoolExecutor

    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context(method),
        initializer=gc.set_threshold,
        initargs=gc.get_threshold(),
    )
    pending: deque[Future[Result]] = deque()
    try:
        for job in jobs:
            pending.append(pool.submit(work, job))
            if len(pending) >= JOBS_IN_FLIGHT * workers:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
