"""The part of the step to version 4 that puts incidents in order: a narrow row for each that stands."""

from __future__ import annotations

from sqlalchemy import Connection, text

from counterclaim.store.sql.incident_facets import fill_incident_facets

_WORDS = {
    "sqlite": {"key": "INTEGER", "own": "INTEGER NOT NULL"},
    "postgresql": {"key": "BIGINT", "own": "BIGSERIAL NOT NULL"},
}
_SORTED = "last_day, first, first_day, findings"
_LAID_OUT = (
    "CREATE TABLE incident_facets (first {own}, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, "
    "claims INTEGER NOT NULL, conflicts INTEGER NOT NULL, findings INTEGER NOT NULL, part_of VARCHAR, "
    "PRIMARY KEY (first))",
    f"CREATE INDEX incident_facets_by_day ON incident_facets ({_SORTED})",
    f"CREATE INDEX incident_facets_by_claims ON incident_facets (claims, {_SORTED})",
    f"CREATE INDEX incident_facets_by_conflicts ON incident_facets (conflicts, {_SORTED})",
    "CREATE INDEX incident_facets_by_whole ON incident_facets (part_of)",
)


def lay_incident_facets(connection: Connection) -> None:
    """The step, within the caller's transaction."""
    for statement in _LAID_OUT:
        connection.execute(text(statement.format(**_WORDS[connection.dialect.name])))
    fill_incident_facets(connection)
