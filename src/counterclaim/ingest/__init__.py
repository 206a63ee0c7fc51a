"""Verb 1: bytes become documents. One file a format."""
