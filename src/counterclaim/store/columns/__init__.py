"""Narrow facts of a whole ledger in memory, a column each, so that anything is counted at once."""
