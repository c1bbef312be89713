"""Rules on 活动 (events), one a file."""
