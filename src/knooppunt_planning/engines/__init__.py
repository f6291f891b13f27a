"""Other people's engines for plain routes: PyVRP and VROOM, side by side in processes of their own.

Optional: without both libraries the verbs search themselves. This package imports little, because a process that starts
with it should start at once.
"""
