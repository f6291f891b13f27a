"""Reads of toegang, by what they are about."""
