"""Knooppunt: the shared working place of one inclusive-education region."""
