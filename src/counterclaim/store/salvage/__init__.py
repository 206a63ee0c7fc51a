"""What can still be read of a damaged ledger, in a new one."""
