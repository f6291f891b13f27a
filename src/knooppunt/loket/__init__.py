"""The one front desk: someone tells the story once, the right person has it at once, and everybody sees where it is.

Not here: the dossier itself (dossier), decisions about support (besluiten), figures (monitor).
"""
