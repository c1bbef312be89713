"""Rules on 餐费 (meals), one a file."""
