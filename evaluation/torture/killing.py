"""Runs that are killed at random moments, again and again, until one gets through; then all must be there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

PATIENCE_S = 300.0
"""A run that takes longer hangs."""
ORPHANS_S = 10.0
"""So long may the processes of a killed run take to notice."""
LOOK_AGAIN_S = 0.02


class TortureError(Exception):
    """A ledger did not come through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One ledger from empty to complete: how often the run was killed on the way, and the last run's own words."""

    kills: int
    said: str


@dataclass(frozen=True, slots=True)
class Torment:
    """What is run on each ledger, and how long it takes when it is left alone."""

    documents: Path
    readings: Path
    workers: int
    seconds: float

    def command(self, ledger: str) -> list[str]:
        """The run as a command line."""
        words = (ledger, str(self.documents), str(self.readings), str(self.workers))
        return [sys.executable, "-m", "evaluation.torture.adding", *words]

    def live(self, ledger: str, random: Random, most: int) -> Life:
        """Run until a run gets through, killed at random moments, so often at most. Raises TortureError."""
        kills = 0
        while kills < most:
            if self._killed(ledger, random.uniform(0.0, self.seconds)):
                kills += 1
            else:
                break
        return Life(kills=kills, said=left_alone(self.command(ledger)))

    def _killed(self, ledger: str, after_s: float) -> bool:
        """Whether the run was killed; False where it was done sooner, and in good order."""
        run = started(self.command(ledger))
        try:
            _, complaints = run.communicate(timeout=after_s)
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()
            wait_for_orphans(run.pid)
            return True
        if run.returncode:
            raise TortureError(f"a run that was not killed failed: {complaints}")
        return False


def started(command: Sequence[str]) -> subprocess.Popen[str]:
    """A run in a process group of its own, so that its orphans can be told."""
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
    )


def left_alone(command: Sequence[str]) -> str:
    """What a run says that nobody disturbs. Raises TortureError where it fails or hangs."""
    run = started(command)
    try:
        said, complaints = run.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        raise TortureError("a run hangs") from None
    if run.returncode:
        raise TortureError(f"a run that nobody disturbed failed: {complaints}")
    return said.strip()


def wait_for_orphans(group: int) -> None:
    """Wait until no process of a group is left. Raises TortureError where one stays."""
    until = time.monotonic() + ORPHANS_S
    while _is_there(group):
        if time.monotonic() > until:
            os.killpg(group, signal.SIGKILL)
            raise TortureError("processes of a killed run live on")
        time.sleep(LOOK_AGAIN_S)


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
