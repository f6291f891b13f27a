"""Public files of DUO, CBS and OCW become typed rows: recognise by columns, read, check, refuse with a line number.

Plain Python and Polars; no Django and no clock. ``bronmap.lees_bronmap`` is the one entrance.
"""
