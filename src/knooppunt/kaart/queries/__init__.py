"""Reads of the map. Public counts: no person is in them, so most have no viewer to ask for."""
