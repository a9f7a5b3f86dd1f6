"""Audits: the same batch, run again and again over what is published, and what of it is new."""
