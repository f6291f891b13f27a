"""The sheet: everything that one can fill in of an entry, as one plain value.

A form makes a sheet, a proposal holds one, the history keeps them, and restoring writes an old one: one way to read an
entry and one way to write it.
"""
