"""Reads of stored files. Who may see a file is checked by the room that asks."""
