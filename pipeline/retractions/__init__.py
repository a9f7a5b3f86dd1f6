"""What publishers took back, corrected or doubt: a table by DOI that is fetched and kept in the workspace."""
