"""Two figures about rights, for ``knooppunt controle rechten`` and, in small numbers, for the suite.

``paren``: a policy of one thing, and the lists and pages that show it, say the same of generated people and things.
``wereld``: those things, and how an example changes them.
``rondgang``: every address of a filled region, asked by every role about what is theirs and what is not.
"""
