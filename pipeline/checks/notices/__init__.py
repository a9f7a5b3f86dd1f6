"""What a page says instead of showing a work: headings of errors, refusals, walls."""
