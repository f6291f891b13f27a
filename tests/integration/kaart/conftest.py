"""An area of one postcode, for pages about the map; and a ride list."""

from datetime import date

import pytest
from django.core.cache import cache

from knooppunt.organisaties.models import Leerlingstroom, Postcodegebied, Samenwerkingsverband, Vestiging
from tests.factories.ritten import ride_list


@pytest.fixture
def gebied(cast):
    """One postcode with twelve pupils at the school of the cast."""
    cache.clear()
    swv = Samenwerkingsverband.objects.filter(regio__isnull=False).order_by("naam", "code").first()
    Postcodegebied.objects.update_or_create(
        pc4="9901", defaults={"lat": 52.5, "lon": 5.2, "swv_po": swv, "swv_vo": swv}
    )
    Vestiging.objects.filter(pk=cast.school.vestiging.pk).update(lat=52.51, lon=5.2, soorten="Bo")
    Leerlingstroom.objects.create(
        peildatum=date(2026, 10, 1), woon_pc4="9901", vestiging=cast.school.vestiging, soort="Bo",
        leeftijd=8, laag=12, hoog=12, schatting=12,
    )  # fmt: skip
    return swv


@pytest.fixture
def lijst(cast):
    return ride_list(cast)
