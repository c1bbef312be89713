"""能不能: “may I?”, one question a file, with the same sums as the rules."""
