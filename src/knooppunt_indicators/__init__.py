"""Indicators: definitions on cards, and disclosure control at the border of publication. Knows nothing of the product."""

from knooppunt_indicators.disclosure import ProtectedTable, Table, protect

__all__ = ["ProtectedTable", "Table", "protect"]
