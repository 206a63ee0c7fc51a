"""The PostgreSQL server of the tests: their own, one for all their processes, or the one that the environment names.

COUNTERCLAIM_TEST_POSTGRES is the address of a database in which schemas may be made, and dropped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluation.postgresql import FreshAddress, made_quick, own_server, schemas

__all__ = ["FreshAddress", "fresh_addresses"]

GIVEN = os.environ.get("COUNTERCLAIM_TEST_POSTGRES")
"""Looked up when the tests are collected: each test has an environment without our variables."""


@contextmanager
def fresh_addresses(folder: Path, worker: str) -> Iterator[FreshAddress]:
    """Addresses of empty schemas; `worker` tells the processes of one test run apart."""
    if GIVEN:
        with schemas(GIVEN, f"{worker}_{os.getpid()}") as fresh:
            yield fresh
        return
    with own_server(folder) as server, schemas(made_quick(server.get_uri()), worker) as fresh:
        yield fresh
