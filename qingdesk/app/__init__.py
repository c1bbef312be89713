"""Starting the program, keeping it to one, and what happens when it breaks."""
