"""The tables of a ledger in a database, and how a ledger of an older version becomes one of this."""
