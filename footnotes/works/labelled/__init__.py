"""The trained labeller: the tokens of a note, what each of them is, and the works that they make up."""
