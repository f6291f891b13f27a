"""Decisions, states and legal terms of the dossier. Plain Python: the facts and the date come in."""
