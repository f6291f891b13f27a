"""The pages of ride lists: who rides with what, a plan of the rides, and the lists that drivers take along."""
