"""Reads of the wegwijzer. What is public is the same for every viewer."""
