"""The pages of a dossier's circle: the owner reads, a stranger finds nothing, a visitor signs in first."""

import pytest
from django.urls import reverse

PAGINAS = ["dossier", "verhaal", "tijdlijn", "wie_keek", "gezin", "delen", "uitnodigen"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pagina", PAGINAS)
def test_the_coordinator_reads_and_a_stranger_finds_nothing(cast, pagina):
    url = reverse(f"dossier:{pagina}", args=[cast.dossier().ref])
    assert cast.client("coordinator").get(url).status_code == 200
    assert cast.client("coordinator_elders").get(url).status_code == 404
    assert cast.client().get(url).headers["Location"].startswith(reverse("toegang:binnenkomen"))


@pytest.mark.parametrize("naam", ["start", "lijst"])
def test_everybody_has_a_start_and_a_list(cast, naam):
    for wie in ("moeder", "coordinator", "beleid"):
        assert cast.client(wie).get(reverse(f"dossier:{naam}")).status_code == 200
