"""Boards, schools and their sites, municipalities, care organisations, regions and their borders.

Also where public files about them become tables (``bronnen``). No people and no children: those begin in toegang
and dossier.
"""
