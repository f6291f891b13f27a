"""Decisions and calculations of the map: how near home, and what is drawn where."""
