"""Django's own database backends with one thing more: before a commit, what changed in it is marked (ADR 0012)."""
