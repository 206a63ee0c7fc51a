"""Verb 5: the ledger becomes what others read. One file a format."""
