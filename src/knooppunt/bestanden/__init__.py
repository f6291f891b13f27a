"""Keeps files: looks what they really are, cleans them, has them scanned, and stores them encrypted.

It does not know what a file is for or who may see it: that is the business of the room that hands it in (dossier).
"""
