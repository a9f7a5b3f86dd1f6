"""How a page has changed since its copy."""
