"""The reader on a cluster: sources are cut into parts, actors that load the model once read them, each part is kept.

Ray Data moves the parts and holds the cutting back while the readers have enough to do. What is done is told by the
output alone: each part is written whole, and its books last.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.cluster.attempts import Attempts
from counterclaim.cluster.corpus import Books, Corpus, Plan
from counterclaim.cluster.inputs import Came, Cut, Given, given_by, packed, parts_in, unpacked
from counterclaim.cluster.parts import PartBooks, PartName, books_of, keep_part
from counterclaim.cluster.session import Session, Where, ray_session, told_error
from counterclaim.errors import CorpusError
from counterclaim.ingest.documents import FORMATS
from counterclaim.ingest.limits import Limits
from counterclaim.pipeline.reading import Errand, Outcomes, ReaderFor, outcomes_of, outcomes_of_each_alone
from counterclaim.read.readers import READERS
from counterclaim.settings import Settings

Progress = Callable[[PartBooks], None]
IN_FLIGHT = 2
"""Parts that a reader is handed at once: it goes on with the second while the first's books are noted."""
BLITHE = 2
"""After so many readers that died over a part, its documents are read each alone: the one that kills is refused."""
CUTTERS_FOR = 8
"""So many readers are fed by one process that cuts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is read, where to, and how: patterns of paths, the folder, and the day of publication where none is told."""

    patterns: tuple[str, ...]
    folder: Path
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CutErrand:
    """All that a process needs to cut a stretch; paths are meant from the folder `here`."""

    folder: str
    here: str
    cut: Cut
    limits: Limits


def read_corpus(request: Request, reader_for: ReaderFor, settings: Settings, where: Where, progress: Progress) -> Books:
    """Read all that is given into a folder of tables; goes on where an earlier run was cut off.

    The rows are those of one machine's run, in its order, whatever the number of workers. Raises CorpusError where the
    folder holds another corpus, or what was read by other settings.
    """
    given = given_by(request.patterns)
    corpus = Corpus(request.folder)
    corpus.begin(_plan(given, request, reader_for, settings))
    if (done := corpus.books()) is not None:
        return done
    rest = list(_to_do(corpus, given))
    if rest:
        errand = Errand(limits=settings.limits, published_on=request.published_on, reader_for=reader_for)
        folder = str(request.folder.absolute())
        cutting = CutErrand(folder=folder, here=os.getcwd(), cut=given.cut, limits=settings.limits)
        with ray_session(where, settings.workers) as session:
            _run(session, rest, cutting, errand, progress)
    return corpus.close_books(len(given.stretches))


def _plan(given: Given, request: Request, reader_for: ReaderFor, settings: Settings) -> Plan:
    return Plan(
        inputs=given.digest,
        sources=given.sources,
        bytes=given.bytes,
        cut=asdict(given.cut),
        limits=asdict(settings.limits),
        published_on=request.published_on.isoformat() if request.published_on else None,
        readers=_readers(reader_for),
        extractors=_extractors(),
    )


def _readers(reader_for: ReaderFor) -> dict[str, str]:
    return {language: reader.name for language in sorted(READERS) if (reader := reader_for(language))}


def _extractors() -> dict[str, str]:
    return {form.name: form.extractor() for form in FORMATS}


def _to_do(corpus: Corpus, given: Given) -> Iterator[dict[str, Any]]:
    """The stretches that are not done, each with those of its parts that are."""
    done = corpus.parts_done()
    for number, sources in enumerate(given.stretches):
        parts = done.get(number, frozenset())
        ended = corpus.stretch_books(number)
        if ended is None or len(parts) < ended.parts:
            yield {"stretch": number, "sources": sources, "done": json.dumps(sorted(parts))}


def _run(
    session: Session, stretches: list[dict[str, Any]], cutting: CutErrand, errand: Errand, progress: Progress
) -> None:
    data = session.ray.data
    context = data.DataContext.get_current()
    context.target_max_block_size = 1  # each part is handed on by itself, as soon as it is cut
    cutters = min(len(stretches), 1 + session.workers // CUTTERS_FOR)
    parts = data.from_items(stretches, override_num_blocks=len(stretches)).flat_map(
        cut_stretch, fn_kwargs={"errand": cutting}, num_cpus=0, compute=data.TaskPoolStrategy(size=cutters)
    )
    read = parts.map(
        PartReader,
        fn_constructor_args=(cutting.folder, errand),
        num_cpus=1,
        compute=data.ActorPoolStrategy(size=session.workers, max_tasks_in_flight_per_actor=IN_FLIGHT),
    )
    try:
        for row in read.iter_rows():
            progress(PartBooks(**row))
    except (session.ray.exceptions.RayError, RuntimeError) as error:
        cause = told_error(error)
        if isinstance(cause, CorpusError):
            raise cause from None
        raise


def cut_stretch(row: dict[str, Any], errand: CutErrand) -> Iterator[dict[str, Any]]:
    """The parts of a stretch that are not done yet, one at a time; at the end what the stretch came to is noted."""
    number, done = int(row["stretch"]), set(json.loads(row["done"]))
    corpus = Corpus(Path(errand.folder))
    corpus.check_seen()
    os.chdir(errand.here)
    parts = came_in = 0
    for part in parts_in(row["sources"], errand.cut, errand.limits):
        if parts not in done:
            yield {"stretch": number, "part": parts} | packed(part)
        parts, came_in = parts + 1, came_in + len(part)
    corpus.end_stretch(number, parts, came_in)


class PartReader:
    """Reads parts and keeps them; one in each process, so that the model is loaded once."""

    def __init__(self, folder: str, errand: Errand) -> None:
        self._folder, self._errand = Path(folder), errand
        self._attempts = Attempts(self._folder)
        self._alike = False

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        """Read one part; its books. One that is there already, as of a node that was lost, is left as it is."""
        self._check()
        name = PartName(int(row["stretch"]), int(row["part"]))
        books = books_of(self._folder, name)
        if books is None:
            careful = self._attempts.begin(str(name)) > BLITHE
            books = keep_part(self._folder, name, self._outcomes(list(unpacked(row)), careful))
            self._attempts.end(str(name))
        return asdict(books)

    def _check(self) -> None:
        """Raise CorpusError where this node would read otherwise than the plan says."""
        if not self._alike:
            corpus = Corpus(self._folder)
            corpus.check_seen()
            plan = corpus.plan()
            if (plan.readers, plan.extractors) != (_readers(self._errand.reader_for), _extractors()):
                raise CorpusError(f"{platform.node()}: another counterclaim is installed; have the same on all nodes")
            self._alike = True

    def _outcomes(self, raws: list[Came], careful: bool) -> list[Outcomes]:
        """What became of each; each in a process of its own where one of them seems to kill the process."""
        if careful:
            return outcomes_of_each_alone((raws, self._errand))
        return [outcomes_of(raw, self._errand) for raw in raws]
