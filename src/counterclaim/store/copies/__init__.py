"""A ledger elsewhere: backups, and copies between databases and Parquet."""
