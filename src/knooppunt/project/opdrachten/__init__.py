"""Commands of the product as a whole; a room has its own in its ``opdrachten``."""
