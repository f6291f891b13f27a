"""Indicators: definitions on cards, and disclosure control before publication. Knows nothing of the product."""

from knooppunt_indicators.cards import Card, as_markdown, read_cards
from knooppunt_indicators.disclosure import ProtectedTable, Table, may_show_share, protect

__all__ = ["Card", "ProtectedTable", "Table", "as_markdown", "may_show_share", "protect", "read_cards"]
