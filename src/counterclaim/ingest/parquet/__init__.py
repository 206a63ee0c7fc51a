"""Parquet: one document a row, read within bounds whatever the file says of itself."""
