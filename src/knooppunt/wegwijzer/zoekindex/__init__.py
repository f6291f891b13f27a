"""The search index: which tokens an offer has, and how they get into the database. Derived, so without events."""
