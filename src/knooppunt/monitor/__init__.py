"""The picture of the region in figures: indicators, comparison, publication, with small numbers hidden.

Not here: how a figure of one child comes about; that is in the room that records it.
"""
