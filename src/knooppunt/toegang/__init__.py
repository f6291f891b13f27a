"""Accounts, roles, who may enter which page, the append-only record of events, tasks and outgoing mail.

Not here: who may see which child. That is a policy of the dossier, which knows the circle around the child.
"""
