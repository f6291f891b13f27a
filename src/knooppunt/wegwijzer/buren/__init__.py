"""A neighbour's wegwijzer comes in: asking for it, opening a file of it, and reading its HSDS objects as sheets."""
