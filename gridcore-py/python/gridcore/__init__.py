"""Responsibility grids: who answers for every person, place and matter."""

from ._gridcore import GridError, check, version

__all__ = ["GridError", "check", "version"]
