"""Rules on 承诺 (commitments), one a file."""
