"""Decisions that follow from the plan. For now: arranging support (inzet), with or without a known payer.

Word in every layer: ``inzet``. Not here: the plan itself and its goals (dossier), and the money in budgets (middelen).
"""
