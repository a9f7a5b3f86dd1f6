"""The workspace's home on a server: many processes and machines at once. Needs the extra ``footproof[cluster]``."""
