"""Rides of pupils: from a list of who rides with which vehicles to ride lists that drivers can follow."""
