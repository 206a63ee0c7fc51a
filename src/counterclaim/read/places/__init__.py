"""Finds where: the names of places, and which place in the gazetteer each of them means. `places.py` is the door."""
