"""The noun: frozen values that every verb shares. Standard library only."""
