"""Rules on 诉求 (problems), one a file."""
