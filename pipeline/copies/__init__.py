"""Copies of cited pages: finding, judging, comparing and saving them, in whatever archive."""
