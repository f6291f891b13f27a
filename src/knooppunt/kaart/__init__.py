"""The map: where pupils live and go to school, how far that is, and what is missing near home.

It reads public counts and places, and keeps what municipalities agreed about transport to school; of dossiers it knows
counts only, and no child. The pupils that it does know are those on ride lists, for who plans their transport.
"""
