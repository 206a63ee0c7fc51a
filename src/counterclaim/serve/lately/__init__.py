"""What the first page shows: the last days of the ledger at a glance."""
