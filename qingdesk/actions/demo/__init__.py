"""The sample store: made-up people, firms and two years between them, with every kind of finding in it."""
