"""What pages of incidents show: who says what of one happening, worked out from the ledger's values."""
