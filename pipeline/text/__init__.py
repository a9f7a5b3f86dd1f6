"""Bodies to pages: what a fetched document says of itself and in its text."""
