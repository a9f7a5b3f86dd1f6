"""LaTeX: notes with the numbers that it would print."""
