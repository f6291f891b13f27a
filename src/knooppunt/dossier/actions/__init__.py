"""Writes of the dossier: one function per thing that can happen."""
