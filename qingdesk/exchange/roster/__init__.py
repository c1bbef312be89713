"""A roster of who contacts whom, from a workbook or a CSV file: read, understand, clean, match."""
