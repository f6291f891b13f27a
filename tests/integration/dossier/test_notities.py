"""Notes of an expert: of the expert alone, until they are part of the dossier."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed
from knooppunt.dossier.actions.notities import change_note, include_note, throw_away_note, write_note
from knooppunt.dossier.models import Deling, Dossier, Notitie
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.queries.notities import notes_in_dossier, own_notes
from knooppunt.dossier.queries.tijdlijn import timeline_of
from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, OP
from tests.factories.gesloten import MERK, note
from tests.factories.plan import geweigerd

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)
ANDEREN = [
    "moeder",
    "leerling",
    "coordinator",
    "mentor",
    "adviseur",
    "commissielid",
    "jgz",
    "coordinator_elders",
]


@pytest.fixture
def dossier(cast):
    """The expert, an adviser and a member of the committee of the same organisation are in the circle."""
    dossier = cast.dossier()
    for wie in ("deskundige", "adviseur", "commissielid", "mentor"):
        cast.join(dossier, wie)
    cast.join(dossier, "jgz", "gast", OP + timedelta(days=90))
    cast.join(dossier, "leerling", "leerling")
    return dossier


def zicht(cast, dossier, wie="deskundige"):
    return dossier_for(getattr(cast, wie), dossier.ref)


def include(cast, dossier, notitie, wie="deskundige"):
    include_note(zicht=zicht(cast, dossier, wie), notitie=notitie, by=getattr(cast, wie), at=LATER)


@pytest.mark.parametrize("wie", ["deskundige", "adviseur", "commissielid"])
def test_an_expert_of_the_circle_writes_notes(cast, dossier, wie):
    notitie = note(cast, dossier, wie)
    assert own_notes(zicht(cast, dossier, wie), getattr(cast, wie)) == [notitie]


@pytest.mark.parametrize("wie", ["moeder", "leerling", "coordinator", "mentor", "jgz"])
def test_others_of_the_circle_do_not(cast, dossier, wie):
    with geweigerd(NotAllowed, "Alleen een deskundige uit de kring maakt hier aantekeningen."):
        note(cast, dossier, wie)


def test_nothing_is_written_in_a_closed_dossier(cast, dossier):
    Dossier.objects.filter(pk=dossier.pk).update(status="afgesloten", afgesloten_at=AT)
    with geweigerd(NotAllowed, "Dit dossier is afgesloten."):
        note(cast, dossier)


def test_the_same_note_twice_is_one(cast, dossier):
    assert note(cast, dossier).pk == note(cast, dossier).pk


def test_the_author_reads_it_on_the_page(cast, dossier):
    note(cast, dossier)
    pagina = cast.client("deskundige").get(reverse("dossier:adviezen", args=[dossier.ref])).content.decode()
    assert (pagina.count(f"{MERK} tekst"), "Alleen u ziet deze aantekeningen" in pagina) == (1, True)


def test_no_event_of_a_note_belongs_to_the_dossier_before_it_is_included(cast, dossier):
    notitie = note(cast, dossier)
    assert list(
        Gebeurtenis.objects.filter(soort="notitie.geschreven").values_list("dossier_ref", flat=True)
    ) == [""]
    include(cast, dossier, notitie)
    assert Gebeurtenis.objects.get(soort="notitie.opgenomen").dossier_ref == dossier.ref


@pytest.mark.parametrize(
    ("deel", "wie", "leest"),
    [
        (Deel.ONDERWIJS, "moeder", True),
        (Deel.ONDERWIJS, "leerling", True),
        (Deel.ONDERWIJS, "coordinator", True),
        (Deel.ONDERWIJS, "mentor", True),
        (Deel.ONDERWIJS, "adviseur", True),
        (Deel.ONDERWIJS, "jgz", False),
        (Deel.ZORG, "moeder", True),
        (Deel.ZORG, "coordinator", False),
        (Deel.ZORG, "adviseur", False),
        (Deel.ZORG, "deskundige", False),
    ],
)
def test_once_included_it_is_read_by_who_sees_its_part(cast, dossier, deel, wie, leest):
    include(cast, dossier, note(cast, dossier, deel=deel))
    pagina = cast.client(wie).get(reverse("dossier:adviezen", args=[dossier.ref])).content.decode()
    gebeurd = [
        r for r in timeline_of(zicht(cast, dossier, wie), getattr(cast, wie)).regels if "advies" in r.titel
    ]
    assert (MERK in pagina, bool(gebeurd)) == (leest, leest)


def test_a_part_that_is_withdrawn_takes_its_advice_along(cast, dossier):
    include(cast, dossier, note(cast, dossier))
    Deling.objects.filter(organisatie=cast.swv).update(ingetrokken_at=LATER)
    assert notes_in_dossier(zicht(cast, dossier, "adviseur"), cast.adviseur) == []


def test_what_is_part_of_the_dossier_is_not_changed_any_more(cast, dossier):
    notitie = note(cast, dossier)
    include(cast, dossier, notitie)
    hier = {"zicht": zicht(cast, dossier), "notitie": notitie, "by": cast.deskundige, "at": LATER}
    for actie, velden in (
        (change_note, {"titel": "x", "tekst": "y", "deel": Deel.ZORG}),
        (throw_away_note, {}),
        (include_note, {}),
    ):
        with geweigerd(NotAllowed, "Deze aantekening hoort al bij het dossier."):
            actie(**hier, **velden)


def test_another_expert_does_not_touch_it(cast, dossier):
    notitie = note(cast, dossier)
    with geweigerd(NotAllowed, "Deze aantekening is niet van u."):
        include(cast, dossier, notitie, "adviseur")


def test_the_pages_from_writing_to_including(cast, dossier):
    client, lijst = cast.client("deskundige"), reverse("dossier:adviezen", args=[dossier.ref])
    gegevens = {"titel": "Onderzoek", "tekst": f"{MERK} één", "deel": "onderwijs"}
    assert client.post(lijst, gegevens).headers["Location"] == lijst
    notitie = Notitie.objects.get()
    wijzig = reverse("dossier:notitie", args=[dossier.ref, notitie.ref])
    assert client.get(wijzig).status_code == 200
    assert client.post(wijzig, gegevens | {"tekst": f"{MERK} twee"}).status_code == 302
    opnemen = reverse("dossier:notitie_opnemen", args=[dossier.ref, notitie.ref])
    assert "lezen de ouders en de leerling dit" in client.get(opnemen).content.decode()
    assert client.post(opnemen).headers["Location"] == lijst
    assert f"{MERK} twee" in cast.client("moeder").get(lijst).content.decode()
    for url in (wijzig, opnemen):
        assert (client.get(url).status_code, cast.client("moeder").get(url).status_code) == (403, 403)


def test_a_note_is_thrown_away(cast, dossier):
    notitie = note(cast, dossier)
    client = cast.client("deskundige")
    assert client.post(reverse("dossier:notitie_weg", args=[dossier.ref, notitie.ref])).status_code == 302
    assert not Notitie.objects.exists()


@pytest.mark.parametrize("wie", ANDEREN)
def test_the_address_of_a_note_is_unknown_to_others(cast, dossier, wie):
    notitie = note(cast, dossier)
    client = cast.client(wie)
    for naam in ("notitie", "notitie_opnemen", "notitie_weg"):
        url = reverse(f"dossier:{naam}", args=[dossier.ref, notitie.ref])
        for response in (client.get(url), client.post(url)):
            assert (response.status_code in (404, 405), MERK in response.content.decode()) == (True, False)


def test_an_empty_note_is_explained(cast, dossier):
    response = cast.client("deskundige").post(reverse("dossier:adviezen", args=[dossier.ref]), {"titel": ""})
    assert (response.status_code, "Schrijf uw aantekening op." in response.content.decode()) == (422, True)


def test_the_list_takes_the_same_queries_for_one_and_thirty(cast, dossier):
    def read():
        return cast.client("deskundige").get(reverse("dossier:adviezen", args=[dossier.ref]))

    note(cast, dossier)
    read()
    with CaptureQueriesContext(connection) as een:
        read()
    by = cast.deskundige
    for i in range(29):
        write_note(zicht=zicht(cast, dossier), titel=f"{i}", tekst="x", deel=Deel.ZORG, by=by, at=AT)
    with CaptureQueriesContext(connection) as dertig:
        read()
    assert len(dertig) == len(een)
