"""What tables show: models that read pages of records and know no widget."""
