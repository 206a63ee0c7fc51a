"""The table of claims: what is asked of it, its facets and rows, its files and its command line."""
