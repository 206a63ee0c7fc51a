"""Puts what was found together into drafts, ties these to each other, makes them claims: `assembly.py` is the door."""
