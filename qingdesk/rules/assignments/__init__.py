"""Rules on 联系分工 (assignments), one a file."""
