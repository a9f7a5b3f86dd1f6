"""Notes of plain and scanned text: labels, the number sequence, and where a note begins and ends."""
