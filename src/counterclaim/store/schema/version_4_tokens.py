"""The part of the step to version 4 that keeps who may write by the web."""

from __future__ import annotations

from sqlalchemy import Connection, text

_WORDS = {
    "sqlite": {"own": "INTEGER NOT NULL", "moment": "DATETIME"},
    "postgresql": {"own": "BIGSERIAL NOT NULL", "moment": "TIMESTAMP WITH TIME ZONE"},
}
_TOKENS = (
    "CREATE TABLE tokens (seq {own}, id VARCHAR NOT NULL, name TEXT NOT NULL, digest VARCHAR NOT NULL, "
    "scopes VARCHAR NOT NULL, made_at {moment} NOT NULL, expires_at {moment} NOT NULL, revoked_at {moment}, "
    "used_at {moment}, PRIMARY KEY (seq), UNIQUE (id))",
    "CREATE TABLE token_uses (seq {own}, used_at {moment} NOT NULL, token VARCHAR, what TEXT NOT NULL, "
    "address TEXT NOT NULL, outcome TEXT NOT NULL, PRIMARY KEY (seq), FOREIGN KEY(token) REFERENCES tokens (id))",
    "CREATE INDEX token_uses_by_token ON token_uses (token, seq)",
)


def lay_tokens(connection: Connection) -> None:
    """The step, within the caller's transaction."""
    words = _WORDS[connection.dialect.name]
    for statement in _TOKENS:
        connection.execute(text(statement.format(**words)))
