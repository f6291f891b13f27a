"""Writes of kennis."""
