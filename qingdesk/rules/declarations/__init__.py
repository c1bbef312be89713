"""Rules on 利益关系申报 (declarations), one a file."""
