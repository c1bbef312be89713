"""Small widgets of our own, each one file, each knowing nothing of the store."""
