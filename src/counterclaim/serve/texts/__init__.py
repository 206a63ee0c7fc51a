"""A document's text as pages show it: in parts, with its claims beside it, against its other versions."""
