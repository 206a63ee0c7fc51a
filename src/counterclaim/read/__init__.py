"""Verb 2: a document becomes claims. One file a kind of mention; assembly last."""
