"""The web: one guarded client, polite limits, and one capture for every URL."""
