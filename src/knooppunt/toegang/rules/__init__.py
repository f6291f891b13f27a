"""Rules of toegang: the mark on every line of the record, and what breaks it."""
