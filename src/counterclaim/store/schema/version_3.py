"""Makes a ledger of version 3 out of one of version 2."""

from __future__ import annotations

from sqlalchemy import Connection

from counterclaim.store.schema.version_3_facets import lay_facets
from counterclaim.store.schema.version_3_following import lay_following
from counterclaim.store.schema.version_3_seals import add_seals


def to_version_3(connection: Connection) -> None:
    """The step, within the caller's transaction."""
    add_seals(connection)
    lay_following(connection)
    lay_facets(connection)
