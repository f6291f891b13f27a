"""The pages of a dossier's circle: the owner reads, a stranger finds nothing, a visitor signs in first."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.dossier.models import Betrokkene, Gezinslid, Kind, Regisseur
from knooppunt.dossier.public import KindGegevens
from knooppunt.toegang.public import Account, record_event
from tests.factories import AT, OP

PAGINAS = ["dossier", "verhaal", "tijdlijn", "wie_keek", "gezin", "delen", "uitnodigen"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pagina", PAGINAS)
def test_the_regisseur_reads_and_a_stranger_finds_nothing(cast, pagina):
    dossier = cast.dossier()
    Regisseur.objects.create(gezin=dossier.kind.gezin, account=cast.account("coordinator"), vanaf=OP)
    url = reverse(f"dossier:{pagina}", args=[dossier.ref])
    assert cast.client("coordinator").get(url).status_code == 200
    assert cast.client("coordinator_elders").get(url).status_code == 404
    assert cast.client().get(url).headers["Location"].startswith(reverse("toegang:binnenkomen"))


@pytest.mark.parametrize("naam", ["start", "lijst"])
def test_everybody_has_a_start_and_a_list(cast, naam):
    for wie in ("moeder", "coordinator", "beleid"):
        assert cast.client(wie).get(reverse(f"dossier:{naam}")).status_code == 200


GEHEIM = "Hij tekent prachtig"


@pytest.mark.parametrize("pagina", ["dossier", "verhaal", "gezin"])
def test_who_misses_the_part_about_the_family_reads_which_part_and_whom_to_ask(cast, pagina):
    dossier = cast.dossier()
    Gezinslid.objects.create(gezin=dossier.kind.gezin, naam="Opa Hassan", relatie="familie", bijdrage=GEHEIM)
    cast.join(dossier, "adviseur")
    url = reverse(f"dossier:{pagina}", args=[dossier.ref])
    met, zonder = (cast.client(wie).get(url).content.decode() for wie in ("moeder", "adviseur"))
    assert (GEHEIM in met, GEHEIM in zonder) == (True, False)
    assert "Dit deel ziet u niet" in zonder


def test_a_sibling_whose_dossier_one_may_not_see_has_no_name(cast):
    dossier = cast.dossier()
    zus = cast.dossier(
        kind=KindGegevens("Yara", "Bouzid", date(2011, 3, 2), "9901"), school=cast.vo_school, ouders=[]
    )
    Kind.objects.filter(pk=zus.kind_id).update(gezin=dossier.kind.gezin)
    url = reverse("dossier:gezin", args=[dossier.ref])
    assert "Yara" not in cast.client("moeder").get(url).content.decode()
    cast.join(zus, "moeder", "ouder")
    assert "Yara" in cast.client("moeder").get(url).content.decode()


@pytest.mark.parametrize("pagina", PAGINAS)
def test_a_bigger_circle_takes_no_more_statements(cast, pagina):
    dossier = cast.dossier()
    Regisseur.objects.create(gezin=dossier.kind.gezin, account=cast.account("coordinator"), vanaf=OP)
    client, url = cast.client("coordinator"), reverse(f"dossier:{pagina}", args=[dossier.ref])

    def statements():
        with CaptureQueriesContext(connection) as gevangen:
            client.get(url)
        return len(gevangen)

    cast.join(dossier, "mentor")
    record_event(soort="verhaal.aangevuld", onderwerp_ref="x", dossier_ref=dossier.ref, by=cast.moeder, at=AT)
    een = statements()
    for i in range(30):
        account = Account.objects.create(naam=f"Persoon {i}", soort="professional", created_at=AT)
        Betrokkene.objects.create(
            dossier=dossier, account=account, hoedanigheid="team", organisatie=cast.swv, vanaf=OP
        )
        Gezinslid.objects.create(gezin=dossier.kind.gezin, naam=f"Buur {i}", relatie="netwerk")
        record_event(
            soort="verhaal.aangevuld", onderwerp_ref="x", dossier_ref=dossier.ref, by=cast.moeder, at=AT
        )
    assert statements() == een


def test_an_empty_story_is_a_clear_error_and_a_told_one_is_there_once(cast):
    dossier = cast.dossier()
    client, url = cast.client("moeder"), reverse("dossier:verhaal", args=[dossier.ref])
    leeg = client.post(url, {"vraag": "Wat gaat er goed?", "antwoord": ""})
    assert (leeg.status_code, "Schrijf op wat u wilt vertellen." in leeg.content.decode()) == (422, True)
    for _ in range(2):
        assert (
            client.post(url, {"vraag": "Wat gaat er goed?", "antwoord": "Hij <b>zwemt</b> 🏊"}).status_code
            == 302
        )
    html = client.get(url).content.decode()
    assert html.count("Hij &lt;b&gt;zwemt&lt;/b&gt; 🏊") == 1


def test_a_person_is_taken_out_on_a_page_that_asks_why(cast):
    dossier = cast.dossier()
    plaats = cast.join(dossier, "mentor")
    client, url = (
        cast.client("coordinator"),
        reverse("dossier:kring_beeindigen", args=[dossier.ref, plaats.ref]),
    )
    assert client.get(url).status_code == 200
    assert client.post(url, {"reden": ""}).status_code == 422
    assert client.post(url, {"reden": "Werkt er niet meer"}).status_code == 302
    assert cast.client("mentor").get(reverse("dossier:dossier", args=[dossier.ref])).status_code == 404


def test_leaving_asks_first(cast):
    dossier = cast.dossier()
    cast.join(dossier, "mentor")
    client, url = cast.client("mentor"), reverse("dossier:vertrekken", args=[dossier.ref])
    assert client.get(url).status_code == 200
    assert client.post(url, {"reden": ""}).headers["Location"] == reverse("dossier:start")
    assert client.get(url).status_code == 404


def test_family_members_are_added_changed_and_removed_on_their_pages(cast):
    dossier = cast.dossier()
    client = cast.client("moeder")
    lid = {"naam": "Opa Hassan", "relatie": "familie", "bijdrage": "Vist met hem"}
    nieuw = reverse("dossier:gezinslid_nieuw", args=[dossier.ref])
    assert [client.post(nieuw, lid).status_code for _ in range(2)] == [302, 422]
    opa = Gezinslid.objects.get(naam="Opa Hassan")
    assert (
        client.post(
            reverse("dossier:gezinslid", args=[dossier.ref, opa.ref]), lid | {"naam": "Opa H."}
        ).status_code
        == 302
    )
    weg = reverse("dossier:gezinslid_weg", args=[dossier.ref, opa.ref])
    assert "Opa H. weghalen?" in client.get(weg).content.decode()
    assert [client.post(weg).status_code for _ in range(2)] == [302, 404]


def test_the_regisseur_is_chosen_on_a_page(cast):
    dossier = cast.dossier()
    plaats = cast.join(dossier, "adviseur")
    client, url = cast.client("coordinator"), reverse("dossier:regisseur", args=[dossier.ref])
    assert client.get(url).status_code == 200
    gegevens = {"plaats_ref": plaats.ref, "vanaf": OP.isoformat(), "reden": ""}
    assert [client.post(url, gegevens).status_code for _ in range(2)] == [302, 422]
    assert Regisseur.objects.get().account == cast.account("adviseur")
