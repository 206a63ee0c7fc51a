"""Work in other processes: in order, whatever happens to them."""

from __future__ import annotations

import importlib
import io
import json
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.errors import DocumentError, ProcessError
from counterclaim.pipeline.processes import Aside, in_processes
from counterclaim.pipeline.reading import Inputs, Known, Outcome, Read, Tally, keep_outcomes, read_documents
from counterclaim.settings import Settings
from counterclaim.store.sql.ledger import SqlLedger

SLEEPERS = """
import sys
from counterclaim.pipeline.processes import in_processes
from dying import sleep

if __name__ == "__main__":
    list(in_processes(sleep, range(8), 3))
"""


@pytest.fixture
def dying(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module of work that kills its process, importable by name in other processes too."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return importlib.import_module("dying")


def test_a_process_that_dies_once_costs_nothing(dying: ModuleType, tmp_path: Path) -> None:
    jobs = [(number, str(tmp_path / "was here")) for number in range(30)]
    assert list(in_processes(dying.die_once, jobs, 3)) == [number * number for number in range(30)]


def test_work_that_kills_its_process_comes_to_what_is_said_of_it(dying: ModuleType) -> None:
    found = list(in_processes(dying.die_of_seven, range(30), 3, lambda job: -job))
    assert found == [-number if number == 7 else number for number in range(30)]


def test_work_that_kills_its_process_ends_the_run_in_one_line(dying: ModuleType) -> None:
    with pytest.raises(ProcessError, match=r"killed twice at the same work.*nothing that was kept is lost"):
        list(in_processes(dying.die_of_seven, range(30), 3))


def test_work_that_does_not_end_comes_to_what_is_said_of_it(dying: ModuleType) -> None:
    assert list(in_processes(dying.sleep_at_seven, range(5, 9), 2, lambda job: -job, within_s=5.0)) == [5, 6, -7, 8]


def test_a_process_aside_is_started_anew_when_it_dies_or_does_not_end(dying: ModuleType) -> None:
    for work, within_s in ((dying.die_of_seven, 60.0), (dying.sleep_at_seven, 5.0)):
        with closing(Aside(work, lambda job: -job, within_s)) as aside:
            assert [aside(number) for number in (6, 7, 8)] == [6, -7, 8]


def test_what_work_raises_is_raised_here(dying: ModuleType) -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_processes(dying.divide, range(30), 2))


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_no_process_outlives_the_run_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "sleepers.py"
    script.write_text(SLEEPERS, encoding="utf-8")
    path = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    run = subprocess.Popen([sys.executable, script], start_new_session=True, env=os.environ | {"PYTHONPATH": path})
    until = time.monotonic() + 30
    while len(_of_group(run.pid)) < 4 and time.monotonic() < until:
        time.sleep(0.05)
    run.kill()
    run.wait()
    while _of_group(run.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert _of_group(run.pid) == []


def _of_group(group: int) -> list[int]:
    """The processes of a group that are no mere remains."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, of_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of_group) == group and state != "Z":
            found.append(int(folder.name))
    return found


def lines(*texts: str) -> io.BytesIO:
    """Documents as JSON lines."""
    papers = (json.dumps({"id": f"d{number}", "text": text, "language": "en"}) for number, text in enumerate(texts))
    return io.BytesIO("\n".join(papers).encode())


def read(dying: ModuleType, stream: io.BytesIO, ledger: SqlLedger | None = None) -> tuple[list[Outcome], Tally]:
    tally = Tally()
    found = read_documents(Inputs(paths=("-",), stdin=stream), dying.reader_for, Settings(workers=2), tally, ledger)
    return list(found), tally


def test_a_document_that_kills_its_reader_is_refused_and_the_rest_is_read(dying: ModuleType) -> None:
    texts = [f"{number} killed, said the governor of the town." for number in range(20)]
    texts[5] += " Now die."
    outcomes, tally = read(dying, lines(*texts))
    refused = outcomes[5]
    assert isinstance(refused, DocumentError)
    assert str(refused).startswith("stdin: line 6: the process that read it was killed, perhaps for want of memory")
    assert [isinstance(outcome, Read) for outcome in outcomes] == [number != 5 for number in range(20)]
    assert (tally.came_in, tally.read, tally.refused) == (20, 19, 1)


def test_what_the_ledger_holds_is_not_read_again(dying: ModuleType, tmp_path: Path) -> None:
    texts = [f"{number} killed, said the governor of the town." for number in range(20)]
    with SqlLedger(tmp_path / "a.db") as ledger:
        first, _ = read(dying, lines(*texts[:15]), ledger)
        list(keep_outcomes(first, ledger, dying.clock))
        texts[3] += " Now die."
        again, tally = read(dying, lines(*[text for text in texts if "die" not in text]), ledger)
        kept = [is_new for _, is_new in keep_outcomes(again, ledger, dying.clock)]
    assert [isinstance(outcome, Known) for outcome in again] == [True] * 3 + [False] * 16
    assert sum(kept) == 16
    assert (tally.known, tally.read) == (3, 16)
