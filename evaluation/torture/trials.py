"""What is done to ledgers: each trial says in one line how it went, or raises TortureError."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from evaluation.postgresql import FreshAddress, made_quick, own_server, schemas
from evaluation.torture.killing import Life, Torment, TortureError, left_alone, started
from evaluation.torture.reports import write_reports
from evaluation.torture.sameness import contents

from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.store.sql.ledger import SqlLedger

AT_ONCE = 4
"""So many ledgers are tormented side by side."""
MOST_KILLS = 4
"""On the way of one ledger from empty to complete."""
SHARED = 4
"""On one ledger in so many the work is shared by two processes more, which have to end with the one that is killed."""
FALLS = 8
"""How often the server is made to fall over."""
WRITERS = 8
_GENTLE = 1.25
"""A moment that is later than a run takes lets it through; some should."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where trials take place, what is run, and what it has to come to."""

    folder: Path
    torment: Torment
    kills: int
    seed: int
    expected: dict[str, str]

    def told(self) -> str:
        """The undisturbed ledger in a few words."""
        numbers = ", ".join(f"{summed.split()[0]} {part}" for part, summed in self.expected.items())
        return f"{numbers} in {self.torment.seconds / _GENTLE:.1f} s"

    def compare(self, ledger: str) -> None:
        """Raise TortureError where a ledger holds something else than the undisturbed one, or is not whole."""
        found = contents(ledger)
        for part, summed in self.expected.items():
            if found[part] != summed:
                raise TortureError(f"{part}: {found[part]}, and undisturbed {summed}")
        check_whole(ledger)


def prepared(folder: Path, documents: int, kills: int, seed: int) -> Setting:
    """Writes the documents, and adds them undisturbed."""
    texts, readings = write_reports(folder, documents, seed)
    begun = time.perf_counter()
    ledger = str(folder / "undisturbed.db")
    left_alone(Torment(texts, readings, 1, 0.0).command(ledger))
    seconds = _GENTLE * (time.perf_counter() - begun)
    return Setting(folder, Torment(texts, readings, 1, seconds), kills, seed, contents(ledger))


def check_whole(ledger: str) -> None:
    """Raise TortureError where `counterclaim check` would find a fault."""
    from counterclaim.store.checks.ledgers import check_ledger

    faults = list(check_ledger(ledger).faults)
    if faults:
        raise TortureError(f"{len(faults)} faults, the first: {faults[0]}")


def kills_on_sqlite(setting: Setting) -> str:
    """Runs on SQLite are killed at random moments."""

    def fresh(number: int) -> str:
        return str(setting.folder / f"killed {number}.db")

    return f"SQLite: {_lives(setting, fresh)}"


def kills_on_postgresql(setting: Setting) -> str:
    """Runs on PostgreSQL are killed at random moments."""
    with server(setting.folder) as (fresh, _):
        lock = threading.Lock()

        def fresh_one(_: int) -> str:
            with lock:
                return fresh()

        return f"PostgreSQL: {_lives(setting, fresh_one)}"


def falls_of_the_server(setting: Setting) -> str:
    """The server of PostgreSQL is stopped at once while documents are added, and started again."""
    random, cut = Random(setting.seed), 0
    with server(setting.folder) as (fresh, running):
        ledger = fresh()
        for _ in range(FALLS):
            run = started(setting.torment.command(ledger))
            time.sleep(random.uniform(0.0, setting.torment.seconds))
            fall_over(running)
            _, complaints = run.communicate(timeout=60)
            if run.returncode:
                cut += 1
                if not complaints.strip().splitlines()[-1].startswith("counterclaim.errors.LedgerError: "):
                    raise TortureError(f"a run without its server said: {complaints}")
        left_alone(setting.torment.command(ledger))
        setting.compare(ledger)
    return f"PostgreSQL: the server fell over {FALLS} times, {cut} of them under a run; the ledger is the same"


def writers_at_once(setting: Setting) -> str:
    """Several runs add overlapping documents to one ledger at the same time."""
    with server(setting.folder) as (fresh, _):
        for ledger in (str(setting.folder / "writers.db"), fresh()):
            _written_at_once(setting, ledger)
    return f"{WRITERS} writers of overlapping documents at once, on SQLite and on PostgreSQL: rebuilt, as by one writer"


Trial = Callable[[Setting], str]

TRIALS: tuple[Trial, ...] = (
    kills_on_sqlite,
    kills_on_postgresql,
    falls_of_the_server,
    writers_at_once,
)


@contextmanager
def server(folder: Path) -> Iterator[tuple[FreshAddress, Any]]:
    """A server of our own: addresses of empty schemas, and its handle."""
    with own_server(folder / "postgresql") as running, schemas(made_quick(running.get_uri()), "torture") as fresh:
        yield fresh, running


def fall_over(running: Any) -> None:
    """Stop a server without a word to anyone, and start it again."""
    from pgserver._commands import create_command_function

    create_command_function("pg_ctl")(
        ["-m", "immediate", "-w", "stop"], pgdata=running.pgdata, user=running.system_user
    )
    running.ensure_postgres_running()


def _lives(setting: Setting, fresh: Callable[[int], str]) -> str:
    """Lives of ledgers, some at a time, until there were enough kills."""

    def live(number: int) -> Life:
        ledger = fresh(number)
        torment = replace(setting.torment, workers=1 + (number % SHARED == 0))
        lived = torment.live(ledger, Random(f"{setting.seed} {number}"), MOST_KILLS)
        setting.compare(ledger)
        return lived

    kills, lives = 0, 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while kills < setting.kills:
            wanted = min(AT_ONCE, setting.kills - kills)
            for lived in pool.map(live, range(lives, lives + wanted)):
                kills, lives = kills + lived.kills, lives + 1
    return f"killed {kills} times on the way of {lives} ledgers; all {lives} are the same as the undisturbed one"


def _written_at_once(setting: Setting, ledger: str) -> None:
    """Each writer adds half of the documents, beginning elsewhere; together they have all."""
    total = int(setting.expected["documents"].split()[0])
    runs: list[subprocess.Popen[str]] = []
    for number in range(WRITERS):
        first = number * total // WRITERS // 2
        lines = [str(first), str(first + total // 2 + total // WRITERS)]
        runs.append(started([*setting.torment.command(ledger), *lines]))
    for run in runs:
        _, complaints = run.communicate(timeout=600)
        if run.returncode:
            raise TortureError(f"one of the writers failed: {complaints}")
    check_whole(ledger)
    # They came in no order of days: in a full block of tellings that decides which were within reach of one another.
    with SqlLedger(ledger, create=False) as written:
        reconcile_ledger(written, lambda: datetime.now(UTC), rebuild=True)
    found = contents(ledger)
    for part in islice(setting.expected, 2, None):
        if part != "versions" and found[part] != setting.expected[part]:
            raise TortureError(f"{part}: {found[part]}, and by one writer {setting.expected[part]}")
    check_whole(ledger)
