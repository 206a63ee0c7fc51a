"""A ledger in memory, which forgets."""
