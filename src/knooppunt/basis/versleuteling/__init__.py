"""What is most sensitive is encrypted before it reaches the database, with a key that is not in it (ADR 0015).

``sleutels``   the keys, where they come from, and how one text is sealed and opened
``velden``     the two field types that rooms use: VersleuteldeTekst and VersleuteldeJSON
``beheer``     for the commands: count, and turn to a new key
"""
