"""URLs in a text: found, mended where they were broken, read in every plausible way."""
