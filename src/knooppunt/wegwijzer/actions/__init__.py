"""Writes of the wegwijzer."""
