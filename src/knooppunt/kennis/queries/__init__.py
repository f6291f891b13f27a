"""Reads of kennis. What is public is the same for every viewer."""
