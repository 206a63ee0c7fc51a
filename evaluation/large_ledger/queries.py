"""What people ask of a ledger, and how long it takes to answer."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text

from counterclaim.model.finding import FindingKind
from counterclaim.model.kind import Kind, Verification
from counterclaim.store.query import Query
from counterclaim.store.sql.ledger import SqlLedger

PAGE = 50
ROUNDS = 20

Asked = Callable[[random.Random], Iterable[object]]


@dataclass(frozen=True, slots=True)
class Told:
    """How long the answers to one sort of question took, in milliseconds, and how many things came on average."""

    name: str
    median_ms: float
    high_ms: float
    worst_ms: float
    things: float

    def __str__(self) -> str:
        times = f"median {self.median_ms:8.1f} ms  p95 {self.high_ms:8.1f} ms  worst {self.worst_ms:8.1f} ms"
        return f"{self.name:44} {times}  {self.things:6.1f} things"


def timed(ledger: SqlLedger, seed: int) -> Iterator[Told]:
    """Each sort of question asked `ROUNDS` times, each time for something else."""
    for name, asked in questions(ledger).items():
        chance, times, things = random.Random(seed), [], []
        for _ in range(ROUNDS):
            since = time.perf_counter()
            things.append(len(list(asked(chance))))
            times.append(1000 * (time.perf_counter() - since))
        high = sorted(times)[int(0.95 * (len(times) - 1))]
        yield Told(name, statistics.median(times), high, max(times), statistics.mean(things))


@dataclass(frozen=True, slots=True)
class _Words:
    """What the ledger has to ask for."""

    places: tuple[str, ...]
    regions: tuple[str, ...]
    claimants: tuple[str, ...]
    weapons: tuple[str, ...]
    kinds: tuple[str, ...]
    sides: tuple[str, ...]
    names: tuple[str, ...]
    first: date
    last: date

    def day(self, chance: random.Random) -> date:
        """Any day that the claims tell of."""
        return self.first + timedelta(chance.randrange((self.last - self.first).days))


def _words(ledger: SqlLedger) -> _Words:
    with ledger._reading() as connection:

        def phrases(sort: str) -> list[str]:
            asked = text("SELECT words FROM phrases WHERE sort = :sort ORDER BY seq LIMIT 4000")
            return [row.words for row in connection.execute(asked, {"sort": sort})]

        days = connection.execute(text("SELECT min(words) AS a, max(words) AS b FROM phrases WHERE sort = 'day'")).one()
        names = connection.execute(text("SELECT name FROM readings ORDER BY seq LIMIT 500")).scalars().all()
        places = [each.split(";")[0].strip() for each in phrases("place")]
        regions = [each.split(";")[2].strip() for each in phrases("place") if each.count(";") > 4]
        return _Words(
            places=tuple(each for each in places if each),
            regions=tuple(each for each in regions if "region" in each),
            claimants=tuple(each.split(";")[0].strip() for each in phrases("claimant") if each.strip()),
            weapons=tuple(each.split(";")[0].strip() for each in phrases("weapon") if each.strip()),
            kinds=tuple(phrases("kind")),
            sides=tuple(phrases("side")),
            names=tuple(names),
            first=date.fromisoformat(days.a),
            last=date.fromisoformat(days.b),
        )


def questions(ledger: SqlLedger) -> dict[str, Asked]:
    """Every sort of question by its name."""
    words = _words(ledger)

    def asked(listed: Callable[[Query], Iterable[object]], **made: Callable[[random.Random], object]) -> Asked:
        def ask(chance: random.Random) -> Iterable[object]:
            return listed(Query(limit=PAGE, **{name: make(chance) for name, make in made.items()}))  # type: ignore[arg-type]

        return ask

    def days(length: int) -> Asked:
        def ask(chance: random.Random) -> Iterable[object]:
            since = words.day(chance)
            return ledger.claims(Query(limit=PAGE, since=since, until=since + timedelta(length - 1)))

        return ask

    def day_of(listed: Callable[[Query], Iterable[object]], **more: Callable[[random.Random], object]) -> Asked:
        def ask(chance: random.Random) -> Iterable[object]:
            day = words.day(chance)
            made = {name: make(chance) for name, make in more.items()}
            return listed(Query(since=day, until=day, **made))  # type: ignore[arg-type]

        return ask

    claims, incidents, findings = ledger.claims, ledger.incidents, ledger.findings
    place = {"place": lambda chance: chance.choice(words.places)}
    kind = {"kinds": lambda chance: (Kind(chance.choice(words.kinds)),)}
    claimant = {"claimant": lambda chance: chance.choice(words.claimants)}
    return {
        "claims, no filter": asked(claims),
        "claims of a kind": asked(claims, **kind),
        "claims of a claimant": asked(claims, **claimant),
        "claims of a side": asked(claims, side=lambda chance: chance.choice(words.sides)),
        "claims of a weapon": asked(claims, weapon=lambda chance: chance.choice(words.weapons)),
        "claims at a place": asked(claims, **place),
        "claims in a region": asked(claims, place=lambda chance: chance.choice(words.regions)),
        "claims confirmed": asked(claims, verification=lambda _: Verification.CONFIRMED),
        "claims of a day": days(1),
        "claims of a week": days(7),
        "claims of a month": days(30),
        "claims of a year": days(365),
        "claims of a kind at a place": asked(claims, **kind, **place),
        "claims of a claimant at a place": asked(claims, **claimant, **place),
        "claims with a frequent word": asked(claims, text=lambda _: "drones"),
        "claims with a rare word": asked(claims, text=lambda chance: chance.choice(words.places)),
        "claims of a document": asked(claims, document=lambda chance: chance.choice(words.names)),
        "claims of a place as known now": asked(claims, known_at=lambda _: datetime.now(UTC), **place),
        "all incidents of a day": day_of(incidents),
        "all incidents of a day of a kind": day_of(incidents, **kind),
        "incidents at a place": asked(incidents, **place),
        "incidents of a claimant": asked(incidents, **claimant),
        "findings of a kind": asked(findings, finding_kinds=lambda chance: (chance.choice(list(FindingKind)),)),
        "all findings of a day": day_of(findings),
        "documents of a claimant": asked(ledger.documents, **claimant),
        "documents at a place": asked(ledger.documents, **place),
    }
