"""Files in and out of the desk: rosters, packages, spreadsheets."""
