"""The order of the verbs on one machine: documents are taken in and read, claims are kept, the ledger is reconciled."""
