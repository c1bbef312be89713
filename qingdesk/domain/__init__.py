"""Plain facts and sums of the field; the standard library only."""
