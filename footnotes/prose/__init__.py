"""Words, sentences and what encloses them, in any language."""
