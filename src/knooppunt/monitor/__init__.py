"""How the region is doing, in figures that show no person: the regional picture and its downloads.

It counts and compares; it decides nothing, and it never shows a dossier.
"""
