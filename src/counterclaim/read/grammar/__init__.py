"""Cuts a text into sentences and words, and finds how the words of a sentence hang together."""
