"""Verb 1: bytes to documents, one file a format."""
