"""The pages of studies: ask one, follow it, read what came out, decide, compare."""
