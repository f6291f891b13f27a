"""The pages of the plan: who sees what, what is hidden, and forms that are sent twice or by strangers."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import tests.factories.plan
from knooppunt.basis.pdf import make_pdf
from knooppunt.dossier.actions.plan_opstellen import start_plan
from knooppunt.dossier.models import (
    Actie,
    Doel,
    Doeluitkomst,
    Dossier,
    Evaluatie,
    Instemming,
    Kind,
    Leerlingstem,
    Plan,
)
from knooppunt.dossier.public import Deel, KindGegevens
from knooppunt.toegang.models import Gebeurtenis
from tests.factories.plan import Planspel

ZORG = "Ilyas slaapt de hele nacht door."
WIE_ZIET = {
    "moeder": 200,
    "coordinator": 200,
    "mentor": 200,
    "coordinator_elders": 404,
    "vreemde_ouder": 404,
    "beleid": 404,
}


@pytest.fixture
def vandaag(monkeypatch):
    """Pages look at the clock, so the story of the test takes place today."""
    nu = timezone.now()
    for module in (tests.factories, tests.factories.plan):
        monkeypatch.setattr(module, "AT", nu)
        monkeypatch.setattr(module, "OP", timezone.localdate(nu))
    return timezone.localdate(nu)


@pytest.fixture
def spel(cast, vandaag):
    spel = Planspel(cast, zorg=True)
    spel.zorgdoel()
    return spel


def url(spel: Planspel, naam: str, *meer: str) -> str:
    plan = (
        ()
        if naam
        in ("plan", "plan_leerling", "plan_kaart", "gezinsplan", "afsluiten", "heropenen", "plan_beginnen")
        else (spel.plan.ref,)
    )
    return reverse(f"dossier:{naam}", args=[spel.dossier.ref, *plan, *meer])


def tekst(antwoord) -> str:
    return antwoord.content.decode()


def pdf_tekst(inhoud: bytes) -> str:
    return re.sub(r"\s+", " ", " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(inhoud)).pages))


# Who


@pytest.mark.parametrize(
    "naam", ["plan", "plan_versie", "plan_pdf", "plan_leerling", "plan_kaart", "gezinsplan"]
)
@pytest.mark.parametrize(("wie", "status"), WIE_ZIET.items())
def test_the_circle_reads_and_a_stranger_finds_nothing(spel, naam, wie, status):
    assert spel.cast.client(wie).get(url(spel, naam)).status_code == status


def test_a_visitor_is_asked_to_sign_in(spel):
    antwoord = spel.cast.client().get(url(spel, "plan"))
    assert (antwoord.status_code, antwoord["Location"].startswith("/binnenkomen")) == (302, True)


FORMULIEREN = ["plan_teksten", "plan_doel_nieuw", "plan_horen", "plan_papier"]


@pytest.mark.parametrize("naam", FORMULIEREN)
@pytest.mark.parametrize(("wie", "status"), [("coordinator", 200), ("moeder", 403), ("vreemde_ouder", 404)])
def test_forms_of_the_team_are_for_the_team(spel, naam, wie, status):
    assert spel.cast.client(wie).get(url(spel, naam)).status_code == status


def test_a_plan_of_another_dossier_is_not_found(spel):
    ander = spel.cast.dossier(kind=KindGegevens("Noor", "Vis", spel.dossier.kind.geboortedatum, "9901"))
    pad = reverse("dossier:plan_versie", args=[ander.ref, spel.plan.ref])
    assert spel.cast.client("coordinator").get(pad).status_code == 404


def test_a_child_without_a_plan_gets_an_invitation_to_begin(cast, vandaag):
    dossier = cast.dossier()
    client = cast.client("coordinator")
    assert "Begin het plan" in tekst(client.get(reverse("dossier:plan", args=[dossier.ref])))
    for _ in range(2):
        client.post(reverse("dossier:plan_beginnen", args=[dossier.ref]))
    assert Plan.objects.filter(dossier=dossier).count() == 1


# Parts


@pytest.mark.parametrize("naam", ["plan", "plan_versie", "plan_leerling", "gezinsplan"])
def test_a_goal_of_care_is_hidden_for_who_misses_the_part(spel, naam):
    spel.horen().voorleggen().antwoord().vaststellen()
    assert ZORG in tekst(spel.cast.client("moeder").get(url(spel, naam)))
    verborgen = tekst(spel.cast.client("coordinator").get(url(spel, naam)))
    assert "Elke week bellen over slapen" not in verborgen
    assert ZORG not in verborgen


def test_the_education_part_is_hidden_for_care(spel):
    pagina = tekst(spel.cast.client("jeugdhulpverlener").get(url(spel, "plan")))
    assert ZORG in pagina
    for geheim in (spel.doel.tekst, "Hij tekent prachtig", "groep 7", "raakt hij de draad kwijt"):
        assert geheim not in pagina
    assert "De delen ‘onderwijs’ en ‘verhaal en gezin’ zijn niet met uw organisatie gedeeld." in pagina


def test_the_pdf_is_tagged_dutch_and_hides_the_same(spel):
    spel.horen()
    voor_school = spel.cast.client("coordinator").get(url(spel, "plan_pdf")).content
    voor_zorg = pdf_tekst(spel.cast.client("jeugdhulpverlener").get(url(spel, "plan_pdf")).content)
    lezer = pypdf.PdfReader(io.BytesIO(voor_school))
    assert (lezer.trailer["/Root"]["/Lang"], lezer.metadata.title) == ("nl", "Het plan van Ilyas Bouzid")
    assert lezer.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert ZORG not in pdf_tekst(voor_school)
    assert "Het deel ‘zorg en hulp’ is niet met uw organisatie gedeeld." in pdf_tekst(voor_school)
    assert "Pagina 1 van" in pdf_tekst(voor_school)
    assert ZORG in voor_zorg
    assert "Ik wil een rustige plek" not in voor_zorg


def test_downloading_is_a_look(spel):
    spel.cast.client("moeder").get(url(spel, "plan_pdf"))
    blik = Gebeurtenis.objects.filter(soort="dossier.bekeken").last()
    assert (blik.gegevens["bladzijde"], blik.by) == ("plan_pdf", spel.cast.account("moeder"))


@pytest.mark.parametrize(
    "gemeen",
    [
        "#let x = 1",
        "$a^2$ [b] *c* _d_",
        "\\n \\u{41} `raw`",
        '"} #panic("x") @ref <lab>',
        "// nee /* ook niet */",
    ],
)
def test_what_people_type_is_never_typst_code(spel, gemeen):
    spel.teksten(perspectief=gemeen)
    spel.nieuw_doel(gemeen)
    inhoud = pdf_tekst(spel.cast.client("coordinator").get(url(spel, "plan_pdf")).content)
    assert inhoud.count(gemeen) == 2


@pytest.mark.parametrize("teken", ["😀", "中文", "\x07", "مرحبا", "\u202e"])
def test_any_character_makes_a_pdf(spel, teken):
    kaart = {
        "titel": "t",
        "voet": "",
        "doelen": [{"tekst": f"a{teken}b", "woorden": "", "ik": [], "anderen": []}],
    }
    assert make_pdf("dossier/typst/kaart.typ", kaart).startswith(b"%PDF")


# Writing


def doelformulier(**anders) -> dict[str, str]:
    return {
        "tekst": "Ilyas kiest zelf een boek.",
        "eigen_woorden": "",
        "deel": "onderwijs",
        "revisie": "0",
    } | anders


def test_a_goal_sent_twice_is_one_goal(spel):
    client = spel.cast.client("coordinator")
    for _ in range(2):
        assert client.post(url(spel, "plan_doel_nieuw"), doelformulier()).status_code == 302
    assert [d.tekst for d in Doel.objects.all()].count("Ilyas kiest zelf een boek.") == 1


@pytest.mark.parametrize(
    ("anders", "fout"),
    [
        ({"tekst": ""}, "Schrijf het doel op."),
        ({"deel": "zorg"}, "Selecteer een geldige keuze."),
        ({"tekst": "x" * 401}, "400"),
        ({"tekst": "a\x00b"}, "NULL"),
    ],
)
def test_a_wrong_goal_is_explained(spel, anders, fout):
    antwoord = spel.cast.client("coordinator").post(url(spel, "plan_doel_nieuw"), doelformulier(**anders))
    assert antwoord.status_code == 422
    assert fout.lower() in tekst(antwoord).lower()


def test_an_old_form_shows_what_is_there_now(spel):
    client = spel.cast.client("coordinator")
    pad = url(spel, "plan_doel", spel.doel.ref)
    client.post(pad, doelformulier(tekst="Eerst dit"))
    antwoord = client.post(pad, doelformulier(tekst="Toen dat"))
    assert antwoord.status_code == 422
    assert "Nu staat er: Eerst dit" in tekst(antwoord)
    assert client.post(pad, doelformulier(tekst="Toen dat", revisie="1")).status_code == 302


@pytest.mark.parametrize("revisie", ["", "-1", "x", "99999999999999999999"])
def test_a_hostile_revision_is_no_crash(spel, revisie):
    antwoord = spel.cast.client("coordinator").post(
        url(spel, "plan_doel", spel.doel.ref), doelformulier(revisie=revisie)
    )
    assert antwoord.status_code == 422


def test_an_action_before_today_is_explained(spel, vandaag):
    actie = {
        "tekst": "Bellen",
        "eigenaar_id": spel.cast.account("moeder").pk,
        "herziening_op": vandaag - timedelta(1),
    }
    antwoord = spel.cast.client("coordinator").post(url(spel, "plan_actie_nieuw", spel.doel.ref), actie)
    assert antwoord.status_code == 422
    assert "De datum om terug te kijken ligt in het verleden." in tekst(antwoord)


def test_removed_things_can_be_put_back_from_the_page(spel):
    client = spel.cast.client("coordinator")
    client.post(url(spel, "plan_doel_weg", spel.doel.ref))
    assert "Weggehaald uit dit concept" in tekst(client.get(url(spel, "plan")))
    client.post(url(spel, "plan_doel_terug", spel.doel.ref))
    client.post(url(spel, "plan_actie_weg", spel.actie.ref))
    client.post(url(spel, "plan_actie_terug", spel.actie.ref))
    assert (
        Doel.objects.get(pk=spel.doel.pk).verwijderd_at,
        Actie.objects.get(pk=spel.actie.pk).verwijderd_at,
    ) == (None, None)


def test_a_diagnosis_in_a_goal_gets_a_hint_and_stays(spel):
    spel.nieuw_doel("Zijn ADHD wordt minder")
    pagina = tekst(spel.cast.client("coordinator").get(url(spel, "plan")))
    assert "Schrijf liever wat u ziet en wat nodig is." in pagina
    assert "Schrijf liever wat u ziet en wat nodig is." not in tekst(
        spel.cast.client("moeder").get(url(spel, "plan"))
    )


def test_thirty_goals_cost_as_many_statements_as_one(spel):
    def tellen() -> int:
        client = spel.cast.client("coordinator")
        client.get(url(spel, "plan"))
        with CaptureQueriesContext(connection) as gevraagd:
            client.get(url(spel, "plan"))
        return len(gevraagd)

    een = tellen()
    for i in range(30):
        doel = spel.nieuw_doel(f"Doel {i}")
        spel.nieuwe_actie(doel, "Oefenen", "mentor")
    assert tellen() == een


# Agreement


def test_a_parent_agrees_once_from_the_page(spel):
    spel.voorleggen()
    client = spel.cast.client("moeder")
    assert "Bent u het eens met het plan?" in tekst(client.get(url(spel, "plan_instemmen")))
    spel.plan.refresh_from_db()
    for _ in range(2):
        antwoord = client.post(
            url(spel, "plan_instemmen"), {"antwoord": "eens", "toelichting": "", "gezien": spel.plan.inhoud}
        )
        assert antwoord.status_code == 302
    assert Instemming.objects.filter(vervallen_at=None).count() == 1


@pytest.mark.parametrize(
    ("voorleggen", "wie", "reden"),
    [
        (False, "moeder", "Het plan is nog niet klaar om te tekenen."),
        (True, "vader", "U hoeft niet in te stemmen met dit plan."),
    ],
)
def test_who_need_not_answer_reads_why(spel, voorleggen, wie, reden):
    spel.cast.join(spel.dossier, "vader", "ouder")
    if voorleggen:
        spel.voorleggen()
    antwoord = spel.cast.client(wie).get(url(spel, "plan_instemmen"))
    assert (antwoord.status_code, reden in tekst(antwoord)) == (422, True)


def test_the_page_says_that_an_answer_is_void_after_a_change(spel):
    spel.voorleggen().antwoord()
    assert "Eerder antwoord telt niet meer" not in tekst(spel.cast.client("moeder").get(url(spel, "plan")))
    spel.nieuw_doel("Nog een doel")
    pagina = tekst(spel.cast.client("moeder").get(url(spel, "plan")))
    assert "Het plan is gewijzigd na het antwoord van Samira Bouzid." in pagina
    spel.antwoord()
    assert "Eerder antwoord telt niet meer" not in tekst(spel.cast.client("moeder").get(url(spel, "plan")))


def test_who_edits_reads_first_whose_answer_a_change_makes_void(spel):
    client = spel.cast.client("coordinator")
    spel.voorleggen()
    assert "Er is al geantwoord op dit plan" not in tekst(client.get(url(spel, "plan")))
    spel.antwoord()
    assert "Dit gaat om: Samira Bouzid." in tekst(client.get(url(spel, "plan")))


def test_what_is_missing_stands_on_the_page_and_forcing_it_is_refused(spel):
    spel.voorleggen()
    client = spel.cast.client("coordinator")
    reden = "Samira Bouzid heeft nog niet ingestemd met het plan."
    assert reden in tekst(client.get(url(spel, "plan")))
    antwoord = client.post(url(spel, "plan_vaststellen"))
    assert (antwoord.status_code, reden in tekst(antwoord)) == (422, True)


def test_putting_in_force_twice_is_refused_the_second_time(spel):
    spel.horen().voorleggen().antwoord()
    client = spel.cast.client("coordinator")
    assert [client.post(url(spel, "plan_vaststellen")).status_code for _ in range(2)] == [302, 422]
    assert Plan.objects.filter(status="vastgesteld").count() == 1


def test_versions_are_compared_without_hidden_parts(spel):
    spel.horen().voorleggen().antwoord().vaststellen()
    spel.plan = start_plan(zicht=spel.zicht(), by=spel.by, at=tests.factories.AT)
    spel.nieuw_doel("Ilyas eet mee aan tafel.", Deel.GEZIN)
    client = spel.cast.client
    school = tekst(client("coordinator").get(url(spel, "plan_vergelijken")))
    assert ("Ilyas eet mee aan tafel." in school, ZORG in school) == (True, False)
    assert ZORG in tekst(client("moeder").get(url(spel, "plan_vergelijken")))


# The pupil's page


def test_three_faces_and_own_words_are_stored_once(spel):
    client = spel.cast.client("moeder")
    for _ in range(2):
        client.post(url(spel, "plan_leerling"), {"doel": spel.doel.ref, "gevoel": "gaat_wel"})
        client.post(url(spel, "plan_leerling"), {"tekst": "Ik wil rust."})
    assert [(stem.gevoel, stem.tekst) for stem in Leerlingstem.objects.all()] == [
        ("gaat_wel", ""),
        ("", "Ik wil rust."),
    ]
    assert "Ik wil rust." in tekst(client.get(url(spel, "plan_leerling")))


@pytest.mark.parametrize(
    ("data", "fout"),
    [
        ({"gevoel": "boos"}, "Kies een gezicht."),
        ({}, "Kies een gezicht."),
        ({"tekst": ""}, "Schrijf eerst iets op."),
    ],
)
def test_an_empty_answer_of_the_pupil_is_explained(spel, data, fout):
    if "tekst" not in data:
        data = data | {"doel": spel.doel.ref}
    antwoord = spel.cast.client("moeder").post(url(spel, "plan_leerling"), data)
    assert (antwoord.status_code, fout in tekst(antwoord)) == (422, True)


def test_in_a_closed_dossier_the_pupil_reads_only(spel):
    client = spel.cast.client("moeder")
    assert "Hoe gaat het hiermee?" in tekst(client.get(url(spel, "plan_leerling")))
    Dossier.objects.filter(pk=spel.dossier.pk).update(status="afgesloten", afgesloten_at=tests.factories.AT)
    assert "Hoe gaat het hiermee?" not in tekst(client.get(url(spel, "plan_leerling")))
    assert client.post(url(spel, "plan_leerling"), {"tekst": "Hoi"}).status_code == 403


def test_the_team_reads_the_page_of_the_pupil_but_does_not_answer(spel):
    client = spel.cast.client("coordinator")
    assert "Hoe gaat het hiermee?" not in tekst(client.get(url(spel, "plan_leerling")))
    assert (
        client.post(url(spel, "plan_leerling"), {"doel": spel.doel.ref, "gevoel": "goed"}).status_code == 403
    )


# Evaluating and closing


def evaluatieformulier(spel: Planspel, vandaag, **anders) -> dict[str, str]:
    return {
        f"uitkomst_{spel.doel.ref}": "bereikt",
        f"waarom_{spel.doel.ref}": "Elke dag geoefend",
        "datum": str(vandaag),
        "gesproken_met": "Samira en Ilyas",
        "stem_leerling": "De kaart helpt.",
        "stem_ouders": "Hij komt blij thuis.",
        "vervolg": "doorgaan",
    } | anders


def test_an_evaluation_sent_twice_is_stored_once_and_read_by_everyone(spel, vandaag):
    spel.horen().voorleggen().antwoord().vaststellen()
    client = spel.cast.client("coordinator")
    assert client.get(url(spel, "evalueren")).status_code == 200
    for _ in range(2):
        assert client.post(url(spel, "evalueren"), evaluatieformulier(spel, vandaag)).status_code == 302
    assert Evaluatie.objects.count() == 1
    assert "De kaart helpt." in tekst(spel.cast.client("moeder").get(url(spel, "evalueren")))


def test_care_adds_its_outcome_and_the_school_does_not_see_it(spel, vandaag):
    spel.horen().voorleggen().antwoord().vaststellen()
    spel.cast.client("coordinator").post(url(spel, "evalueren"), evaluatieformulier(spel, vandaag))
    zorgdoel = Doel.objects.get(plan=spel.plan, deel="zorg")
    aanvulling = {f"uitkomst_{zorgdoel.ref}": "deels", f"waarom_{zorgdoel.ref}": "Vast bedritueel"}
    client = spel.cast.client("jeugdhulpverlener")
    assert "De kaart helpt." not in tekst(client.get(url(spel, "evalueren")))
    assert client.post(url(spel, "evalueren"), aanvulling).status_code == 302
    assert Doeluitkomst.objects.count() == 2
    assert "Vast bedritueel" not in tekst(spel.cast.client("coordinator").get(url(spel, "evalueren")))
    assert "Vast bedritueel" in tekst(spel.cast.client("moeder").get(url(spel, "evalueren")))


def test_a_handover_names_a_school_by_its_name_and_the_school_takes_over(spel, vandaag):
    spel.horen().voorleggen().antwoord().vaststellen()
    client = spel.cast.client("coordinator")
    over = {
        "vervolg": "overdragen",
        "overdracht_op": str(vandaag + timedelta(30)),
        "overdracht_gesprek": "Els met Ton",
    }
    fout = client.post(
        url(spel, "evalueren"), evaluatieformulier(spel, vandaag, **over, naar_school="Nergens")
    )
    assert "In deze regio kennen we geen andere school met deze naam." in tekst(fout)
    client.post(url(spel, "evalueren"), evaluatieformulier(spel, vandaag, **over, naar_school="het baken"))
    pad = reverse("dossier:overdracht", args=[Evaluatie.objects.get().ref])
    assert client.get(pad).status_code == 404
    nieuw = spel.cast.client("coordinator_vo")
    assert nieuw.get(url(spel, "plan")).status_code == 404
    assert [nieuw.post(pad).status_code for _ in range(2)] == [302, 302]
    pagina = tekst(nieuw.get(url(spel, "plan")))
    assert (spel.doel.tekst in pagina, ZORG in pagina) == (True, False)


def test_closing_shows_what_is_open_and_can_be_undone(spel, vandaag):
    spel.horen().voorleggen().antwoord().vaststellen()
    client = spel.cast.client("coordinator")
    pagina = tekst(client.get(url(spel, "afsluiten")))
    assert ("Een pauzekaart op tafel leggen" in pagina, "Elke week bellen over slapen" in pagina) == (
        True,
        False,
    )
    zonder = client.post(url(spel, "afsluiten"), {"reden": "Het gaat goed."})
    assert (zonder.status_code, "Bevestig dat u ze hebt gezien." in tekst(zonder)) == (422, True)
    client.post(url(spel, "afsluiten"), {"reden": "Het gaat goed.", "gezien": "on"})
    assert "Heropen het dossier" in tekst(client.get(url(spel, "afsluiten")))
    client.post(url(spel, "heropenen"))
    spel.dossier.refresh_from_db()
    assert spel.dossier.status == "open"


def test_only_who_leads_may_close(spel):
    assert spel.cast.client("moeder").get(url(spel, "afsluiten")).status_code == 403


# One family, one plan


def test_brothers_and_sisters_stand_together_for_who_may_see_them(spel):
    spel.horen().voorleggen().antwoord().vaststellen()
    zus = Kind.objects.create(
        gezin=spel.dossier.kind.gezin,
        voornaam="Yara",
        achternaam="Bouzid",
        geboortedatum="2014-03-02",
        klank="x",
    )
    ander = spel.cast.dossier(kind=zus)
    Dossier.objects.filter(pk=ander.pk).update(school=spel.cast.andere_school)
    moeder = tekst(spel.cast.client("moeder").get(url(spel, "gezinsplan")))
    mentor = tekst(spel.cast.client("mentor").get(url(spel, "gezinsplan")))
    assert ("Yara heeft nog geen plan" in moeder, "Yara" in mentor) == (True, False)


def test_who_saves_after_someone_else_sees_both_texts_and_overwrites_nothing_unseen(spel, cast):
    spel.teksten(bevorderend="Rust helpt.")
    client, pad = cast.client("coordinator"), url(spel, "plan_teksten")
    verstuurd = {
        "bevorderend": "Een koptelefoon helpt.", "perspectief": "", "belemmerend": "", "niveau_id": "",
        "niveau_reden": "", "niveau_sprong_reden": "", "revisie": "0",
        "evaluatie_voor": (timezone.localdate() + timedelta(days=30)).isoformat(),
    }  # fmt: skip
    antwoord = client.post(pad, verstuurd)
    spel.plan.refresh_from_db()
    assert (antwoord.status_code, spel.plan.bevorderend) == (422, "Rust helpt.")
    pagina = antwoord.content.decode()
    assert ("Rust helpt." in pagina, "Een koptelefoon helpt." in pagina) == (True, True)
