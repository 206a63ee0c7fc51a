"""Door 1: web pages and JSON."""
