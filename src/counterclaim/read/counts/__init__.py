"""Finds how many: numbers, their bounds, and what they count. `counts.py` is the door."""
