"""Registries of works: one client a file, what they answer in one shape. They judge nothing."""
