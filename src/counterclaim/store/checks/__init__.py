"""Whether a ledger still is what was written."""
