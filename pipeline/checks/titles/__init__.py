"""The cited title held against what a page offers."""
