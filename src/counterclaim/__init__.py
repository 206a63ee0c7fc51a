"""Reads war reporting and keeps a ledger of who claims what."""
