"""Three nodes on one machine, of which one is killed while they work: the same comes out, and nothing is lost."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.cluster.conftest import ROOT, corpus_of, now, rows_in, rows_of, war_entries, write_documents

from counterclaim.cluster.corpus import Books
from counterclaim.cluster.filling import fill_ledger
from counterclaim.cluster.parts import PartBooks
from counterclaim.cluster.reading import Request, read_corpus
from counterclaim.cluster.reconciling import reconcile_corpus
from counterclaim.cluster.session import Where
from counterclaim.errors import CorpusError
from counterclaim.pipeline.reading import Inputs, Tally, read_documents
from counterclaim.pipeline.reconciling import reconcile_ledger
from counterclaim.settings import Settings
from counterclaim.store.ledger import Ledger
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

pytest.importorskip("ray", reason="ray is not installed: pip install 'counterclaim[cluster]'")
LOOPBACK = "127.0.0.2"
"""Ray takes 127.0.0.1 for the address by which others reach this machine."""
DOCUMENTS, CLAIMS = 600, 400
ALL = Query(all_versions=True)


class Nodes:
    """Ray's own cluster of several nodes on one machine; each has one core."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster

        quick = {"health_check_initial_delay_ms": 0, "health_check_period_ms": 200, "health_check_failure_threshold": 3}
        self._node: dict[str, Any] = {"num_cpus": 1, "object_store_memory": 80_000_000, "node_ip_address": LOOPBACK}
        head = {"include_dashboard": False, "_system_config": quick}
        self._cluster = Cluster(initialize_head=True, head_node_args=self._node | head)
        for _ in range(2):
            self.add()

    @property
    def where(self) -> Where:
        """The cluster, with a worker for each node."""
        return Where(address=self._cluster.address, workers=3)

    def add(self) -> None:
        """One more node."""
        self._cluster.add_node(**self._node)

    def kill(self) -> None:
        """Kill one node as a power cut would, and put another in its place."""
        self._cluster.remove_node(max(self._cluster.worker_nodes, key=lambda node: node.node_id), allow_graceful=False)
        self.add()

    def end(self) -> None:
        """Let go of all."""
        self._cluster.shutdown()  # type: ignore[no-untyped-call]


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    """Three nodes, without a dashboard, that nobody is told of."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in (
            ("RAY_AUTH_MODE", "disabled"),
            ("RAY_USAGE_STATS_ENABLED", "0"),
            ("RAY_BACKEND_LOG_LEVEL", "fatal"),
            ("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])),
        ):
            patched.setenv(name, value)
        started = Nodes()
        yield started
        started.end()


def after(number: int, act: Callable[[], None]) -> Callable[[Any], None]:
    """Does it once, when so much is done."""
    seen: list[Any] = []

    def progress(one: Any) -> None:
        seen.append(one)
        if len(seen) == number:
            act()

    return progress


def unwanted(books: PartBooks) -> None:
    """Nothing is to be done."""
    pytest.fail(f"read again: {books}")


def held(ledger: Ledger) -> dict[str, Any]:
    """All that a ledger holds, beside its moments."""
    return {
        "documents": list(ledger.documents(ALL)),
        "claims": list(ledger.claims(ALL)),
        "newest": ledger.newest_documents(),
        "incidents": sorted(ledger.incidents(), key=lambda one: one.id),
        "findings": sorted(ledger.findings(), key=lambda one: one.id),
        "tellings": list(ledger.tellings()),
        "done": ledger.reconciled_through(),
    }


def test_a_corpus_is_read_as_by_one_machine_though_a_node_dies(nodes: Nodes, slow: ModuleType, tmp_path: Path) -> None:
    given, folder = write_documents(tmp_path / "given", DOCUMENTS), tmp_path / "corpus"
    request = Request(patterns=(str(given),), folder=folder)
    killing = after(3, nodes.kill)
    books = read_corpus(request, slow.reader_for, Settings(), nodes.where, killing)
    assert books == Books(parts=books.parts, came_in=610, read=600, unread=3, refused=7, claims=600)

    tally = Tally()
    inputs = Inputs(paths=(str(given),), stdin=io.BytesIO())
    alone = list(read_documents(inputs, slow.reader_for, Settings(), tally))
    assert rows_in(folder) == rows_of(alone)
    assert (tally.came_in, tally.read, tally.unread, tally.refused) == (610, 600, 3, 7)

    untouched = {path: path.stat().st_mtime_ns for path in folder.rglob("*.*")}
    assert read_corpus(request, slow.reader_for, Settings(), nodes.where, unwanted) == books
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.*")} == untouched


def test_incidents_and_findings_are_those_of_one_machine_though_a_node_dies(nodes: Nodes, tmp_path: Path) -> None:
    entries = war_entries(CLAIMS)
    corpus = corpus_of(entries, tmp_path / "corpus")
    killing = after(3, nodes.kill)
    standing = reconcile_corpus(corpus, tmp_path / "reconciled", nodes.where, 1, killing)
    with SqlLedger(tmp_path / "alone.db") as alone, SqlLedger(tmp_path / "filled.db") as filled:
        alone.add_many(entries, now())
        assert reconcile_ledger(alone, now, rebuild=True) == (standing.incidents, standing.findings)
        assert standing.findings > standing.incidents > 10
        told = fill_ledger(corpus, filled, now, reconciled=tmp_path / "reconciled")
        assert (told.incidents, told.findings) == (standing.incidents, standing.findings)
        assert held(filled) == held(alone)


def test_no_cluster_is_told_in_one_line() -> None:
    from counterclaim.cluster.session import ray_session

    with pytest.raises(CorpusError, match="no Ray cluster can be had there"), ray_session(Where(address="there"), 1):
        pass
