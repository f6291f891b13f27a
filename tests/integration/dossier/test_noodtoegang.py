"""Breaking the glass: for certain roles, with a reason, for a short time, told at once, and reviewed."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.actions.nood import break_glass, end_emergency, review_emergency
from knooppunt.dossier.models import Noodtoegang
from knooppunt.dossier.policies import may_work_in_dossier
from knooppunt.dossier.public import KindGegevens, visible_dossiers
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.dossier.rules.nood import Noodaanleiding, Noodoordeel
from knooppunt.toegang.models import Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.public import standing_out
from tests.factories import AT, OP, PEOPLE
from tests.factories.gesloten import MERK, note, register
from tests.factories.knooppunten import op
from tests.factories.plan import Planspel, geweigerd

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=2)
MAG = ("adviseur", "jeugdprofessional", "jgz")
SITE = "https://knooppunt.invalid/"


@pytest.fixture
def dossier(cast):
    return cast.dossier()


def open_it(cast, wie="jgz", dag=OP, **anders):
    velden = {
        "voornaam": "Ilyas", "achternaam": "Bouzid", "geboortedatum": date(2017, 5, 4),
        "aanleiding": Noodaanleiding.VEILIGHEID, "reden": "Hij is weggelopen en niemand neemt op.", "site": SITE,
        "at": AT,
    }  # fmt: skip
    return break_glass(by=op(cast, wie, dag), **(velden | anders))


# Opening ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", MAG)
def test_it_opens_the_dossier_for_today_and_tomorrow(cast, dossier, wie):
    assert dossier_for(getattr(cast, wie), dossier.ref) is None
    open_it(cast, wie)
    for dag, ziet in ((OP, True), (OP + timedelta(days=1), True), (OP + timedelta(days=2), False)):
        viewer = op(cast, wie, dag)
        assert (dossier_for(viewer, dossier.ref) is not None, visible_dossiers(viewer).exists()) == (
            ziet,
            ziet,
        )


@pytest.mark.parametrize("wie", [w for w in PEOPLE if w not in MAG])
def test_no_other_role_can(cast, dossier, wie):
    with pytest.raises(NotAllowed):
        open_it(cast, wie)
    assert cast.client(wie).get(reverse("dossier:nood_openen")).status_code == 403


@pytest.mark.parametrize(
    ("anders", "gevonden"),
    [
        ({"voornaam": "ilyas ", "achternaam": " BOUZID"}, True),
        ({"voornaam": "Iljas"}, False),
        ({"achternaam": "Bouzit"}, False),
        ({"geboortedatum": date(2017, 5, 5)}, False),
    ],
)
def test_only_the_exact_name_and_birth_date_open_it(cast, dossier, anders, gevonden):
    """No list, no likeness: who does not know the child learns nothing."""
    assert (open_it(cast, **anders) is not None) is gevonden
    soort = "nood.geopend" if gevonden else "nood.niet_gevonden"
    assert Gebeurtenis.objects.filter(soort=soort, by=cast.account("jgz")).count() == 1


def test_a_closed_dossier_is_not_opened(cast, dossier):
    dossier.__class__.objects.filter(pk=dossier.pk).update(status="afgesloten", afgesloten_at=AT)
    assert open_it(cast) is None


def test_without_a_reason_nothing_opens(cast, dossier):
    with geweigerd(Refusal, "Schrijf op waarom dit niet kan wachten."):
        open_it(cast, reden=" ")
    assert not Noodtoegang.objects.exists()


def test_who_belongs_to_the_circle_breaks_nothing(cast, dossier):
    cast.join(dossier, "jgz")
    with geweigerd(Refusal, "U hoort al bij de mensen rond dit kind."):
        open_it(cast)


def test_the_sixth_attempt_in_a_day_is_refused(cast, dossier):
    for _ in range(5):
        open_it(cast, voornaam="Noa")
    with geweigerd(Refusal, "Per dag kunt u hoogstens vijf keer"):
        open_it(cast)
    assert open_it(cast, at=AT + timedelta(days=1, minutes=1)) is not None


def test_it_stands_out_in_the_record(cast, dossier):
    open_it(cast)
    assert standing_out(cast.privacy, OP, OP, AT).nood == 1


def test_who_leaves_the_organisation_sees_nothing_any_more(cast, dossier):
    open_it(cast)
    Lidmaatschap.objects.filter(account=cast.account("jgz")).update(eind=OP)
    assert (dossier_for(cast.jgz, dossier.ref), visible_dossiers(cast.jgz).exists()) == (None, False)


def test_it_opens_one_dossier_and_no_other(cast, dossier):
    ander = cast.dossier(kind=KindGegevens("Noa", "Smit", date(2017, 1, 1), "9901"))
    open_it(cast)
    assert list(visible_dossiers(cast.jgz)) == [dossier]
    assert dossier_for(cast.jgz, ander.ref) is None


# What it shows ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", MAG)
def test_it_shows_the_parts_of_the_role_also_when_they_were_not_shared(cast, dossier, wie):
    open_it(cast, wie)
    delen = {d.value for d in dossier_for(getattr(cast, wie), dossier.ref).delen}
    assert delen == {"onderwijs", "zorg", "gezin"}


def test_it_is_for_reading_only(cast, dossier):
    open_it(cast)
    verdict = may_work_in_dossier(cast.jgz, dossier_for(cast.jgz, dossier.ref).feiten)
    assert verdict.reason == "Alleen het team rond het kind kan dit doen."


def test_it_never_shows_the_meldcode_or_notes_of_an_expert(cast, dossier):
    cast.join(dossier, "deskundige")
    meldcode, notitie = register(cast, dossier), note(cast, dossier)
    open_it(cast)
    client = cast.client("jgz")
    paginas = [
        reverse(f"dossier:{n}", args=[dossier.ref]) for n in ("dossier", "adviezen", "tijdlijn", "plan")
    ]
    paginas += [
        reverse("dossier:meldcode", args=[meldcode.ref]),
        reverse("dossier:notitie", args=[dossier.ref, notitie.ref]),
        reverse("dossier:meldcodes"),
    ]
    Noodtoegang.objects.update(vanaf=date.today() - timedelta(days=1), tot=date.today() + timedelta(days=2))
    antwoorden = [client.get(p) for p in paginas]
    assert [a.status_code for a in antwoorden] == [200, 200, 200, 200, 404, 404, 200]
    assert MERK not in "".join(a.content.decode() for a in antwoorden)


def test_every_page_says_so_and_every_look_has_the_reason(cast):
    spel = Planspel(cast)
    open_it(cast)
    Noodtoegang.objects.update(vanaf=date.today() - timedelta(days=1), tot=date.today() + timedelta(days=2))
    pagina = cast.client("jgz").get(reverse("dossier:dossier", args=[spel.dossier.ref]))
    assert "U bent hier in een noodgeval" in pagina.content.decode()
    assert Gebeurtenis.objects.filter(soort="dossier.bekeken", by=cast.account("jgz")).get().doel == "nood"
    keken = cast.client("moeder").get(reverse("dossier:wie_keek", args=[spel.dossier.ref])).content.decode()
    assert ("Ria Smeets" in keken, "noodgeval" in keken) == (True, True)


# Told at once -------------------------------------------------------------------------------------------------------


def test_the_parents_and_the_privacy_officer_hear_it_at_once(cast, dossier):
    cast.join(dossier, "vader", "ouder")
    nood = open_it(cast)
    taken = Taak.objects.filter(gedaan_at=None)
    assert set(taken.filter(sleutel=f"nood:{nood.ref}").values_list("account__naam", flat=True)) == {
        "Samira Bouzid",
        "Karim Bouzid",
    }
    functionaris = taken.get(sleutel=f"nood:beoordelen:{nood.ref}")
    assert (functionaris.rol, functionaris.voor) == ("privacyfunctionaris", OP + timedelta(days=14))
    assert sorted(m.to[0] for m in mail.outbox) == ["moeder@voorbeeld.invalid", "vader@voorbeeld.invalid"]
    assert [m for m in mail.outbox if "Ilyas" in m.body + m.subject or "Ria" in m.body] == []


@pytest.mark.parametrize(("geboren", "hoort"), [(date(2014, 11, 16), True), (date(2014, 11, 17), False)])
def test_the_pupil_hears_it_from_twelve(cast, dossier, geboren, hoort):
    cast.join(dossier, "leerling", "leerling")
    dossier.kind.__class__.objects.filter(pk=dossier.kind_id).update(geboortedatum=geboren)
    open_it(cast, geboortedatum=geboren)
    assert Taak.objects.filter(account=cast.account("leerling")).exists() is hoort


def test_the_family_reads_who_and_why_on_its_own_page(cast, dossier):
    open_it(cast)
    url = reverse("dossier:noodtoegang", args=[dossier.ref])
    pagina = cast.client("moeder").get(url).content.decode()
    for woorden in (
        "Ria Smeets",
        "GGD Waterrijk",
        "Hij is weggelopen",
        "Het kind is nu niet veilig",
        "wordt nog beoordeeld",
    ):
        assert woorden in pagina
    assert cast.client("mentor").get(url).status_code == 404


# Closing and reviewing ----------------------------------------------------------------------------------------------


def test_who_opened_it_closes_it_before_its_time(cast, dossier):
    nood = open_it(cast)
    with geweigerd(NotAllowed, "Alleen wie het opende, kan dit sluiten."):
        end_emergency(nood=nood, by=cast.adviseur, at=LATER)
    end_emergency(nood=nood, by=cast.jgz, at=LATER)
    assert dossier_for(cast.jgz, dossier.ref) is None
    with geweigerd(Refusal, "Deze toegang is al voorbij."):
        end_emergency(nood=nood, by=cast.jgz, at=LATER)


def test_what_was_not_justified_ends_at_once_and_the_family_reads_what_follows(cast, dossier):
    nood = open_it(cast)
    review_emergency(
        nood=nood,
        oordeel=Noodoordeel.ONTERECHT,
        gevolgen="Gesprek met de leidinggevende.",
        by=cast.privacy,
        at=LATER,
    )
    assert dossier_for(cast.jgz, dossier.ref) is None
    pagina = cast.client("moeder").get(reverse("dossier:noodtoegang", args=[dossier.ref])).content.decode()
    assert ("niet terecht" in pagina, "Gesprek met de leidinggevende." in pagina) == (True, True)
    assert not Taak.objects.filter(sleutel__startswith="nood:beoordelen", gedaan_at=None).exists()


@pytest.mark.parametrize("wie", ["jgz", "beheerder", "coordinator", "moeder", "beleid"])
def test_only_the_privacy_officer_reviews(cast, dossier, wie):
    nood = open_it(cast)
    with geweigerd(NotAllowed, "Alleen de functionaris gegevensbescherming beoordeelt noodtoegang."):
        review_emergency(nood=nood, oordeel=Noodoordeel.TERECHT, gevolgen="", by=getattr(cast, wie), at=LATER)
    for url in (reverse("dossier:nood_lijst"), reverse("dossier:nood_beoordelen", args=[nood.ref])):
        assert cast.client(wie).get(url).status_code == 403


def test_the_reviewer_sees_the_reason_and_no_child(cast, dossier):
    nood = open_it(cast)
    client = cast.client("privacy")
    lijst = client.get(reverse("dossier:nood_lijst")).content.decode()
    url = reverse("dossier:nood_beoordelen", args=[nood.ref])
    pagina = client.get(url).content.decode()
    assert ("Ria Smeets" in lijst, "Hij is weggelopen" in pagina, dossier.ref in pagina) == (True, True, True)
    assert ("Ilyas" in lijst + pagina, "Bouzid" in lijst + pagina) == (False, False)
    assert client.post(url, {"oordeel": "onterecht"}).status_code == 422
    assert client.post(url, {"oordeel": "terecht"}).headers["Location"] == reverse("dossier:nood_lijst")


# The pages ----------------------------------------------------------------------------------------------------------


def test_the_page_warns_and_asks_and_opens(cast, dossier):
    client, url = cast.client("jgz"), reverse("dossier:nood_openen")
    assert "Alleen als het echt niet kan wachten" in client.get(url).content.decode()
    gegevens = {
        "voornaam": "Ilyas", "achternaam": "Bouzid", "geboortedatum": "2017-05-04", "aanleiding": "veiligheid",
        "reden": "Weggelopen.",
    }  # fmt: skip
    assert client.post(url, gegevens).status_code == 422
    fout = client.post(url, gegevens | {"ik_weet": "on", "voornaam": "Noa"})
    assert (fout.status_code, "Deze poging is opgeschreven." in fout.content.decode()) == (422, True)
    goed = client.post(url, gegevens | {"ik_weet": "on"})
    assert goed.headers["Location"] == reverse("dossier:dossier", args=[dossier.ref])
    assert client.get(goed.headers["Location"]).status_code == 200
    nood = Noodtoegang.objects.get()
    assert "Ilyas Bouzid" in client.get(url).content.decode()
    assert client.post(reverse("dossier:nood_sluiten", args=[nood.ref])).headers["Location"] == url
    assert client.get(goed.headers["Location"]).status_code == 404


def test_someone_elses_emergency_is_not_closed_by_address(cast, dossier):
    nood = open_it(cast)
    assert cast.client("adviseur").post(reverse("dossier:nood_sluiten", args=[nood.ref])).status_code == 404
