"""Keeping the wegwijzer in the browser: who may open what, adding, proposing, reading over, reporting."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed
from knooppunt.wegwijzer.actions.nakijken import refuse_change
from knooppunt.wegwijzer.actions.vermeldingen import change_entry, show_entry
from knooppunt.wegwijzer.models import Aanbod, Foutmelding, Locatie, Streekwoord
from knooppunt.wegwijzer.queries.kennis import forget
from knooppunt.wegwijzer.queries.zoeken import search
from knooppunt.wegwijzer.rules.zoekvraag import Zoekvraag
from tests.factories import AT, OP
from tests.factories.wegwijzer import aanbod, locatie

pytestmark = pytest.mark.django_db
INGEVULD = {
    "naam": "Rots en Water", "omschrijving": "Een training in een groepje.", "vorm": "groep", "status": "open",
    "soorten": ["druk", "weerbaar"], "toegangsweg": "vrij", "talen": ["nl"], "leeftijd_van": "8", "leeftijd_tot": "12",
    "kosten-0-waarvoor": "tien lessen", "kosten-0-bedrag": "60", "contacten-0-functie": "trainer",
    "openingstijden-0-dagen": ["MO"], "openingstijden-0-van": "15:00", "openingstijden-0-tot": "16:30",
    "capaciteit-0-vrij": "3", "capaciteit-0-totaal": "8",
}  # fmt: skip
RIJEN = ("openingstijden", "kosten", "capaciteit", "contacten", "telefoons", "papieren")


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()


def empty_rows(*namen):
    return {f"{n}-{v}": a for n in namen for v, a in (("TOTAL_FORMS", "2"), ("INITIAL_FORMS", "0"))}


def filled(**anders):
    return empty_rows(*RIJEN) | INGEVULD | anders


def add(cast, wie, **anders):
    adres = reverse("wegwijzer:nieuw", args=["aanbod", cast.jeugdhulp.ref])
    return cast.client(wie).post(adres, filled(**anders))


def test_an_adviser_adds_an_offer_and_it_is_found(cast):
    assert add(cast, "adviseur").status_code == 302
    nieuw = Aanbod.objects.get(naam="Rots en Water")
    assert (nieuw.is_zichtbaar, nieuw.kosten.get().bedrag, nieuw.capaciteit.get().vrij) == (True, 60, 3)
    assert [k.aanbod_id for k in search(cast.adviseur, Zoekvraag(tekst="weerbaar")).kandidaten] == [nieuw.pk]


def test_an_owner_outside_adds_an_offer_and_it_waits_to_be_read(cast):
    answer = add(cast, "jeugdhulpverlener")
    nieuw = Aanbod.objects.get(naam="Rots en Water")
    assert (nieuw.is_zichtbaar, answer.headers["Location"]) == (False, reverse("wegwijzer:beheer"))
    assert "Rots en Water" in cast.client("adviseur").get(reverse("wegwijzer:beheer")).content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast):
    answer = add(cast, "adviseur", naam="", **{"openingstijden-0-tot": "14:00"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert all(
        t in html
        for t in ("Geef het aanbod een naam.", "De eindtijd is niet later", "Een training in een groepje.")
    )


def test_a_location_is_added_and_can_be_chosen(cast):
    beheer = empty_rows("openingstijden", "telefoons")
    adres = reverse("wegwijzer:nieuw", args=["locatie", cast.jeugdhulp.ref])
    plek = {
        "soort": "adres",
        "eigen_naam": "De Kade",
        "eigen_postcode": "9901 ab",
        "eigen_plaats": "Lindeveen",
    }
    cast.client("adviseur").post(adres, beheer | plek)
    assert Locatie.objects.get(eigen_naam="De Kade").eigen_postcode == "9901AB"
    html = (
        cast.client("adviseur")
        .get(reverse("wegwijzer:nieuw", args=["aanbod", cast.jeugdhulp.ref]))
        .content.decode()
    )
    assert "De Kade, Lindeveen" in html


def as_opened(form):
    """What a browser sends of a form in which nothing was changed."""
    stukken = [form, *(s for rijen in form.formsets.values() for s in (rijen.management_form, *rijen))]
    waarden = {veld.html_name: veld.value() for stuk in stukken for veld in stuk}
    return {naam: waarde for naam, waarde in waarden.items() if waarde is not None}


def edit(cast, wie, vermelding, **anders):
    """Open the form, change something, and send it."""
    client = cast.client(wie)
    adres = reverse("wegwijzer:bewerken", args=["aanbod", vermelding.ref])
    return client.post(adres, as_opened(client.get(adres).context["form"]) | anders)


def test_a_form_that_is_sent_as_it_was_opened_changes_nothing(cast):
    nieuw = aanbod(cast, "druk", waar=locatie(cast), wachttijd_weken=3, wachttijd_op=OP)
    nieuw.openingstijden.create(dagen="MO", van="09:00", tot="10:00", geldig_tot=OP + timedelta(days=9))
    nieuw.contacten.create(functie="trainer", afdeling="Team Noord")
    nieuw.voertalen.create(code="nl", toelichting="ook Fries")
    edit(cast, "adviseur", nieuw)
    assert [w.soort for w in nieuw.wijzigingen.all()] == ["nagekeken"]


def test_a_form_keeps_what_it_does_not_show(cast):
    nieuw = aanbod(cast, "druk")
    nieuw.contacten.create(functie="trainer", afdeling="Team Noord")
    edit(cast, "adviseur", nieuw, **{"contacten-0-functie": "coach"})
    contact = nieuw.contacten.get()
    assert (contact.functie, contact.afdeling) == ("coach", "Team Noord")


def test_a_proposal_is_read_beside_what_holds_and_taken_over(cast):
    nieuw = aanbod(cast, "druk")
    edit(cast, "jeugdhulpverlener", nieuw, naam="Anders")
    voorstel = nieuw.wijzigingen.get()
    adres = reverse("wegwijzer:voorstel", args=[voorstel.ref])
    html = cast.client("adviseur").get(adres).content.decode()
    assert '<td class="kp-tekst">Rots en Water</td><td class="kp-tekst">Anders</td>' in html
    cast.client("adviseur").post(adres, {"overnemen": "ja"})
    nieuw.refresh_from_db()
    assert nieuw.naam == "Anders"


def test_who_changes_a_proposal_goes_on_with_it(cast):
    nieuw = aanbod(cast, "druk")
    edit(cast, "jeugdhulpverlener", nieuw, naam="Anders")
    edit(cast, "jeugdhulpverlener", nieuw, let_op="Vol.")
    voorstel = nieuw.wijzigingen.get(status="voorgesteld")
    assert (voorstel.blad["naam"], voorstel.blad["let_op"]) == ("Anders", "Vol.")


def new_and_changed(cast):
    """A new offer of an owner outside, which it changed before anybody read it."""
    add(cast, "jeugdhulpverlener")
    nieuw = Aanbod.objects.get(naam="Rots en Water")
    change_entry(vermelding=nieuw, blad={"naam": "Anders"}, by=cast.jeugdhulpverlener, at=AT)
    return nieuw


def test_what_was_never_read_stays_new_when_its_owner_changes_it(cast):
    nieuw = new_and_changed(cast)
    assert nieuw.wijzigingen.get(status="voorgesteld").soort == "gemaakt"
    with pytest.raises(NotAllowed, match="Alleen een adviseur of beheerder"):
        show_entry(vermelding=nieuw, zichtbaar=True, by=cast.jeugdhulpverlener, at=AT)


def test_an_owner_cannot_show_what_was_refused(cast):
    nieuw = new_and_changed(cast)
    refuse_change(
        wijziging=nieuw.wijzigingen.get(status="voorgesteld"), reden="Reclame.", by=cast.adviseur, at=AT
    )
    with pytest.raises(NotAllowed, match="Alleen een adviseur of beheerder"):
        show_entry(vermelding=nieuw, zichtbaar=True, by=cast.jeugdhulpverlener, at=AT)


PAGINAS = ("bewerken", "geschiedenis")


@pytest.mark.parametrize("pagina", PAGINAS)
@pytest.mark.parametrize(
    ("wie", "status"),
    [("adviseur", 200), ("jeugdhulpverlener", 200), ("coordinator", 403), ("mentor", 403), (None, 302)],
)
def test_who_opens_the_pages_of_an_entry(cast, pagina, wie, status):
    nieuw = aanbod(cast, "druk")
    adres = reverse(f"wegwijzer:{pagina}", args=["aanbod", nieuw.ref])
    assert cast.client(wie).get(adres).status_code == status


def test_a_role_elsewhere_does_not_let_one_keep_the_entries_of_an_organisation(cast):
    """A mentor of one school who is coordinator of another keeps the entries of the other only."""
    account = cast.account("mentor")
    account.lidmaatschappen.create(organisatie=cast.andere_school, rol="schoolcoordinator", begin=OP)
    van_mentor = aanbod(cast, "druk", organisatie=cast.school, eigenaar=cast.school)
    van_coordinator = aanbod(cast, "druk", organisatie=cast.andere_school, eigenaar=cast.andere_school)
    client = cast.client("mentor")
    assert [
        client.get(reverse("wegwijzer:bewerken", args=["aanbod", a.ref])).status_code
        for a in (van_mentor, van_coordinator)
    ] == [403, 200]


def test_a_keeper_sees_only_what_is_its_own_and_the_oldest_first(cast):
    aanbod(cast, "druk", naam="Nieuwste")
    aanbod(cast, "druk", naam="Oudste", nagekeken_op=OP - timedelta(days=300))
    aanbod(cast, "druk", naam="Van een ander", eigenaar=cast.school, organisatie=cast.school)
    html = cast.client("jeugdhulpverlener").get(reverse("wegwijzer:beheer")).content.decode()
    assert html.index("Oudste") < html.index("Nieuwste")
    assert "Van een ander" not in html


def test_thirty_entries_take_as_many_queries_as_one(cast):
    client, aantallen = cast.client("adviseur"), []
    for hoeveel in (1, 30):
        for nummer in range(hoeveel):
            aanbod(cast, "druk", naam=f"Aanbod {nummer}", eigenaar=cast.swv)
        with CaptureQueriesContext(connection) as gedaan:
            client.get(reverse("wegwijzer:beheer"))
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]


def test_one_click_in_the_list_says_that_it_is_still_right(cast):
    nieuw = aanbod(cast, "druk", nagekeken_op=OP - timedelta(days=300))
    cast.client("jeugdhulpverlener").post(reverse("wegwijzer:klopt", args=["aanbod", nieuw.ref]))
    nieuw.refresh_from_db()
    assert nieuw.nagekeken_op > OP


def test_a_visitor_reports_and_the_keeper_closes_it(cast):
    nieuw = aanbod(cast, "druk")
    cast.client().post(
        reverse("wegwijzer:melden", args=["aanbod", nieuw.ref]), {"tekst": "Het nummer klopt niet."}
    )
    melding = Foutmelding.objects.get()
    keeper = cast.client("jeugdhulpverlener")
    assert "Het nummer klopt niet." in keeper.get(reverse("wegwijzer:beheer")).content.decode()
    keeper.post(reverse("wegwijzer:melding", args=[melding.ref]), {"uitkomst": "Hersteld."})
    melding.refresh_from_db()
    assert melding.uitkomst == "Hersteld."


def test_a_machine_that_fills_everything_reports_nothing(cast):
    nieuw = aanbod(cast, "druk")
    adres = reverse("wegwijzer:melden", args=["aanbod", nieuw.ref])
    cast.client().post(adres, {"tekst": "Koop nu.", "website": "https://voorbeeld.invalid"})
    assert Foutmelding.objects.count() == 0


def test_nobody_reports_about_what_does_not_show(cast):
    nieuw = aanbod(cast, "druk", is_zichtbaar=False)
    assert cast.client().get(reverse("wegwijzer:melden", args=["aanbod", nieuw.ref])).status_code == 404


def test_an_entry_is_put_back_in_the_browser(cast):
    nieuw = aanbod(cast, "druk")
    eerst = change_entry(vermelding=nieuw, blad={"naam": "Eerst"}, by=cast.adviseur, at=AT)
    change_entry(vermelding=nieuw, blad={"naam": "Later"}, by=cast.adviseur, at=AT + timedelta(hours=1))
    cast.client("adviseur").post(reverse("wegwijzer:herstel", args=[eerst.ref]))
    nieuw.refresh_from_db()
    assert nieuw.naam == "Eerst"


def test_the_region_gives_a_kind_its_own_words(cast):
    adres = reverse("wegwijzer:streekwoord", args=["druk"])
    cast.client("adviseur").post(adres, {"naam": "Wiebelkont", "woorden": "stuiterbal\nzit niet stil"})
    woord = Streekwoord.objects.get()
    assert (woord.naam, woord.woorden) == ("Wiebelkont", ["stuiterbal", "zit niet stil"])
    assert [t.code for t in search(cast.adviseur, Zoekvraag(tekst="stuiterbal")).soorten] == ["druk"]


def test_old_entries_say_so_to_a_visitor(cast):
    oud = aanbod(cast, "druk", nagekeken_op=OP - timedelta(days=900))
    html = cast.client().get(reverse("wegwijzer:aanbod", args=[oud.ref])).content.decode()
    assert "Lang niet nagekeken" in html
