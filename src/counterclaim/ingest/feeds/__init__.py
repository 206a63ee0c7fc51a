"""What names pages and posts: RSS, Atom and JSON feeds, sitemaps."""
