"""The verb ``coverage``: who gets what they need near home (*thuisnabij*), and where that is missing.

``norm`` says how far near is, ``coverage`` counts pupils, ``CircleTest`` draws circles on the map, ``access`` shows
where it is crowded. None of them searches, so none needs a stop.
"""

from knooppunt_planning.nearby.catchment import access
from knooppunt_planning.nearby.circles import CircleShare, CircleTest, Inside
from knooppunt_planning.nearby.norms import norm
from knooppunt_planning.nearby.shares import Coverage, coverage

__all__ = ["CircleShare", "CircleTest", "Coverage", "Inside", "access", "coverage", "norm"]
