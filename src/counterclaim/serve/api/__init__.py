"""The ledger as JSON, for programs."""
