"""A PostgreSQL server of our own, for tests and trials, with a fresh schema for each ledger."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, make_url

_QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")
"""For what is thrown away anyway."""

RUNNING = "postmaster.pid"
"""The file that a server has while it runs."""

FreshAddress = Callable[[], str]
"""Gives the address of an empty schema, another each time."""


@contextmanager
def own_server(folder: Path) -> Iterator[Any]:
    """The server that keeps its files in this folder, started where it does not run; the last to leave removes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pgserver.postgres_server import get_server

        server = get_server(folder, cleanup_mode="stop")
    try:
        yield server
    finally:
        server.cleanup()
        if not (folder / RUNNING).exists():
            shutil.rmtree(folder, ignore_errors=True)


def made_quick(address: str) -> str:
    """The address of a server that from now on need not survive a power cut; whole commits survive all else."""
    url = make_url(address).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in _QUICK:
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting}")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()
    return url.render_as_string(hide_password=False)


@contextmanager
def schemas(address: str, worker: str) -> Iterator[FreshAddress]:
    """Addresses of empty schemas; `worker` tells processes that do so at once apart. Schemas go when it is left."""
    url = make_url(address)
    engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT", pool_pre_ping=True)
    numbers, made = count(1), list[str]()

    def fresh() -> str:
        schema = f"ledger_{worker}_{next(numbers)}"
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
            connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
        made.append(schema)
        own = url.set(drivername="postgresql").update_query_dict({"options": f"-csearch_path={schema}"})
        return own.render_as_string(hide_password=False)

    try:
        yield fresh
    finally:
        with engine.connect() as connection:
            for schema in made:
                connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        engine.dispose()
