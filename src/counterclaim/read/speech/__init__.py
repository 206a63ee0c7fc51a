"""Finds who says what: actors, speakers, the words that are said, and who has the floor."""
