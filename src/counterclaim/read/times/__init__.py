"""Finds when: days, hours and stretches of time, and the day of the report itself. `times.py` is the door."""
