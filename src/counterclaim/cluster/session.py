"""A connection to Ray: a cluster that is there already, or one of this machine alone, quiet and on the loopback."""

from __future__ import annotations

import logging
import os
import secrets
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.errors import CorpusError, SettingsError

LOCAL = "local"
LOOPBACK = "127.0.0.1"
STORE_BYTES = 300_000_000
"""Of this machine's memory, for what goes from one process to another; more waits until there is room."""
_QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DATA_DISABLE_PROGRESS_BARS": "1",
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_DISABLE_IMPORT_WARNING": "1",
}
_IN_WORKERS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
"""Processes share the cores: no library in them starts threads of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Which Ray: "local", or the address of a cluster; and how many workers (null: one for each of its cores)."""

    address: str = LOCAL
    workers: int | None = None
    store_bytes: int = STORE_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A Ray that work can be given to, and how many workers it has."""

    ray: Any
    workers: int


@contextmanager
def ray_session(where: Where, cores: int) -> Iterator[Session]:
    """Ray for as long as the work takes; `cores` are those of this machine.

    Raises SettingsError where ray is not installed, CorpusError where there is no cluster at that address.
    """
    ray = _imported(where)
    started = not ray.is_initialized()
    folder = tempfile.TemporaryDirectory(prefix="counterclaim-ray-", ignore_cleanup_errors=True)
    with folder:
        if started:
            _start(ray, where, where.workers or cores, folder.name)
        try:
            _quiet_data(ray)
            yield Session(ray=ray, workers=where.workers or _workers_of(ray, where, cores))
        finally:
            if started:
                ray.shutdown()


def code_environment() -> dict[str, str]:
    """What workers need so that they run this very code, and no more threads than one each."""
    package = str(Path(__file__).parents[2])
    known = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    path = os.pathsep.join(dict.fromkeys(filter(None, (package, *known))))
    return {"PYTHONPATH": path} | dict.fromkeys(_IN_WORKERS, "1")


def told_error(error: BaseException) -> BaseException:
    """What really went wrong in a worker, instead of the error that Ray wraps around it."""
    seen = error
    while True:
        inner = getattr(seen, "cause", None) or seen.__cause__
        if not isinstance(inner, BaseException) or inner is seen:
            return seen
        seen = inner


def _imported(where: Where) -> Any:
    """Ray, told before it is loaded to be quiet, and to let nobody else in where it is only of this machine."""
    if where.address == LOCAL and "ray" not in sys.modules and "RAY_AUTH_MODE" not in os.environ:
        os.environ |= {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    warnings.filterwarnings("ignore", module=r"ray\..*")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise SettingsError("a corpus needs pyarrow and ray: pip install 'counterclaim[cluster]'") from error
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    return ray


def _start(ray: Any, where: Where, workers: int, folder: str) -> None:
    options: dict[str, Any] = {
        "logging_level": logging.ERROR,
        "log_to_driver": False,
        "runtime_env": {"env_vars": code_environment()},
    }
    if where.address == LOCAL:
        options |= {
            "num_cpus": workers,
            "object_store_memory": where.store_bytes,
            "include_dashboard": False,
            "_node_ip_address": LOOPBACK,
            "_temp_dir": folder,
        }
    try:
        with _hushed():
            ray.init(address=where.address, **options)
    except (ConnectionError, RuntimeError, ValueError) as error:
        words = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CorpusError(f"{where.address}: no Ray cluster can be had there ({words})") from error


@contextmanager
def _hushed() -> Iterator[None]:
    """Nothing on the standard error: what Ray's own code says there as it starts, no logger of Python's can silence."""
    sys.stderr.flush()
    kept, nothing = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nothing, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nothing)


def _workers_of(ray: Any, where: Where, cores: int) -> int:
    return cores if where.address == LOCAL else max(1, int(ray.cluster_resources().get("CPU", 1)))


def _quiet_data(ray: Any) -> None:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
