"""Entries: made, changed, proposed, checked and put back; by whom, and not by whom."""

import re
from datetime import timedelta

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.toegang.models import Gebeurtenis
from knooppunt.wegwijzer.actions.nakijken import accept_change, handle_report, refuse_change, report_error
from knooppunt.wegwijzer.actions.vermeldingen import (
    add_entry,
    change_entry,
    check_entry,
    restore_entry,
    show_entry,
)
from knooppunt.wegwijzer.blad.lezen import read_sheet
from knooppunt.wegwijzer.models import Aanbod, Foutmelding, Locatie, Organisatieprofiel, Wijziging
from tests.factories import AT, OP
from tests.factories.wegwijzer import aanbod, locatie

pytestmark = pytest.mark.django_db
BLAD = {
    "naam": "Rots en Water", "omschrijving": "Een training in een groepje van acht.", "vorm": "groep", "status": "open",
    "soorten": ["weerbaar", "pesten"], "leeftijd_van": 8, "leeftijd_tot": 12, "toegangsweg": "vrij",
    "kosten": [{"waarvoor": "tien lessen", "bedrag": "60.00"}], "voertalen": [{"code": "nl"}],
    "openingstijden": [{"dagen": "MO", "van": "15:00", "tot": "16:30"}],
    "capaciteit": [{"vrij": 3, "totaal": 8, "eenheid": "plekken", "bijgewerkt_at": AT}],
    "contacten": [{"functie": "trainer"}], "papieren": [{"naam": "kindpas"}], "werkgebieden": ["gemeente:GM9901"],
}  # fmt: skip


def add(cast, wie="adviseur", **anders):
    gegevens = {
        "soort": Aanbod,
        "organisatie": cast.jeugdhulp,
        "blad": BLAD,
        "by": getattr(cast, wie),
        "at": AT,
    }
    return add_entry(**(gegevens | anders))


def events(vermelding):
    return list(Gebeurtenis.objects.filter(onderwerp_ref=vermelding.ref).values_list("soort", flat=True))


def test_what_is_filled_in_is_what_the_entry_says(cast):
    blad = read_sheet(add(cast))
    assert (blad["naam"], blad["soorten"], blad["werkgebieden"]) == (
        "Rots en Water", ["pesten", "weerbaar"], ["gemeente:GM9901"],
    )  # fmt: skip
    assert (blad["kosten"][0]["bedrag"], blad["openingstijden"][0]["tot"], blad["capaciteit"][0]["vrij"]) == (
        "60",
        "16:30",
        "3",
    )


def test_an_adviser_puts_something_in_and_it_shows(cast):
    nieuw = add(cast)
    assert (nieuw.is_zichtbaar, nieuw.nagekeken_op, events(nieuw)) == (True, OP, ["vermelding.gemaakt"])


def test_an_owner_outside_puts_something_in_and_it_waits(cast):
    nieuw = add(cast, "jeugdhulpverlener")
    assert (nieuw.is_zichtbaar, nieuw.wijzigingen.get().status) == (False, "voorgesteld")


def test_a_school_puts_something_in_for_itself_and_it_shows(cast):
    assert add(cast, "coordinator", organisatie=cast.school).is_zichtbaar


@pytest.mark.parametrize(
    ("wie", "reden"),
    [
        ("coordinator", "Deze vermelding is van een andere organisatie. Meld het als er iets niet klopt."),
        ("mentor", "Met uw rol kunt u de wegwijzer lezen, niet veranderen."),
        ("moeder", "Met uw rol kunt u de wegwijzer lezen, niet veranderen."),
    ],
)
def test_who_may_not_put_something_in(cast, wie, reden):
    with pytest.raises(NotAllowed, match=re.escape(reden)):
        add(cast, wie)


def test_what_is_not_complete_is_refused_with_what_to_do(cast):
    with pytest.raises(Refusal, match=re.escape("Kies ten minste één soort hulp.")):
        add(cast, blad=BLAD | {"soorten": []})
    assert Aanbod.objects.count() == 0


def test_a_location_stands_at_its_postcode(cast):
    blad = {"eigen_naam": "De Kade", "eigen_postcode": "9902AB", "eigen_plaats": "Lindeveen"}
    plek = add(cast, soort=Locatie, blad=blad)
    assert plek.punt == pytest.approx((52.62, 5.3))


def test_a_change_of_an_adviser_holds_at_once_and_what_was_is_kept(cast):
    nieuw = add(cast)
    later = AT + timedelta(days=100)
    wijziging = change_entry(vermelding=nieuw, blad={"naam": "Anders"}, by=cast.adviseur, at=later)
    nieuw.refresh_from_db()
    assert (nieuw.naam, nieuw.gewijzigd_at, wijziging.status) == ("Anders", later, "geldt")
    assert [w.blad["naam"] for w in nieuw.wijzigingen.all()] == ["Anders", "Rots en Water"]
    assert events(nieuw) == ["vermelding.gemaakt", "vermelding.gewijzigd"]


def test_rows_that_stay_the_same_keep_their_identity(cast):
    nieuw = add(cast)
    kost, tijd = nieuw.kosten.get(), nieuw.openingstijden.get()
    change_entry(vermelding=nieuw, blad={"kosten": [*BLAD["kosten"], {"bedrag": 5}]}, by=cast.adviseur, at=AT)
    assert next(k.uuid for k in nieuw.kosten.all()) == kost.uuid
    assert nieuw.openingstijden.get().uuid == tijd.uuid
    assert nieuw.kosten.count() == 2


def test_a_form_that_changes_nothing_only_says_that_it_was_checked(cast):
    nieuw = add(cast)
    assert change_entry(vermelding=nieuw, blad=read_sheet(nieuw), by=cast.adviseur, at=AT) is None
    assert [w.soort for w in nieuw.wijzigingen.all()] == ["nagekeken", "gemaakt"]


def propose(cast, naam="Anders", nieuw=None):
    nieuw = nieuw or add(cast)
    return nieuw, change_entry(vermelding=nieuw, blad={"naam": naam}, by=cast.jeugdhulpverlener, at=AT)


def test_a_change_of_an_owner_outside_waits_and_does_not_show(cast):
    nieuw, voorstel = propose(cast)
    nieuw.refresh_from_db()
    assert (nieuw.naam, voorstel.status, voorstel.blad["naam"]) == ("Rots en Water", "voorgesteld", "Anders")


def test_a_proposal_that_is_accepted_holds(cast):
    nieuw, voorstel = propose(cast)
    accept_change(wijziging=voorstel, by=cast.adviseur, at=AT)
    nieuw.refresh_from_db()
    voorstel.refresh_from_db()
    assert (nieuw.naam, voorstel.status, voorstel.beslist_by) == ("Anders", "geldt", cast.account("adviseur"))


def test_a_new_entry_of_an_owner_outside_shows_when_it_is_accepted(cast):
    nieuw = add(cast, "jeugdhulpverlener")
    accept_change(wijziging=nieuw.wijzigingen.get(), by=cast.adviseur, at=AT)
    nieuw.refresh_from_db()
    assert nieuw.is_zichtbaar


def test_a_proposal_that_is_refused_says_why_and_changes_nothing(cast):
    nieuw, voorstel = propose(cast)
    refuse_change(wijziging=voorstel, reden="De naam klopt niet.", by=cast.adviseur, at=AT)
    nieuw.refresh_from_db()
    voorstel.refresh_from_db()
    assert (nieuw.naam, voorstel.status, voorstel.reden) == (
        "Rots en Water",
        "afgewezen",
        "De naam klopt niet.",
    )


def test_a_refusal_needs_a_reason(cast):
    _, voorstel = propose(cast)
    with pytest.raises(Refusal, match=re.escape("Schrijf op waarom het niet wordt overgenomen.")):
        refuse_change(wijziging=voorstel, reden=" ", by=cast.adviseur, at=AT)


def test_a_proposal_is_decided_once(cast):
    _, voorstel = propose(cast)
    accept_change(wijziging=voorstel, by=cast.adviseur, at=AT)
    with pytest.raises(
        Refusal, match=re.escape("Over dit voorstel is al beslist, of er is een nieuwer voorstel.")
    ):
        refuse_change(wijziging=voorstel, reden="Toch niet.", by=cast.adviseur, at=AT)


def test_a_newer_proposal_takes_the_place_of_an_older_one(cast):
    nieuw, eerste = propose(cast)
    propose(cast, "Nog anders", nieuw)
    eerste.refresh_from_db()
    assert eerste.status == "vervallen"


@pytest.mark.parametrize("wie", ["jeugdhulpverlener", "coordinator", "moeder"])
def test_only_advisers_and_administrators_decide(cast, wie):
    nieuw, voorstel = propose(cast)
    with pytest.raises(NotAllowed, match="Alleen een adviseur of beheerder van het samenwerkingsverband"):
        accept_change(wijziging=voorstel, by=getattr(cast, wie), at=AT)
    nieuw.refresh_from_db()
    assert nieuw.naam == "Rots en Water"


def test_still_right_makes_an_entry_fresh_again(cast):
    nieuw = aanbod(cast, "druk", nagekeken_op=OP - timedelta(days=400))
    check_entry(vermelding=nieuw, by=cast.jeugdhulpverlener, at=AT)
    nieuw.refresh_from_db()
    assert (nieuw.nagekeken_op, events(nieuw)) == (OP, ["vermelding.nagekeken"])


def test_who_does_not_keep_it_cannot_say_that_it_is_right(cast):
    nieuw = aanbod(cast, "druk", nagekeken_op=OP - timedelta(days=400))
    with pytest.raises(NotAllowed, match=re.escape("Deze vermelding is van een andere organisatie.")):
        check_entry(vermelding=nieuw, by=cast.coordinator, at=AT)


def test_an_entry_can_be_put_back_to_how_it_was(cast):
    nieuw = add(cast)
    eerste = nieuw.wijzigingen.get()
    change_entry(
        vermelding=nieuw, blad={"naam": "Anders", "kosten": [], "soorten": ["rouw"]}, by=cast.adviseur, at=AT
    )
    restore_entry(wijziging=eerste, by=cast.adviseur, at=AT)
    nieuw.refresh_from_db()
    assert read_sheet(nieuw) == eerste.blad
    assert nieuw.wijzigingen.first().soort == "hersteld"


def test_only_who_manages_puts_back(cast):
    nieuw = add(cast)
    with pytest.raises(NotAllowed):
        restore_entry(wijziging=nieuw.wijzigingen.get(), by=cast.jeugdhulpverlener, at=AT)


def test_an_entry_is_taken_off_and_put_back(cast):
    nieuw = add(cast)
    show_entry(vermelding=nieuw, zichtbaar=False, by=cast.jeugdhulpverlener, at=AT)
    assert not Aanbod.objects.get(pk=nieuw.pk).is_zichtbaar
    show_entry(vermelding=nieuw, zichtbaar=True, by=cast.jeugdhulpverlener, at=AT)
    assert Aanbod.objects.get(pk=nieuw.pk).is_zichtbaar


def test_an_owner_outside_cannot_show_what_waits_for_its_first_review(cast):
    nieuw = add(cast, "jeugdhulpverlener")
    with pytest.raises(NotAllowed):
        show_entry(vermelding=nieuw, zichtbaar=True, by=cast.jeugdhulpverlener, at=AT)


def report(cast, nieuw, tekst="Het nummer klopt niet.", email="anna@voorbeeld.invalid"):
    return report_error(vermelding=nieuw, tekst=tekst, email=email, by=cast.vreemde_ouder, at=AT)


def test_a_visitor_reports_and_the_address_goes_when_it_is_handled(cast):
    nieuw = add(cast)
    melding = report(cast, nieuw)
    assert melding.email == "anna@voorbeeld.invalid"
    handle_report(melding=melding, uitkomst="Hersteld.", by=cast.adviseur, at=AT)
    melding.refresh_from_db()
    assert (melding.email, melding.uitkomst, melding.afgehandeld_by) == (
        "",
        "Hersteld.",
        cast.account("adviseur"),
    )


def test_a_report_says_something(cast):
    with pytest.raises(Refusal, match=re.escape("Schrijf op wat er niet klopt.")):
        report(cast, add(cast), tekst=" ")


def test_after_five_open_reports_the_next_is_not_kept(cast):
    nieuw = add(cast)
    for _ in range(6):
        report(cast, nieuw)
    assert Foutmelding.objects.count() == 5


def test_a_report_is_handled_once_and_by_who_keeps_the_entry(cast):
    melding = report(cast, add(cast))
    with pytest.raises(NotAllowed):
        handle_report(melding=melding, uitkomst="", by=cast.coordinator, at=AT)
    handle_report(melding=melding, uitkomst="", by=cast.jeugdhulpverlener, at=AT)
    with pytest.raises(Refusal, match=re.escape("Deze melding is al afgehandeld.")):
        handle_report(melding=melding, uitkomst="", by=cast.adviseur, at=AT)


@pytest.mark.parametrize("soort", [Aanbod, Locatie, Organisatieprofiel])
def test_every_kind_of_entry_is_read_and_written_the_same(cast, soort):
    bladen = {
        Aanbod: BLAD,
        Locatie: {
            "eigen_postcode": "9901AB",
            "eigen_plaats": "Lindeveen",
            "toegankelijkheid": [{"kenmerk": "lift"}],
        },
        Organisatieprofiel: {
            "omschrijving": "Wij helpen kinderen en gezinnen.",
            "telefoons": [{"nummer": "099-1"}],
            "nummers": [{"register": "KVK", "nummer": "1"}],
        },
    }
    nieuw = add(cast, soort=soort, blad=bladen[soort])
    blad = read_sheet(nieuw)
    change_entry(vermelding=nieuw, blad=blad, by=cast.adviseur, at=AT)
    assert read_sheet(nieuw) == blad
    assert Wijziging.objects.first().soort == "nagekeken"


def test_rows_about_an_offer_at_one_location_stay_when_the_offer_changes(cast):
    plek = locatie(cast)
    nieuw = aanbod(cast, "druk", waar=plek, eigenaar=cast.swv)
    daar = nieuw.openingstijden.create(dagen="TU", locatie=plek)
    change_entry(
        vermelding=nieuw, blad={"omschrijving": "Een training in een groepje.", "openingstijden": []},
        by=cast.adviseur, at=AT,
    )  # fmt: skip
    assert list(nieuw.openingstijden.all()) == [daar]


def test_what_its_owner_took_off_stays_off_when_a_proposal_is_accepted(cast):
    nieuw, voorstel = propose(cast)
    show_entry(vermelding=nieuw, zichtbaar=False, by=cast.jeugdhulpverlener, at=AT)
    accept_change(wijziging=voorstel, by=cast.adviseur, at=AT)
    nieuw.refresh_from_db()
    assert (nieuw.naam, nieuw.is_zichtbaar) == ("Anders", False)
