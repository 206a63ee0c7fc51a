"""Web pages: what they state about themselves, their article, and the dated entries of live blogs."""
