"""Documents that were extracted already (a followed source brought them) are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.errors import DocumentError
from counterclaim.model.document import Document
from counterclaim.pipeline.processes import in_processes, one_by_one
from counterclaim.pipeline.reading import CHUNK_DOCUMENTS, FEW, KILLED, WITHIN_S, Errand, Outcome, outcome_of


def read_found(found: Sequence[Document | DocumentError], errand: Errand, workers: int) -> Iterator[Outcome]:
    """What became of documents that were extracted already, in their order; in other processes where they are many."""
    if workers == 1 or len(found) <= FEW:
        yield from (outcome_of(one, errand) for one in found)
        return
    jobs = ((list(found[at : at + CHUNK_DOCUMENTS]), errand) for at in range(0, len(found), CHUNK_DOCUMENTS))
    for outcomes in in_processes(_found_outcomes, jobs, workers, _found_alone, WITHIN_S):
        yield from outcomes


FoundJob = tuple[list[Document | DocumentError], Errand]


def _found_outcomes(job: FoundJob) -> list[Outcome]:
    chunk, errand = job
    return [outcome_of(found, errand) for found in chunk]


def _found_alone(job: FoundJob) -> list[Outcome]:
    chunk, errand = job
    found = one_by_one(_found_outcomes, (([one], errand) for one in chunk), _found_killed, WITHIN_S)
    return [outcome for each in found for outcome in each]


def _found_killed(job: FoundJob) -> list[Outcome]:
    (found,), _ = job
    return [found if isinstance(found, DocumentError) else DocumentError(found.name, KILLED, code="killed")]
