"""A stream of invented reports of a simulated war whose truth is known: what linking and findings are measured on."""
