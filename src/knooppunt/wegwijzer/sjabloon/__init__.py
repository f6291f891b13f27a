"""The national template: the kinds of support, as TOML that comes with the product, and how it gets into the tables.

One file is one group. A region changes nothing here: its own words are rows (``Streekwoord``).
"""
