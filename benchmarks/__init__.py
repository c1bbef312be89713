"""One script a figure: ours and its peer side by side in one run, the median of five, printed as a ratio."""
