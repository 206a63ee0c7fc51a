"""Working tables that make filters quick in a ledger of millions of claims. All of it is worked out from the record.

`phrases` are the distinct folded words that claims are found by: many claims share a few. `claim_facets` has a narrow
row a claim, with the numbers of its phrases; `namings` says whom or what a phrase names, `outlets` who published a
reading; `resting` says which incidents and findings rest on which claim; `incident_facets` has a narrow row for each
incident that stands; SQLite has two more (TRIGRAMS) for what is part of a text.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Connection, Float, Index, Integer, Table, UniqueConstraint, event, text

from counterclaim.store.schema.tables import KEY, Name, Words, metadata

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

CLAIMANT_FACETS = ("claimant", "side", "is_current", "kind", "first_day", "last_day", "claim")
"""What claimants are told of by an index alone: a national body has claims by the hundred thousand."""

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
    Column("stance", KEY, nullable=False),
    Column("said_day", Integer),
    Column("low", Float),
    Column("high", Float),
    *(
        Index(f"claim_facets_by_{name}", name, "claim")
        for name in ("kind", "verification", "claimant", "side", "weapon", "place", "stance", "said_day")
    ),
    Index("claim_facets_by_day", "span", "first_day", "last_day"),
    Index("claim_facets_of_claimant", *CLAIMANT_FACETS),
)
"""Days are counted from the first of January of year 1, which is 1. `is_current`: of the latest reading of the newest
version of its document. `span` is null where no day is known. `said_day` is the day in UTC by the end of which it had
surely been said, `low` and `high` are the bounds of its count."""

namings = Table(
    "namings",
    metadata,
    Column("phrase", KEY, primary_key=True),
    Column("named", Words, primary_key=True),
    Column("label", Words, nullable=False),
    Index("namings_by_named", "named", "phrase"),
    sqlite_with_rowid=False,
)
"""Whom or what a phrase names, as `keys.Naming` has it; the label is that of the phrase's first claim."""

outlets = Table(
    "outlets",
    metadata,
    Column("reading", KEY, primary_key=True),
    Column("named", Words, nullable=False),
    Column("label", Words, nullable=False),
    Index("outlets_by_named", "named", "reading"),
)
"""Who published what a reading is of, folded and as written; readings of documents without a publisher have no row."""

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

incident_facets = Table(
    "incident_facets",
    metadata,
    Column("first", KEY, primary_key=True),
    Column("first_day", Integer, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("conflicts", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("part_of", Name),
    Index("incident_facets_by_day", "last_day", "first", "first_day", "findings"),
    Index("incident_facets_by_claims", "claims", "last_day", "first", "first_day", "findings"),
    Index("incident_facets_by_conflicts", "conflicts", "last_day", "first", "first_day", "findings"),
    Index("incident_facets_by_whole", "part_of"),
)
"""By what incidents that stand are put in order; `first` names each, as in `standing`. Days are 0 where none is known;
`findings` has a bit for each kind of finding about it, `conflicts` is how many of them say that claims contradict."""

PHRASED = ("kind", "verification", "claimant", "side", "weapon", "place", "stance")
"""The columns of `claim_facets` that are phrases, each its own sort of them."""

DAY = "day"
"""The sort of the phrases that are last days, written as in ISO 8601: no facet, but they too have a first claim."""

NAMED = ("claimant", "weapon", "place")
"""The sorts of phrases that have namings."""

FACETS = (phrases, claim_facets, namings, outlets, resting, incident_facets)

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
