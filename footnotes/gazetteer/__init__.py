"""Names of things in the world that notes mention: platforms, outlets, places. One row a thing."""
