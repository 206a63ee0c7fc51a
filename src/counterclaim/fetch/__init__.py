"""Addresses to bytes: politely, within bounds, and never where it was not asked to go."""
