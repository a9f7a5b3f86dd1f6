"""Cited works looked up in registries: which record is the work, and in what the note differs from it."""
