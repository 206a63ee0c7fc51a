"""Work in stages on a cluster: the tasks of a stage are noted as they are done, and each is done once.

A task reads and writes files that all nodes see, so that nothing of weight goes through Ray, and what a lost node had
done is there. A run that goes on does only what is not noted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import process_time
from typing import Any

from counterclaim.cluster.blocks import Homes
from counterclaim.cluster.files import read_record, write_record
from counterclaim.cluster.session import Session, told_error
from counterclaim.errors import CorpusError

AT_ONCE = 2
"""Tasks in flight for each worker."""
DONE = "done"
"""The folder of the notes."""
SECONDS = "core seconds"
"""In the record of each task: how long a core was busy with it."""
NO_HOMES = Homes(())
_AGAIN = 4
"""How often Ray begins a task anew whose worker died."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task of a stage: its number among so many, the folders of the corpus and of the work, what it is given."""

    number: int
    of: int
    corpus: str
    work: str
    parts: tuple[str, ...] = ()
    homes: Homes = NO_HOMES

    def folder(self, name: str) -> Path:
        """The folder of an exchange."""
        return Path(self.work, name)

    def file(self, name: str) -> Path:
        """This task's own file of an exchange."""
        return self.folder(name) / f"{self.number:05d}.arrow"


Work = Callable[[Task], Record]


@dataclass(frozen=True, slots=True)
class Stages:
    """Runs one stage after another."""

    session: Session
    work: Path

    def run(self, work: Work, tasks: Sequence[Task]) -> list[Record]:
        """What each task came to, in order. Raises CorpusError where one can't be done."""
        stage = work.__name__
        done = {task.number: read_record(self._note(stage, task)) for task in tasks}
        rest = [task for task in tasks if done[task.number] is None]
        done |= {task.number: record for task, record in self._results(work, rest)}
        return [record for task in tasks if (record := done[task.number]) is not None]

    def _results(self, work: Work, tasks: Sequence[Task]) -> Iterator[tuple[Task, Record]]:
        ray = self.session.ray
        remote = ray.remote(num_cpus=1, max_retries=_AGAIN)(_done)
        waiting: dict[Any, Task] = {}
        coming = iter(tasks)
        while True:
            for task in coming:
                waiting[remote.remote(work, task, str(self._note(work.__name__, task)))] = task
                if len(waiting) >= AT_ONCE * self.session.workers:
                    break
            if not waiting:
                return
            ended, _ = ray.wait(list(waiting), num_returns=1)
            for each in ended:
                task = waiting.pop(each)
                yield task, self._result(each, work, task)

    def _result(self, ended: Any, work: Work, task: Task) -> Record:
        ray = self.session.ray
        try:
            record: Record = ray.get(ended)
        except ray.exceptions.RayTaskError as error:
            raise told_error(error) from None
        except ray.exceptions.RayError as error:
            what = f"{work.__name__.replace('_', ' ')}, task {task.number} of {task.of}"
            raise CorpusError(
                f"{self.work}: a worker died over it each time ({what}); give workers more memory, and run it again"
            ) from error
        return record

    def _note(self, stage: str, task: Task) -> Path:
        return self.work / DONE / stage / f"{task.number:05d}.json"


def tasks_like(first: Task) -> list[Task]:
    """All tasks of a stage, each like the first but for its number."""
    return [replace(first, number=number) for number in range(first.of)]


def _done(work: Work, task: Task, note: str) -> Record:
    begun = process_time()
    record = work(task)
    record |= {SECONDS: process_time() - begun}
    write_record(Path(note), record)
    return record
