"""Rules of toegang: plain Python, no clock."""
