"""What a child can need: the groups of the national list that are about the child."""

from __future__ import annotations

BEHOEFTEN = ("leren", "nieuw", "gedrag", "naar-school", "lichaam", "thuis")
"""Codes of groups; the others are about work, parents, transport, or a school."""
PLEKKEN = "plekken"
"""The group of places where a child learns instead of at a regular school."""
