"""Print forms: records as ready strings, rendered to PDF, and every print remembered by its digest."""
