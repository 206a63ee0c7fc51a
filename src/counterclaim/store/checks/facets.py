"""Checks what filters of large ledgers look at against the claims that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select, text

from counterclaim.store.checks.faults import NO_VALUE, Checked, FaultKind
from counterclaim.store.copies.plain_rows import ROWS_AT_ONCE
from counterclaim.store.schema.facet_tables import DAY, PHRASED, SPANS, TRIGRAMS, incident_facets, namings, outlets
from counterclaim.store.sql.facets import BOUND, DAY_NUMBER, SAID_DAY
from counterclaim.store.sql.incident_facets import facets_anew
from counterclaim.store.sql.naming import namings_anew, outlets_anew

STREAMED = {"yield_per": ROWS_AT_ONCE}

Named = tuple[Any, ...]
"""A row that says whom or what the thing of a number names."""

_FACETS = """
SELECT each.id FROM claims AS each JOIN readings AS own ON own.seq = each.reading
LEFT JOIN claim_facets AS facet ON facet.claim = each.seq
{joined}
WHERE facet.claim IS NULL OR {differing}
OR facet.first_day {differs} {first} OR facet.last_day {differs} {last}
OR facet.said_day {differs} {said} OR facet.low {differs} {low} OR facet.high {differs} {high}
OR facet.reading {differs} each.reading OR facet.span {differs} CASE WHEN {last} - {first} <= {short} THEN 0
    WHEN {last} - {first} <= {longer} THEN 1 WHEN {first} IS NOT NULL OR {last} IS NOT NULL THEN 2 END
OR facet.is_current {differs} NOT (
    EXISTS (SELECT 1 FROM readings AS later WHERE later.document = own.document AND later.seq > own.seq)
    OR EXISTS (SELECT 1 FROM supersessions WHERE supersessions.document = own.document))
"""
_RESTING = """
SELECT claims.seq, standing.sort, standing.first FROM standing
JOIN grounds ON grounds.derivation = standing.newest JOIN claims ON claims.id = grounds.claim
WHERE standing.digest IS NOT NULL
"""
_PHRASES = """
SELECT one.words FROM phrases AS one WHERE one.sort = '{sort}' AND (
    NOT EXISTS (SELECT 1 FROM claims WHERE claims.seq = one.first_claim AND claims.{sort} = one.words)
    OR EXISTS (SELECT 1 FROM claim_facets WHERE claim_facets.{sort} = one.seq
               AND claim_facets.claim < one.first_claim))
"""
_DAYS = """
SELECT CAST(last_day AS VARCHAR) AS words, min(seq) AS first_claim FROM claims WHERE last_day IS NOT NULL
GROUP BY last_day
"""
_KEPT_DAYS = f"SELECT words, first_claim FROM phrases WHERE sort = '{DAY}'"
_KEPT_RESTING = "SELECT claim, sort, first FROM resting"

_PRIME, _FACTOR = 2_147_483_629, 1_000_003
_TERMS = f"""
SELECT term, count(*), sum(doc), sum((doc % {_PRIME}) * {_FACTOR} % {_PRIME}) FROM kept_terms GROUP BY term
"""
_TOLD = {"sentence": "SELECT seq, sentence FROM claims", "words": "SELECT seq, words FROM phrases"}
"""What the letters of a table of trigrams are from, by its column."""
_LENGTH = 3


def check_facets(connection: Connection, checked: Checked) -> None:
    """Whether facets, phrases, days and what rests on claims are what working them out anew would give."""
    for key in _found(connection, _facets_question(connection.dialect.name)):
        checked.faults.note(FaultKind.FACETS, str(key))
    orphans = "SELECT claim FROM claim_facets WHERE NOT EXISTS (SELECT 1 FROM claims WHERE claims.seq = claim)"
    for key in _found(connection, orphans):
        checked.faults.note(FaultKind.FACETS, f"facets of claim {key}, which is not there")
    for sort in PHRASED:
        for words in _found(connection, _PHRASES.format(sort=sort)):
            checked.faults.note(FaultKind.FACETS, f"{sort} “{words}”")
    for made, kept, what in ((_DAYS, _KEPT_DAYS, "day"), (_RESTING, _KEPT_RESTING, "what rests on claim")):
        for one, other in ((made, kept), (kept, made)):
            for key in _found(connection, f"{one} EXCEPT {other}"):
                checked.faults.note(FaultKind.FACETS, f"{what} {key}")
    _check_incident_facets(connection, checked)


def _check_incident_facets(connection: Connection, checked: Checked) -> None:
    """Whether each incident that stands is put in order by what it says, and nothing else is."""
    chosen = select(incident_facets).order_by(incident_facets.c.first)
    kept = iter(connection.execute(chosen, execution_options=STREAMED).mappings())
    try:
        for made, held in zip_longest(facets_anew(connection), kept):
            if made is None or held is None or dict(held) != made:
                first = (made or held or {}).get("first")
                checked.faults.note(FaultKind.FACETS, f"what the incident of row {first} is put in order by")
                return
    except NO_VALUE:
        # Its own check tells which incident is damaged.
        checked.faults.note(FaultKind.FACETS, "what incidents are put in order by can't be worked out anew")


def check_names(connection: Connection, checked: Checked) -> None:
    """Whether phrases name whom their first claims name, and readings have the outlets of their documents."""
    for made, table in ((namings_anew(connection), namings), (outlets_anew(connection), outlets)):
        in_order = select(table).order_by(*table.primary_key.columns)
        kept = connection.execute(in_order, execution_options=STREAMED)
        for row in _only_in_one(map(tuple, kept), (tuple(each.values()) for each in made)):
            checked.faults.note(FaultKind.FACETS, f"{table.name} {row[0]} “{row[1]}”")


def _only_in_one(kept: Iterator[Named], made: Iterator[Named]) -> Iterator[Named]:
    """The rows that are not in both; each in the order of its numbers, with few rows of one number."""
    number = itemgetter(0)
    for _, rows in groupby(merge(kept, made, key=number), key=number):
        seen: set[Named] = set()
        for row in rows:
            seen ^= {row}
        yield from sorted(seen)


def check_trigrams(connection: Connection, checked: Checked) -> None:
    """Whether each three letters in a row are listed with just the claims, or phrases, that hold them."""
    if connection.dialect.name == "sqlite":
        for table, column in TRIGRAMS.items():
            _check_trigrams(connection, table, column, checked)


def _check_trigrams(connection: Connection, table: str, column: str, checked: Checked) -> None:
    """For each three letters it is compared how many rows hold them, the sum of their numbers, and a second sum.

    The second one is changed by an exchange of numbers too.
    """
    connection.execute(text(f"CREATE VIRTUAL TABLE temp.kept_terms USING fts5vocab(main, {table}, instance)"))
    try:
        made: dict[str, list[int]] = {}
        for number, words in connection.execute(text(_TOLD[column]), execution_options=STREAMED):
            second = number % _PRIME * _FACTOR % _PRIME
            for term in {words[at : at + _LENGTH] for at in range(len(words) - _LENGTH + 1)}:
                sums = made.setdefault(term, [0, 0, 0])
                sums[0] += 1
                sums[1] += number
                sums[2] += second
        for term, *sums in connection.execute(text(_TERMS), execution_options=STREAMED):
            if made.pop(term, None) != sums:
                checked.faults.note(FaultKind.FACETS, f"{table} “{term}”")
        for term in made:
            checked.faults.note(FaultKind.FACETS, f"{table} “{term}”")
    finally:
        connection.execute(text("DROP TABLE temp.kept_terms"))


def _found(connection: Connection, question: str) -> list[object]:
    return [row[0] for row in connection.execute(text(question), execution_options=STREAMED)]


def _facets_question(dialect: str) -> str:
    differs = "IS NOT" if dialect == "sqlite" else "IS DISTINCT FROM"
    number = DAY_NUMBER[dialect]
    return _FACETS.format(
        joined="\n".join(
            f"LEFT JOIN phrases AS of_{sort} ON of_{sort}.seq = facet.{sort} AND of_{sort}.sort = '{sort}'"
            for sort in PHRASED
        ),
        differing=" OR ".join(f"of_{sort}.words {differs} each.{sort}" for sort in PHRASED),
        differs=differs,
        first=number.format(day="each.first_day"),
        last=number.format(day="each.last_day"),
        said=SAID_DAY[dialect],
        low=BOUND[dialect].format(side="low"),
        high=BOUND[dialect].format(side="high"),
        short=SPANS[0],
        longer=SPANS[1],
    )
