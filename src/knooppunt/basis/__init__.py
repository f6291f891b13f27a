"""Shared plain types, page helpers and the templates of the design system. A closed list of modules.

Nothing here knows a capability. What "almost" belongs to everyone usually belongs to someone: ask before adding.
"""
