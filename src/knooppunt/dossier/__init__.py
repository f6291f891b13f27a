"""The child's file: the story, the family, the circle with one regisseur, the knooppunt that thinks and acts, one plan.

Words in every layer: ``kring`` (who is around the child, what is shared with whom), ``knooppunt`` (team and meetings),
``plan`` (goals and actions), ``evaluatie`` (what was reached). Not here: how a question arrives (loket), how support is
arranged and paid (besluiten).
"""
