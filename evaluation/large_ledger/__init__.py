"""How quickly a ledger of many millions of claims answers."""
