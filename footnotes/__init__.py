"""What the author wrote: documents, their footnotes, and the works that these cite."""
