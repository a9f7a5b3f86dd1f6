"""Quotations and claims looked for in their sources."""
