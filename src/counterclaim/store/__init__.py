"""Verb 3: the ledger, kept."""
