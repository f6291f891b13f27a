"""Decisions of the front desk, in plain Python: states, ages, terms, and who gets a question."""
