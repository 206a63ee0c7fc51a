"""How quickly the web application answers, to programs and in a browser, on a large ledger."""
