"""The part of the step to version 4 that lets claims be counted by stance, outlet and day of saying, and sorted."""

from __future__ import annotations

from sqlalchemy import Connection, text

from counterclaim.store.sql.facets import fill_claim_facets

_WORDS = {
    "sqlite": {"key": "INTEGER", "own": "INTEGER NOT NULL", "bare": " WITHOUT ROWID"},
    "postgresql": {"key": "BIGINT", "own": "BIGSERIAL NOT NULL", "bare": ""},
}
_FACETS = ("kind", "verification", "claimant", "side", "weapon", "place", "stance", "said_day")
_LAID_OUT = (
    "DROP TABLE claim_facets",
    "CREATE TABLE claim_facets (claim {own}, reading {key} NOT NULL, is_current BOOLEAN NOT NULL, "
    "kind {key} NOT NULL, verification {key}, claimant {key} NOT NULL, side {key}, weapon {key} NOT NULL, "
    "place {key} NOT NULL, first_day INTEGER, last_day INTEGER, span INTEGER, stance {key} NOT NULL, "
    "said_day INTEGER, low FLOAT, high FLOAT, PRIMARY KEY (claim))",
    *(f"CREATE INDEX claim_facets_by_{facet} ON claim_facets ({facet}, claim)" for facet in _FACETS),
    "CREATE INDEX claim_facets_by_day ON claim_facets (span, first_day, last_day)",
    "CREATE INDEX claim_facets_of_claimant ON claim_facets "
    "(claimant, side, is_current, kind, first_day, last_day, claim)",
    "CREATE TABLE namings (phrase {key} NOT NULL, named TEXT NOT NULL, label TEXT NOT NULL, "
    "PRIMARY KEY (phrase, named)){bare}",
    "CREATE INDEX namings_by_named ON namings (named, phrase)",
    "CREATE TABLE outlets (reading {own}, named TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (reading))",
    "CREATE INDEX outlets_by_named ON outlets (named, reading)",
)


def widen_facets(connection: Connection) -> None:
    """The step, within the caller's transaction."""
    for statement in _LAID_OUT:
        connection.execute(text(statement.format(**_WORDS[connection.dialect.name])))
    fill_claim_facets(connection)
