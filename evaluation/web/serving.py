"""The application as people start it, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_ADDRESS = re.compile(r"http://\S+?:\d+")
PATIENCE_S = 30
STILL_S, BUSY = 4.0, 0.1
"""It rests once it has used less than this part of one processor for so long."""
MOST_UNREST_S = 900.0


@dataclass(frozen=True, slots=True)
class Site:
    """A running server: its address, and the leader of its processes."""

    address: str
    leader: int

    def rested(self) -> float:
        """Seconds until its processes have nothing more to do by themselves. Where the system does not tell: 0."""
        begun, used = time.perf_counter(), _processor_s(self.leader)
        while time.perf_counter() - begun < MOST_UNREST_S:
            time.sleep(STILL_S)
            now = _processor_s(self.leader)
            if now - used < BUSY * STILL_S:
                break
            used = now
        return time.perf_counter() - begun - STILL_S


def _processor_s(leader: int) -> float:
    """Processor time that all processes of a session have used."""
    ticks = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == leader:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
        except (OSError, ValueError):
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[Site]:
    """`counterclaim serve`, while it runs. Raises RuntimeError where it does not start."""
    command = (sys.executable, "-m", "counterclaim.cli", "serve", "--ledger", str(ledger), "--port", "0", *options)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as server:
        assert server.stderr is not None
        try:
            told = []
            for line in iter(server.stderr.readline, ""):
                told.append(line)
                if found := _ADDRESS.search(line):
                    yield Site(found[0], server.pid)
                    return
            raise RuntimeError("counterclaim serve: " + " ".join(told))
        finally:
            server.terminate()
            try:
                server.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                server.kill()
