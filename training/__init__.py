"""How the English analysis model is made: `python -m training` retrains, exports and scores it."""
