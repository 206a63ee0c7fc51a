"""The web pages, a module each: a request comes in, what the ledger holds goes out."""
