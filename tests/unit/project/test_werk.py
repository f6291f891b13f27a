"""A worker that the product started ends with the product."""

import os
from threading import Event

from knooppunt.project.opdrachten.werk import leave_with


def test_when_who_started_it_ends_the_worker_leaves():
    lezen, schrijven = os.pipe()
    weg = Event()
    os.close(schrijven)
    leave_with(lezen, weg)
    os.close(lezen)
    assert weg.is_set()
