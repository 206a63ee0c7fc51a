"""A ledger in a database, by SQLAlchemy: what it asks and what it writes."""
