"""The ouder- en jeugdsteunpunt: conversations with parents and pupils who are stuck, and the signals in them.

A world of its own, because it works only in the interest of the pupil (ADR 0013). It knows no dossier, and nothing else
in the product knows its conversations: no room imports this one, and no foreign key leads from here to a child. Only
bundled signals, with small numbers hidden, go to who governs.
"""
