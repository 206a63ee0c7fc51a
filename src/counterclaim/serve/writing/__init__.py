"""What may be written by the web: judgements, and documents to be read."""
