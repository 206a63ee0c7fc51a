"""Working tables that make filters quick in a ledger of millions of claims. All of it is worked out from the record.

`phrases` are the distinct folded words that claims are found by: many claims share a few. `claim_facets` has a narrow
row a claim, with the numbers of its phrases; `resting` says which incidents and findings rest on which claim; SQLite
has two more (TRIGRAMS) for what is part of a text.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Connection, Index, Integer, Table, UniqueConstraint, event, text

from counterclaim.store.tables import KEY, Name, Words, metadata

SPANS = (2, 35)
"""A happening told of as at most so many days long is of span 0 or 1, else of span 2: so a day is looked for among the
short ones by index, and among few long ones."""

phrases = Table(
    "phrases",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("sort", Name, nullable=False),
    Column("words", Words, nullable=False),
    Column("first_claim", KEY, nullable=False),
    UniqueConstraint("sort", "words"),
)
"""`first_claim` is the first claim that has it, so that a look through the claims in order begins there."""

claim_facets = Table(
    "claim_facets",
    metadata,
    Column("claim", KEY, primary_key=True),
    Column("reading", KEY, nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("kind", KEY, nullable=False),
    Column("verification", KEY),
    Column("claimant", KEY, nullable=False),
    Column("side", KEY),
    Column("weapon", KEY, nullable=False),
    Column("place", KEY, nullable=False),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("span", Integer),
    *(
        Index(f"claim_facets_by_{name}", name, "claim")
        for name in ("kind", "verification", "claimant", "side", "weapon", "place")
    ),
    Index("claim_facets_by_day", "span", "first_day", "last_day"),
)
"""Days are counted from the first of January of year 1, which is 1. `is_current`: of the latest reading of the newest
version of its document. `span` is null where no day is known."""

resting = Table(
    "resting",
    metadata,
    Column("claim", KEY, primary_key=True),
    Column("sort", Name, primary_key=True),
    Column("first", KEY, primary_key=True),
    Index("resting_by_first", "first", "claim"),
    sqlite_with_rowid=False,
)
"""`first` names what stands on the claim, as in `standing`."""

PHRASED = ("kind", "verification", "claimant", "side", "weapon", "place")
"""The columns of `claim_facets` that are phrases, each its own sort of them."""

DAY = "day"
"""The sort of the phrases that are last days, written as in ISO 8601: no facet, but they too have a first claim."""

FACETS = (phrases, claim_facets, resting)

TRIGRAMS = {"sentence_trigrams": "sentence", "phrase_trigrams": "words"}
"""Which three letters in a row the sentences of claims and the phrases hold."""

_TRIGRAMS = (
    "CREATE VIRTUAL TABLE {name} USING fts5({column}, tokenize='trigram case_sensitive 1', content='', detail='none')"
)


def lay_trigrams(connection: Connection) -> None:
    """Make the tables of trigrams anew, where the database is SQLite."""
    if connection.dialect.name == "sqlite":
        for name, column in TRIGRAMS.items():
            connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
            connection.execute(text(_TRIGRAMS.format(name=name, column=column)))


@event.listens_for(claim_facets, "after_create")
def _lay_trigrams(_: Table, connection: Connection, **__: object) -> None:
    lay_trigrams(connection)
