"""A store for each test of this folder."""

from tests.stores import desk, template

__all__ = ["desk", "template"]
