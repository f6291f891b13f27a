"""Decisions about places and counts. Plain Python: no Django, no clock, no files."""
