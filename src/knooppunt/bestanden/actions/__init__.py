"""Writes, each as a part of an action of the room that uses the file: that checks who may, and records the event."""
