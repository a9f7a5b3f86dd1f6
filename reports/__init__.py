"""Results of a batch, and how they are shown."""
