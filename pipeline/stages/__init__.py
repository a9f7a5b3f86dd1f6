"""The stages of a batch, one verb each: parse, fetch, extract, archive, verify, report."""
