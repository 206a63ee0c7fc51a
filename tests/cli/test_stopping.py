"""`counterclaim add` that is asked to stop, and what it says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.cli.stopping import stopping
from counterclaim.errors import LedgerError
from counterclaim.store.sql.ledger import SqlLedger

SLOW_ADD = """
import sys
from counterclaim.cli import group
from counterclaim.read.readers import READERS, reader_for
import slow_reader

READERS["en"] = slow_reader.SlowReader
reader_for.cache_clear()
group(prog_name="counterclaim")
"""

SLOW_READER = """
import time
from counterclaim.read.reader import Reading

class SlowReader:
    language = "en"
    name = "slow 1"

    def read(self, document):
        time.sleep(0.02)
        return Reading(document=document, claims=())
"""

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """`add` of 1,000 documents in another process, with a reader that takes its time."""
    (tmp_path / "slow_reader.py").write_text(SLOW_READER, encoding="utf-8")
    (tmp_path / "slow_add.py").write_text(SLOW_ADD, encoding="utf-8")
    papers = (json.dumps({"id": f"d{number}", "text": f"Text {number}.", "language": "en"}) for number in range(1_000))
    (tmp_path / "papers.jsonl").write_text("\n".join(papers), encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), *sys.path])

    def run() -> subprocess.Popen[str]:
        words = [sys.executable, "slow_add.py", "add", "papers.jsonl", "--workers", "1"]
        return subprocess.Popen(
            words, cwd=tmp_path, env=os.environ | {"PYTHONPATH": path}, stderr=subprocess.PIPE, text=True
        )

    return run


def kept(ledger: Path) -> int:
    """How many documents are in a ledger, 0 where there is none yet."""
    try:
        with SqlLedger(ledger, create=False) as opened:
            return len(list(opened.documents()))
    except LedgerError:
        return 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_stop_keeps_what_it_has_read(start: Start, tmp_path: Path, number: int) -> None:
    run = start()
    until = time.monotonic() + 60
    while kept(tmp_path / "counterclaim.db") < 64 and time.monotonic() < until:
        time.sleep(0.05)
    run.send_signal(number)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 128 + number
    (line,) = said.splitlines()
    held = kept(tmp_path / "counterclaim.db")
    assert line.startswith(f"counterclaim: counterclaim.db: stopped: added {held}; that is kept")
    assert 64 <= held < 1_000


def test_the_first_signal_is_noticed_and_the_second_interrupts() -> None:
    with stopping() as stop:
        seen = []
        for thing in stop.until(range(10)):
            seen.append(thing)
            if thing == 3:
                signal.raise_signal(signal.SIGINT)
        assert seen == [0, 1, 2, 3]
        assert stop.signal == signal.SIGINT
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)


def test_where_waiting_is_pointless_a_signal_interrupts_at_once() -> None:
    with stopping() as stop:
        stop.at_once = True
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
