"""Makes a ledger of version 4 out of one of version 3."""

from __future__ import annotations

from sqlalchemy import Connection

from counterclaim.store.schema.version_4_facets import widen_facets
from counterclaim.store.schema.version_4_incidents import lay_incident_facets
from counterclaim.store.schema.version_4_tokens import lay_tokens


def to_version_4(connection: Connection) -> None:
    """The step, within the caller's transaction."""
    widen_facets(connection)
    lay_tokens(connection)
    lay_incident_facets(connection)
