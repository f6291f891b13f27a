"""Decisions about keeping, requests and ages."""
