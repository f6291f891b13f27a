"""Mijn privacy, and what a parent of an adult pupil still sees."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from knooppunt.dossier.models import Kind
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.toegang.public import viewer_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("jaren", "ziet"), [(17, True), (18, False)])
def test_from_18_parents_see_nothing_unless_the_pupil_shows_it(cast, jaren, ziet):
    dossier = cast.dossier()
    cast.join(dossier, "leerling", "leerling")
    vandaag = datetime.now(tz=UTC).date()
    Kind.objects.update(
        account=cast.account("leerling"), geboortedatum=vandaag.replace(year=vandaag.year - jaren, day=1)
    )
    url = reverse("dossier:dossier", args=[dossier.ref])
    assert (cast.client("moeder").get(url).status_code == 200) is ziet
    if not ziet:
        leerling, moeder = cast.client("leerling"), cast.account("moeder")
        assert "Wat zien je ouders nog?" in leerling.get(reverse("privacy:mijn")).content.decode()
        meelezen = reverse("privacy:meelezen", args=[dossier.ref, moeder.ref])
        assert leerling.post(meelezen, {"delen": ["onderwijs"]}).status_code == 302
        zicht = dossier_for(viewer_of(moeder, vandaag), dossier.ref)
        assert {d.value for d in zicht.delen} == {"onderwijs"}
        assert zicht.feiten.is_family(viewer_of(moeder, vandaag)) is False
        leerling.post(meelezen, {"delen": []})
        assert cast.client("moeder").get(url).status_code == 404


def test_only_the_pupil_chooses_what_a_parent_sees(cast):
    dossier = cast.dossier()
    moeder = cast.account("moeder")
    url = reverse("privacy:meelezen", args=[dossier.ref, moeder.ref])
    assert cast.client("moeder").post(url, {"delen": ["zorg"]}).status_code == 422


@pytest.mark.parametrize(("wie", "status"), [("moeder", 200), ("leerling", 200), ("adviseur", 404)])
def test_mijn_privacy_is_for_parents_and_pupils(cast, wie, status):
    cast.dossier()
    assert cast.client(wie).get(reverse("privacy:mijn")).status_code == status


def test_mijn_privacy_shows_the_own_children_only(cast):
    cast.dossier()
    assert "Ilyas" in cast.client("moeder").get(reverse("privacy:mijn")).content.decode()
    assert "Ilyas" not in cast.client("vreemde_ouder").get(reverse("privacy:mijn")).content.decode()
