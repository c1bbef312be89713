"""Rules on 礼品礼金 (gifts), one a file."""
