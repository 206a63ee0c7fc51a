"""Finds weapons and what they are used against."""
