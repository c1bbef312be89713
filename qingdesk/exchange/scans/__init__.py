"""Signed paper that comes back: which page of which record a picture shows."""
