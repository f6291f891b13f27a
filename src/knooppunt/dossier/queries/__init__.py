"""Reads of the dossier; ``viewer`` comes first wherever people are concerned."""
