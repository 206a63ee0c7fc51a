"""Finds what happened, to whom, how many of them, and how it is put. `happenings.py` is the door."""
