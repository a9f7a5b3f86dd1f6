"""What became of a cited link: one rule a module, in one ordered line."""
