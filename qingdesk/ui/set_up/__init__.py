"""The first start: a desk of one's own in four steps, or a store with sample records to look at."""
