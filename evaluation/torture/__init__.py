"""Ledgers under violence: runs that are killed at random moments, writers that come at once, servers that fall over."""
