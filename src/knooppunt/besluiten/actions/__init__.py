"""Writes of besluiten: one function per thing that can happen to support."""
