"""What was fetched, kept: captures, exchanges, and what is known of each URL."""
