"""Reference lists: where they stand among the blocks of a document, and which of the blocks are entries."""
