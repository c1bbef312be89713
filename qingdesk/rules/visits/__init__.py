"""Rules on 走访 (visits), one a file."""
