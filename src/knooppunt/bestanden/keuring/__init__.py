"""Looks into a file in a process of its own, that has no keys, no database and little memory (``apart``)."""
