"""The tables in which a ledger keeps tokens and their uses; like tables.py, of the newest version.

They are state, not record: written over, cut to a bound, and left out of all copies.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from counterclaim.store.schema.tables import KEY, Moment, Name, Words, metadata

tokens = Table(
    "tokens",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("id", Name, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("digest", Name, nullable=False),
    Column("scopes", Name, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("used_at", Moment),
)
"""`scopes` are words with a space between them."""

token_uses = Table(
    "token_uses",
    metadata,
    Column("seq", KEY, primary_key=True),
    Column("used_at", Moment, nullable=False),
    Column("token", ForeignKey("tokens.id")),
    Column("what", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("outcome", Words, nullable=False),
    Index("token_uses_by_token", "token", "seq"),
)

TOKENS = (tokens, token_uses)
"""Neither record nor worked out from it: who may write."""
