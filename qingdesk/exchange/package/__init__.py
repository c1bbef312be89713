"""The package: a ZIP of one CSV a noun and a `datapackage.json`, for other people's programs and for superiors."""
