"""Promises about Knooppunt. ``python -m tests`` runs every check and the suite on both databases."""
