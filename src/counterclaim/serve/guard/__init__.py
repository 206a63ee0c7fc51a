"""Whom the application answers, what it lets them do, and what every answer carries."""
