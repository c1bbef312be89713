"""走访: the page of one visit, one file a section of the paper form."""
