"""A child comes on the agenda of a meeting, changes places and goes off it."""

from knooppunt.dossier.models import Bespreking
from tests.factories.knooppunten import andere_kinderen, bespreking, overleg
from tests.integration.dossier.overleg.bladzijden.adressen import tekst, van_zaak


def test_the_child_is_put_on_the_agenda_from_its_own_tab(cast, vandaag):
    van, dossier = overleg(cast), cast.dossier()
    gegevens = {
        "vraag": "Hoe komt er rust?", "grondslag": "toestemming", "gegeven_door": "Samira",
        "ouders": [f"o{cast.account('moeder').pk}"], "leerling": ["l"],
    }  # fmt: skip
    pad = f"/dossiers/{dossier.ref}/overleg/{van.ref}/"
    client = cast.client("coordinator")
    pagina = tekst(client.get(pad))
    codes = [client.post(pad, gegevens).status_code for _ in "12"]
    assert ("GGD Waterrijk geen gesloten delen" in pagina, codes, Bespreking.objects.count()) == (
        True,
        [302, 404],
        1,
    )


def test_the_agenda_is_reordered_without_javascript(cast, zaak):
    tweede = bespreking(cast, zaak.overleg, andere_kinderen(cast, 1)[0])
    cast.client("coordinator").post(f"/overleg/{zaak.overleg.ref}/volgorde/", {"omhoog": tweede.ref})
    assert list(zaak.overleg.besprekingen.values_list("ref", flat=True)) == [tweede.ref, zaak.ref]


def test_off_the_agenda_asks_first(cast, zaak):
    client, pad = cast.client("coordinator"), van_zaak(zaak, "van-agenda/")
    client.get(pad)
    voor = Bespreking.objects.count()
    client.post(pad)
    assert (voor, Bespreking.objects.count()) == (1, 0)
