"""Reads of the map. Public counts only: no person is in them, so there is no viewer to ask for."""
