"""The application as people start it, in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ADDRESS = re.compile(r"http://\S+?:\d+")
PATIENCE_S = 30


@contextmanager
def serving(ledger: Path, *options: str) -> Iterator[str]:
    """The address of `counterclaim serve`, while it runs. Raises RuntimeError where it does not start."""
    command = (sys.executable, "-m", "counterclaim.cli", "serve", "--ledger", str(ledger), "--port", "0", *options)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            told = []
            for line in iter(server.stderr.readline, ""):
                told.append(line)
                if found := _ADDRESS.search(line):
                    yield found[0]
                    return
            raise RuntimeError("counterclaim serve: " + " ".join(told))
        finally:
            server.terminate()
            try:
                server.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                server.kill()
