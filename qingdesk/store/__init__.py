"""The encrypted store: the only place that knows SQL, sqlite-utils and the encrypted driver."""
