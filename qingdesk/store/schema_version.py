"""The version of the schema that this program writes: the number of the last migration, in `user_version`.

It stands apart from the migrations, so that a start which finds nothing due need not load sqlite-utils.
"""

VERSION = 5
