"""Decisions about figures: what may be shown, over which year, and what stands out."""
