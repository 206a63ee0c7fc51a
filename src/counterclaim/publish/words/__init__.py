"""The words of the pages and reports, in each language: Fluent messages, one file a page."""
