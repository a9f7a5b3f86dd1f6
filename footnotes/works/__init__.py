"""From one note to the works that it cites: split, read, resolved."""
