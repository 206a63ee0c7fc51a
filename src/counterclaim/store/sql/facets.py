"""Writes the facets of claims: what filters look at, in numbers. Within the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, func, insert, or_, select, text, update

from counterclaim.model.claim import Claim
from counterclaim.store.keys import said_day
from counterclaim.store.schema.facet_tables import (
    DAY,
    PHRASED,
    SPANS,
    claim_facets,
    lay_trigrams,
    namings,
    outlets,
    phrases,
    resting,
)
from counterclaim.store.schema.tables import claims, readings, supersessions
from counterclaim.store.sql.incident_facets import fill_incident_facets
from counterclaim.store.sql.naming import fill_names, keep_namings
from counterclaim.store.sql.stretches import stretches

Row = Mapping[str, Any]

DAY_NUMBER = {
    "sqlite": "CAST(julianday({day}) - 1721424.5 AS INTEGER)",
    "postgresql": "({day} - DATE '0001-01-01' + 1)",
}

SAID_DAY = {
    "sqlite": DAY_NUMBER["sqlite"].format(day="substr(each.said_by, 1, 10)"),
    "postgresql": DAY_NUMBER["postgresql"].format(day="CAST(each.said_by AT TIME ZONE 'UTC' AS DATE)"),
}
BOUND = {
    "sqlite": "json_extract(each.body, '$.count.quantity.{side}')",
    "postgresql": "CAST(NULLIF(CAST(each.body #> '{{count,quantity,{side}}}' AS TEXT), 'null') AS FLOAT)",
}

_FILL_FACETS = """
INSERT INTO claim_facets (claim, reading, is_current, {phrased}, first_day, last_day, said_day, low, high, span)
SELECT each.seq, each.reading, {yes}, {numbers}, {first}, {last}, {said}, {low}, {high},
CASE WHEN {last} - {first} <= {short} THEN 0 WHEN {last} - {first} <= {longer} THEN 1
WHEN {first} IS NOT NULL OR {last} IS NOT NULL THEN 2 END FROM claims AS each
{joined}
"""

_FILL_DAYS = """
INSERT INTO phrases (sort, words, first_claim)
SELECT 'day', CAST(last_day AS VARCHAR), min(seq) FROM claims WHERE last_day IS NOT NULL GROUP BY last_day
"""

_FILL_RESTING = """
INSERT INTO resting (claim, sort, first)
SELECT claims.seq, standing.sort, standing.first FROM standing
JOIN grounds ON grounds.derivation = standing.newest JOIN claims ON claims.id = grounds.claim
WHERE standing.digest IS NOT NULL ORDER BY claims.seq, standing.sort, standing.first
"""


def keep_facets(connection: Connection, read: Sequence[tuple[Row, Claim]], changed: Iterable[str]) -> None:
    """Write the facets of new rows of `claims`, which have their `seq`, each with its claim.

    `changed` are documents of which an older reading or version is there: their claims may be current no longer.
    """
    rows = [row for row, _ in read]
    if rows:
        numbers = _numbered(connection, read)
        connection.execute(insert(claim_facets), [_facets(row, claim, numbers) for row, claim in read])
        if connection.dialect.name == "sqlite":
            sentences = [{"seq": row["seq"], "sentence": row["sentence"]} for row in rows]
            connection.execute(
                text("INSERT INTO sentence_trigrams (rowid, sentence) VALUES (:seq, :sentence)"), sentences
            )
    for some in stretches(changed):
        _age(connection, some)


def fill_facets(connection: Connection) -> None:
    """Work all facets out anew from the record."""
    fill_claim_facets(connection)
    fill_incident_facets(connection)


def fill_claim_facets(connection: Connection) -> None:
    """Work out anew what filters look at: the facets of claims, and what rests on claims."""
    for table in (phrases, claim_facets, namings, outlets, resting):
        connection.execute(delete(table))
    if connection.dialect.name == "sqlite":
        lay_trigrams(connection)
        connection.execute(text("INSERT INTO sentence_trigrams (rowid, sentence) SELECT seq, sentence FROM claims"))
    for sort in PHRASED:
        found = select(text(f"'{sort}'"), claims.c[sort], func.min(claims.c.seq)).where(claims.c[sort].is_not(None))
        named = found.group_by(claims.c[sort]).order_by(func.min(claims.c.seq))
        connection.execute(insert(phrases).from_select(["sort", "words", "first_claim"], named))
    connection.execute(text(_FILL_DAYS))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO phrase_trigrams (rowid, words) SELECT seq, words FROM phrases"))
    fill_names(connection)
    connection.execute(text(_filling(connection.dialect.name)))
    connection.execute(update(claim_facets).where(_is_old()).values(is_current=False))
    connection.execute(text(_FILL_RESTING))


def day_number(day: date) -> int:
    """A day as `claim_facets` counts them."""
    return day.toordinal()


def span_of(first: date | None, last: date | None) -> int | None:
    """How long a stretch of days is: a place in SPANS, or beyond; null where both ends are."""
    if first is None or last is None:
        return len(SPANS) if first or last else None
    days = (last - first).days
    return next((span for span, most in enumerate(SPANS) if days <= most), len(SPANS))


def _filling(dialect: str) -> str:
    # LEFT, though each has its phrases: SQLite else goes through phrases first, and through claims by an index that it
    # makes of all their rows for the occasion.
    joins = (
        f"LEFT JOIN phrases AS of_{sort} ON of_{sort}.sort = '{sort}' AND of_{sort}.words = each.{sort}"
        for sort in PHRASED
    )
    number = DAY_NUMBER[dialect]
    return _FILL_FACETS.format(
        phrased=", ".join(PHRASED),
        numbers=", ".join(f"of_{sort}.seq" for sort in PHRASED),
        joined="\n".join(joins),
        first=number.format(day="each.first_day"),
        last=number.format(day="each.last_day"),
        said=SAID_DAY[dialect],
        low=BOUND[dialect].format(side="low"),
        high=BOUND[dialect].format(side="high"),
        short=SPANS[0],
        longer=SPANS[1],
        yes="1" if dialect == "sqlite" else "TRUE",
    )


def _is_old() -> Any:
    """Whether a row of facets is of a reading that a later one, or of a document that a newer version took over."""
    later = readings.alias("later")
    replaced = or_(
        exists().where(later.c.document == readings.c.document, later.c.seq > readings.c.seq),
        exists().where(supersessions.c.document == readings.c.document),
    )
    joined = select(claims.c.seq).join(readings, readings.c.seq == claims.c.reading)
    return claim_facets.c.claim.in_(joined.where(replaced))


def _age(connection: Connection, documents: Sequence[str]) -> None:
    of_these = select(claims.c.seq).join(readings, readings.c.seq == claims.c.reading)
    named = claim_facets.c.claim.in_(of_these.where(readings.c.document.in_(documents)))
    connection.execute(update(claim_facets).where(and_(named, _is_old())).values(is_current=False))


def _numbered(connection: Connection, read: Sequence[tuple[Row, Claim]]) -> dict[tuple[str, str], int]:
    """The number of every phrase of these rows; those that are new are written."""
    wanted: dict[tuple[str, str], int] = {}
    for row, _ in read:
        for sort in PHRASED:
            if row[sort] is not None:
                wanted.setdefault((sort, row[sort]), row["seq"])
        if row["last_day"]:
            wanted.setdefault((DAY, row["last_day"].isoformat()), row["seq"])
    found = dict(_known(connection, wanted))
    last: int = connection.execute(select(func.max(phrases.c.seq))).scalar() or 0
    new = [pair for pair in wanted if pair not in found]
    if new:
        found |= {pair: last + at for at, pair in enumerate(new, 1)}
        written = [_phrase(pair, found[pair], wanted[pair]) for pair in new]
        connection.execute(insert(phrases), written)
        firsts = {row["seq"]: claim for row, claim in read}
        keep_namings(connection, {found[pair]: (pair[0], firsts[wanted[pair]]) for pair in new})
        if connection.dialect.name == "sqlite":
            words = [{"seq": row["seq"], "words": row["words"]} for row in written]
            connection.execute(text("INSERT INTO phrase_trigrams (rowid, words) VALUES (:seq, :words)"), words)
    return found


def _phrase(pair: tuple[str, str], seq: int, first_claim: int) -> dict[str, Any]:
    return {"seq": seq, "sort": pair[0], "words": pair[1], "first_claim": first_claim}


def _known(connection: Connection, wanted: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], int]]:
    for sort in (*PHRASED, DAY):
        for some in stretches(words for of, words in wanted if of == sort):
            chosen = select(phrases.c.words, phrases.c.seq).where(phrases.c.sort == sort, phrases.c.words.in_(some))
            yield from (((sort, row.words), row.seq) for row in connection.execute(chosen))


def _facets(row: Row, claim: Claim, numbers: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    first, last, said = row["first_day"], row["last_day"], said_day(row["said_by"])
    return {
        "claim": row["seq"],
        "reading": row["reading"],
        "is_current": True,
        "first_day": day_number(first) if first else None,
        "last_day": day_number(last) if last else None,
        "span": span_of(first, last),
        "said_day": day_number(said) if said else None,
        "low": claim.count.quantity.low if claim.count else None,
        "high": claim.count.quantity.high if claim.count else None,
    } | {sort: None if row[sort] is None else numbers[sort, row[sort]] for sort in PHRASED}
