"""Knooppunt: the shared working place of one inclusive-education region."""

__version__ = "0.1.0"
