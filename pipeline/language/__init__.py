"""Text as it is compared: folded, told apart by language, written in other letters."""
