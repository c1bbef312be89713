"""Rules on 婉拒 (offers), one a file."""
