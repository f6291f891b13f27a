"""Fixed contacts: the right one for a school and an address, also across a border; and the worklist."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.toegang.models import Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.public import knooppunt_self
from knooppunt.wegwijzer.actions.contacten import (
    add_contact,
    agree_across_border,
    change_contact,
    check_contact,
    remove_contact,
)
from knooppunt.wegwijzer.actions.herinneren import remind_of_contacts
from knooppunt.wegwijzer.models import Grensafspraak, VastContact
from knooppunt.wegwijzer.queries.contacten import contacts_for, history_of_contact, worklist
from tests.factories import AT, OP
from tests.factories.wegwijzer import buurgemeente, contact, grensafspraak

pytestmark = pytest.mark.django_db
THUIS, OVER_DE_GRENS = "9901", "9911"


def found(cast, functie, pc4=THUIS):
    wijzer = contacts_for(cast.moeder, cast.school, pc4)
    return [c.telefoon for r in wijzer.regels if r.functie == functie for c in r.contacten]


def of_municipalities(cast, functie):
    """One contact for Lindeveen, where the school is, and one for Zandhoek, where the child may live."""
    buur = buurgemeente(cast)
    contact(cast, functie=functie, school=None, gemeente=cast.gemeentegebied, telefoon="lindeveen")
    contact(cast, functie=functie, school=None, gemeente=buur, telefoon="zandhoek")


def test_the_contact_of_a_school_comes_before_that_of_its_municipality(cast):
    contact(cast, telefoon="gemeente", school=None, gemeente=cast.gemeentegebied)
    assert found(cast, "smw") == ["gemeente"]
    contact(cast, telefoon="school")
    contact(cast, telefoon="andere school", school=cast.andere_school)
    assert found(cast, "smw") == ["school"]


@pytest.mark.parametrize(
    ("functie", "pc4", "wie"),
    [
        ("leerplicht", THUIS, "lindeveen"), ("leerplicht", OVER_DE_GRENS, "zandhoek"),
        ("jgz", THUIS, "lindeveen"), ("jgz", OVER_DE_GRENS, "lindeveen"),
        ("leerplicht", "", "lindeveen"), ("leerplicht", "0000", "lindeveen"),
    ],
)  # fmt: skip
def test_leerplicht_goes_by_the_home_and_the_youth_doctor_by_the_school(cast, functie, pc4, wie):
    of_municipalities(cast, functie)
    assert found(cast, functie, pc4) == [wie]


def test_an_agreement_between_municipalities_comes_before_the_rule(cast):
    of_municipalities(cast, "leerplicht")
    grensafspraak(cast, functie="leerplicht", langs="school")
    assert found(cast, "leerplicht", OVER_DE_GRENS) == ["lindeveen"]


def test_an_agreement_that_is_over_or_goes_the_other_way_does_not_count(cast):
    of_municipalities(cast, "leerplicht")
    grensafspraak(cast, langs="school", geldig_van=OP.replace(year=2020), geldig_tot=OP)
    buur = buurgemeente(cast)
    grensafspraak(cast, langs="school", woongemeente=cast.gemeentegebied, schoolgemeente=buur)
    assert found(cast, "leerplicht", OVER_DE_GRENS) == ["zandhoek"]


def test_at_a_school_the_officer_of_the_municipality_of_the_home_is_the_one(cast):
    """Two officers at the school, of two municipalities: each for the children of their own."""
    buurgemeente(cast)
    contact(cast, functie="leerplicht", organisatie=cast.gemeente, telefoon="van lindeveen")
    assert (found(cast, "leerplicht"), found(cast, "leerplicht", OVER_DE_GRENS)) == (["van lindeveen"], [])


def page(cast, pc4, wie=None):
    adres = reverse("wegwijzer:contacten_van", args=[cast.school.ref])
    return cast.client(wie).get(adres, {"postcode": pc4}).content.decode()


def test_the_page_says_that_a_border_is_crossed_and_what_was_agreed(cast):
    buur = buurgemeente(cast, in_regio=False)
    assert "Over een grens heen" not in page(cast, THUIS)
    html = page(cast, OVER_DE_GRENS)
    assert all(
        t in html
        for t in (
            "Het kind woont in Zandhoek, de school staat in Lindeveen.",
            "Het adres hoort bij een ander samenwerkingsverband dan de school.",
            "Het adres ligt buiten de regio van de school.",
            "schreven hier nog geen eigen afspraak op",
        )
    )
    grensafspraak(cast, woongemeente=buur)
    assert "De leerplichtambtenaar van Lindeveen belt eerst." in page(cast, OVER_DE_GRENS)


def test_a_postcode_that_nobody_knows_is_said(cast):
    assert "Deze postcode kennen we niet." in page(cast, "1234")


def test_one_school_that_is_found_is_opened_with_the_postcode(cast):
    answer = cast.client().get(reverse("wegwijzer:contacten"), {"school": "vuurtoren", "postcode": "9901 AB"})
    assert answer.headers["Location"].endswith(f"/{cast.school.ref}/?postcode=9901")


def test_the_members_of_the_knooppunt_are_for_who_signed_in(cast):
    knooppunten = reverse("dossier:knooppunten_van", args=[cast.school.ref])
    assert (knooppunten in page(cast, ""), knooppunten in page(cast, "", "moeder")) == (False, True)
    assert "nog geen knooppunt" in cast.client("moeder").get(knooppunten).content.decode()


def gaps(cast, wie="adviseur"):
    return {x.naam: [str(f) for f in x.functies] for x in worklist(getattr(cast, wie)).leemten}


def test_what_is_missing_is_on_the_worklist(cast):
    contact(cast)
    contact(cast, functie="jgz", school=None, gemeente=cast.gemeentegebied)
    assert gaps(cast) == {
        "Lindeveen": ["leerplicht", "gemeente"],
        "De Vuurtoren, Lindeveen": ["jeugdhulp"],
        "De Springplank, Lindeveen": ["jeugdhulp", "smw"],
        "Het Baken, Lindeveen": ["jeugdhulp", "smw"],
    }


def test_a_school_and_a_municipality_see_their_own_worklist(cast):
    assert gaps(cast, "coordinator") == {"De Vuurtoren, Lindeveen": ["jeugdhulp", "smw", "jgz"]}
    assert gaps(cast, "jeugdprofessional") == {"Lindeveen": ["leerplicht", "gemeente"]}


def add(cast, wie, **anders):
    gegevens = {
        "functie": "smw", "waar": cast.school, "organisatie": cast.jeugdhulp, "naam": "", "telefoon": "099-1",
        "email": "", "bereikbaar": "", "by": getattr(cast, wie), "at": AT,
    }  # fmt: skip
    return add_contact(**(gegevens | anders))


@pytest.mark.parametrize("wie", ["adviseur", "coordinator"])
def test_an_adviser_and_the_school_fill_in_a_contact_once(cast, wie):
    assert add(cast, wie) == add(cast, wie)
    assert Gebeurtenis.objects.filter(soort="vast_contact.gemaakt").count() == 1


@pytest.mark.parametrize(
    ("wie", "reden"),
    [
        ("jeugdhulpverlener", "Vraag de school of het samenwerkingsverband om dit contact in te vullen."),
        ("mentor", "Vraag de school of het samenwerkingsverband om dit contact in te vullen."),
        ("jeugdprofessional", "Vraag de school of het samenwerkingsverband om dit contact in te vullen."),
    ],
)
def test_who_may_not_fill_in_a_contact_at_a_school(cast, wie, reden):
    with pytest.raises(NotAllowed, match=re.escape(reden)):
        add(cast, wie)


def test_a_contact_can_be_reached(cast):
    with pytest.raises(Refusal, match=re.escape("Vul een telefoonnummer of een e-mailadres in.")):
        add(cast, "adviseur", telefoon="")


def test_its_own_organisation_changes_checks_and_takes_away_a_contact(cast):
    by = cast.jeugdhulpverlener
    een = contact(cast, nagekeken_op=OP.replace(year=2025))
    check_contact(contact=een, by=by, at=AT)
    velden = {"naam": "", "telefoon": "099-2", "email": "", "bereikbaar": ""}
    change_contact(contact=een, organisatie=cast.jeugdhulp, **velden, by=by, at=AT)
    een.refresh_from_db()
    assert (een.nagekeken_op, een.telefoon) == (OP, "099-2")
    remove_contact(contact=een, by=by, at=AT)
    assert VastContact.objects.count() == 0


def test_another_organisation_leaves_a_contact_alone(cast):
    een = contact(cast)
    with pytest.raises(NotAllowed, match="Dit contact is van een andere organisatie"):
        remove_contact(contact=een, by=cast.coordinator_elders, at=AT)
    assert VastContact.objects.count() == 1


def agree(cast, wie):
    return agree_across_border(
        woongemeente=buurgemeente(cast), schoolgemeente=cast.gemeentegebied, functie="", langs="", tekst="Samen.",
        url="", geldig_van=OP, geldig_tot=None, by=getattr(cast, wie), at=AT,
    )  # fmt: skip


def test_only_who_manages_writes_an_agreement_down(cast):
    with pytest.raises(NotAllowed, match="Alleen een adviseur of beheerder"):
        agree(cast, "jeugdprofessional")
    assert agree(cast, "adviseur") == agree(cast, "adviseur")
    assert Grensafspraak.objects.count() == 1


def test_the_worklist_is_filled_in_from_the_page(cast):
    client = cast.client("coordinator")
    adres = reverse("wegwijzer:contact_nieuw", args=["smw", cast.school.ref])
    assert adres in client.get(reverse("wegwijzer:contacten_beheer")).content.decode()
    client.post(adres, {"organisatie": cast.jeugdhulp.ref, "telefoon": "099-7"})
    assert found(cast, "smw") == ["099-7"]
    gemaakt = reverse("wegwijzer:contact", args=[VastContact.objects.get().ref])
    client.post(gemaakt, {"doe": "weg"})
    assert found(cast, "smw") == []


def test_an_agreement_is_changed_in_the_browser(cast):
    bestaand = grensafspraak(cast)
    client, adres = cast.client("adviseur"), reverse("wegwijzer:afspraak", args=[bestaand.ref])
    form = client.get(adres).context["form"]
    client.post(adres, {n: v for n, v in form.initial.items() if v is not None} | {"tekst": "Anders."})
    bestaand.refresh_from_db()
    assert (bestaand.tekst, Grensafspraak.objects.count()) == ("Anders.", 1)


def test_thirty_contacts_take_as_many_queries_as_one(cast):
    aantallen = []
    for hoeveel in (1, 30):
        for _ in range(hoeveel):
            contact(cast)
        with CaptureQueriesContext(connection) as gedaan:
            worklist(cast.adviseur)
            contacts_for(cast.moeder, cast.school, THUIS)
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]


OUD = OP - timedelta(days=170)
"""Within three weeks it is no longer fresh."""


def night(dagen=0):
    at = AT + timedelta(days=dagen)
    return remind_of_contacts(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)


def open_tasks():
    taken = Taak.objects.filter(gedaan_at=None).select_related("organisatie").order_by("rol")
    return [(taak.organisatie.naam, taak.rol, taak.tekst) for taak in taken]


def test_an_organisation_is_asked_at_night_whether_its_contacts_are_still_right(cast):
    contact(cast, nagekeken_op=OUD)
    contact(cast, nagekeken_op=OUD, functie="jeugdhulp")
    contact(cast, nagekeken_op=OP, functie="brug")
    zin = "Kijk 2 vaste contacten op de wegwijzer na: klopt het nog?"
    assert (night(), open_tasks()) == (
        "1 taken om vaste contacten na te kijken.", [("Jeugdhulp Waterrijk", "jeugdhulpverlener", zin)],
    )  # fmt: skip


def test_where_nobody_keeps_the_wegwijzer_the_samenwerkingsverband_is_asked(cast):
    Lidmaatschap.objects.filter(organisatie=cast.jeugdhulp).update(eind=OP)
    contact(cast, nagekeken_op=OUD)
    night()
    zin = "Kijk 1 vast contact van Jeugdhulp Waterrijk op de wegwijzer na: klopt het nog?"
    wie = "Samenwerkingsverband Waterrijk"
    assert open_tasks() == [(wie, "beheerder", zin), (wie, "swv_adviseur", zin)]


def test_the_same_is_asked_again_after_three_weeks_and_not_before(cast):
    contact(cast, nagekeken_op=OUD)
    assert [night(dag)[0] for dag in (0, 1, 21, 22)] == ["1", "0", "0", "1"]


@pytest.mark.parametrize("hoe", ["check", "change", "remove"])
def test_the_task_closes_when_the_last_one_was_looked_at(cast, hoe):
    eerste = contact(cast, nagekeken_op=OUD)
    laatste = contact(cast, nagekeken_op=OUD, functie="jeugdhulp")
    night()
    check_contact(contact=eerste, by=cast.jeugdhulpverlener, at=AT)
    nog_open = len(open_tasks())
    vast = {"contact": laatste, "by": cast.jeugdhulpverlener, "at": AT}
    if hoe == "change":
        change_contact(**vast, organisatie=cast.jeugdhulp, naam="", telefoon="099-9", email="", bereikbaar="")
    else:
        {"check": check_contact, "remove": remove_contact}[hoe](**vast)
    assert (nog_open, open_tasks()) == (1, [])


def test_the_page_says_what_happened_also_with_who_is_gone_and_keeps_no_old_name(cast):
    vast = {
        "functie": "smw",
        "waar": cast.school,
        "organisatie": cast.jeugdhulp,
        "email": "",
        "bereikbaar": "",
    }
    by = {"by": cast.adviseur, "at": AT}
    eerst = add_contact(**vast, naam="Oude Naam", telefoon="099-1", **by)
    remove_contact(contact=eerst, **by)
    nieuw = add_contact(**vast, naam="Nieuwe Naam", telefoon="099-2", **by)
    change_contact(
        contact=nieuw,
        organisatie=cast.jeugdhulp,
        naam="Nieuwe Naam",
        telefoon="099-3",
        email="",
        bereikbaar="",
        **by,
    )
    regels = history_of_contact(cast.adviseur, "smw", cast.school)
    assert [(r.zin.partition(" ")[2], r.velden) for r in regels] == [
        ("veranderde een vast contact op de wegwijzer.", "het nummer"),
        ("zette een vast contact op de wegwijzer.", ""),
        ("haalde een vast contact van de wegwijzer.", ""),
        ("zette een vast contact op de wegwijzer.", ""),
    ]
    html = cast.client("adviseur").get(reverse("wegwijzer:contact", args=[nieuw.ref])).content.decode()
    assert ("Anders: het nummer." in html, "Oude Naam" in html) == (True, False)


def test_the_history_of_another_school_or_function_is_not_in_it(cast):
    for functie, waar in (("smw", cast.andere_school), ("brug", cast.school)):
        add_contact(
            functie=functie, waar=waar, organisatie=cast.jeugdhulp, naam="", telefoon="1", email="", bereikbaar="",
            by=cast.adviseur, at=AT,
        )  # fmt: skip
    assert (
        history_of_contact(cast.adviseur, "smw", cast.school),
        len(history_of_contact(cast.adviseur, "smw", cast.andere_school)),
    ) == ([], 1)
