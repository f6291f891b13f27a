"""Writes of organisaties. The event table stands above this room; a build keeps its own account in Regiobouw."""

from knooppunt.organisaties.actions.bouw import Bouwresultaat, build_region

__all__ = ["Bouwresultaat", "build_region"]
