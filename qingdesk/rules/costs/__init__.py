"""Rules on 活动费用 (costs), one a file."""
