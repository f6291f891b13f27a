"""Pages of the knooppunt: who sees which page, what is hidden, and how many questions the database is asked."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knooppunt.dossier.models import (
    Afspraak,
    Bespreking,
    Duiding,
    EigenWoorden,
    Genodigde,
    Knooppunt,
    Overleg,
)
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT
from tests.factories.knooppunten import OVERLEGDAG, andere_kinderen, bespreking, knooppunt, overleg


@pytest.fixture
def _op_de_dag(monkeypatch):
    """It is half past one on the day of the meeting."""
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 1, 12, 30, tzinfo=UTC))


@pytest.fixture
def vandaag(monkeypatch):
    """It is the day of the cast."""
    monkeypatch.setattr(timezone, "now", lambda: AT)


@pytest.fixture
def zaak(cast, vandaag):
    return bespreking(cast, overleg(cast), cast.dossier())


def tekst(antwoord):
    return " ".join(re.sub(r"<[^>]*>", " ", antwoord.content.decode()).split())


def van_zaak(zaak, staart=""):
    return f"/overleg/{zaak.overleg.ref}/{zaak.ref}/{staart}"


# Who enters --------------------------------------------------------------------------------------------------------


def paden(zaak):
    kn, ov, d = zaak.overleg.knooppunt.ref, zaak.overleg.ref, zaak.dossier.ref
    return {
        "overleg": f"/overleg/{ov}/",
        "agenda.ics": f"/overleg/{ov}/agenda.ics",
        "verslag": f"/overleg/{ov}/verslag/",
        "bespreking": van_zaak(zaak),
        "scherm": van_zaak(zaak, "scherm/"),
        "genodigden": van_zaak(zaak, "genodigden/"),
        "van-agenda": van_zaak(zaak, "van-agenda/"),
        "tab": f"/dossiers/{d}/overleg/",
        "wijzigen": f"/knooppunten/{kn}/wijzigen/",
        "leden": f"/knooppunten/{kn}/leden/",
        "plannen": f"/knooppunten/{kn}/overleg/",
        "verzetten": f"/overleg/{ov}/verzetten/",
        "afgelasten": f"/overleg/{ov}/afgelasten/",
        "sluiten": f"/overleg/{ov}/sluiten/",
    }


ALLES = (
    "overleg", "agenda.ics", "verslag", "bespreking", "scherm", "genodigden", "van-agenda", "tab", "wijzigen", "leden",
    "plannen", "verzetten", "afgelasten", "sluiten",
)  # fmt: skip
VAN_HET_KIND = ("overleg", "agenda.ics", "verslag", "bespreking", "scherm", "tab")


@pytest.mark.parametrize("naam", ALLES)
def test_the_voorzitter_opens_every_page(cast, zaak, naam):
    assert cast.client("coordinator").get(paden(zaak)[naam]).status_code == 200


@pytest.mark.parametrize("naam", VAN_HET_KIND)
@pytest.mark.parametrize("wie", ["moeder", "jgz"])
def test_family_and_members_open_what_is_about_the_child(cast, zaak, naam, wie):
    assert cast.client(wie).get(paden(zaak)[naam]).status_code == 200


@pytest.mark.parametrize("naam", VAN_HET_KIND)
@pytest.mark.parametrize("wie", ["vreemde_ouder", "coordinator_elders", "jeugdhulpverlener", "beheerder"])
def test_a_stranger_does_not_find_the_meeting(cast, zaak, naam, wie):
    assert cast.client(wie).get(paden(zaak)[naam]).status_code == 404


@pytest.mark.parametrize("naam", ALLES)
def test_a_visitor_is_asked_to_sign_in(cast, zaak, naam):
    antwoord = cast.client().get(paden(zaak)[naam])
    assert (antwoord.status_code, antwoord.url.split("?")[0]) == (302, "/binnenkomen/")


@pytest.mark.parametrize(
    "naam", ["wijzigen", "leden", "plannen", "verzetten", "afgelasten", "sluiten", "genodigden"]
)
def test_a_member_who_does_not_lead_reads_why_not(cast, zaak, naam):
    antwoord = cast.client("jgz").get(paden(zaak)[naam])
    assert (antwoord.status_code, "kan dit doen" in tekst(antwoord) or "wijzigen" in tekst(antwoord)) == (
        403,
        True,
    )


def test_the_team_page_names_only_visible_children_and_counts_the_others(cast, vandaag):
    team = knooppunt(cast)
    bespreking(cast, overleg(cast, team), cast.dossier())
    pagina = tekst(cast.client("jeugdprofessional").get(f"/knooppunten/{team.ref}/"))
    assert ("Ilyas" in pagina, "1 kind. U ziet alleen de kinderen" in pagina) == (False, True)


def test_a_parent_reads_who_is_in_the_team_and_not_how_many_other_children(cast, zaak):
    bespreking(cast, zaak.overleg, andere_kinderen(cast, 1)[0])
    pagina = tekst(cast.client("moeder").get(f"/knooppunten/{zaak.overleg.knooppunt.ref}/"))
    assert ("Ria Smeets" in pagina, "Ilyas" in pagina, "Vermeer" in pagina, "U ziet alleen" in pagina) == (
        True, True, False, False,
    )  # fmt: skip


def test_a_parent_sees_only_the_own_child_on_the_agenda(cast, zaak):
    bespreking(cast, zaak.overleg, andere_kinderen(cast, 1)[0])
    pagina = tekst(cast.client("moeder").get(f"/overleg/{zaak.overleg.ref}/"))
    assert ("Ilyas" in pagina, "Vermeer" in pagina, "Punt 2" in pagina) == (True, False, False)


def test_a_leader_who_is_in_no_circle_sees_numbers_only(cast, zaak):
    pagina = tekst(cast.client("jeugdprofessional").get(f"/overleg/{zaak.overleg.ref}/"))
    assert ("Punt 1" in pagina, "Ilyas" in pagina, "Samira" in pagina) == (True, False, False)


def test_members_are_shown_with_their_role_in_the_team(cast, zaak):
    pagina = tekst(cast.client("moeder").get(van_zaak(zaak)))
    assert "Ria Smeets jeugdarts" in pagina


def test_a_member_gets_no_button_for_what_another_agreed(cast, zaak):
    Afspraak.objects.create(
        dossier=zaak.dossier,
        bespreking=zaak,
        tekst="x",
        eigenaar=cast.account("moeder"),
        voor=OVERLEGDAG,
        created_at=AT,
    )
    knoppen = {
        wie: bool(re.search("Dit is klaar|Zet op klaar", tekst(cast.client(wie).get(van_zaak(zaak)))))
        for wie in ("moeder", "coordinator", "jgz")
    }
    assert knoppen == {"moeder": True, "coordinator": True, "jgz": False}


# Parts -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def geduid(cast, zaak):
    Duiding.objects.create(
        bespreking=zaak, sterk="Tekent prachtig", nodig="Rust", thuis="Geheim van thuis", school="Geheim van school",
        updated_at=AT, updated_by=cast.account("coordinator"),
    )  # fmt: skip
    return zaak


BLADZIJDEN = ("bespreking", "scherm", "verslag", "tab")


@pytest.mark.parametrize("naam", BLADZIJDEN)
@pytest.mark.parametrize(
    ("wie", "thuis", "school"),
    [("moeder", True, True), ("coordinator", True, True), ("adviseur", False, True), ("jgz", False, False)],
)
def test_home_and_school_are_read_by_who_they_are_shared_with(cast, geduid, naam, wie, thuis, school):
    pagina = tekst(cast.client(wie).get(paden(geduid)[naam], {"thuis": "ja"}))
    assert ("Tekent prachtig" in pagina, "Geheim van thuis" in pagina, "Geheim van school" in pagina) == (
        True, thuis, school,
    )  # fmt: skip


@pytest.mark.parametrize(("vraag", "thuis"), [("", False), ("?thuis=nee", False), ("?thuis=ja", True)])
def test_the_big_screen_shows_home_to_the_room_only_when_asked(cast, geduid, vraag, thuis):
    pagina = tekst(cast.client("coordinator").get(van_zaak(geduid, f"scherm/{vraag}")))
    assert ("Geheim van school" in pagina, "Geheim van thuis" in pagina) == (True, thuis)
    assert ("Iedereen in de zaal leest mee" in pagina) is not thuis


@pytest.mark.parametrize(
    ("soort", "zin"),
    [("leerling", "Laat weten of je erbij kunt zijn."), ("ouder", "Laat weten of u erbij kunt zijn.")],
)
def test_an_invitation_speaks_to_who_is_invited(cast, zaak, soort, zin):
    mijn = Genodigde.objects.filter(bespreking=zaak, soort=soort)[0]
    Genodigde.objects.filter(pk=mijn.pk).update(account=cast.account("leerling"))
    assert zin in tekst(cast.client().get(f"/overleg/antwoord/{mijn.ref}/"))


def test_who_misses_a_part_reads_which_and_whom_to_ask(cast, geduid):
    pagina = tekst(cast.client("jgz").get(van_zaak(geduid)))
    assert (
        "Het deel verhaal en gezin is niet met uw organisatie gedeeld. Vraag de regisseur of de ouders."
        in pagina
    )


# Constant number of questions --------------------------------------------------------------------------------------


def vragen(client, pad):
    with CaptureQueriesContext(connection) as gevangen:
        assert client.get(pad).status_code == 200
    return len(gevangen)


@pytest.mark.parametrize("pad", ["/overleg/{o}/", "/knooppunten/{k}/"])
def test_one_child_and_thirty_ask_the_database_as_often(cast, zaak, pad):
    client, pad = cast.client("coordinator"), pad.format(o=zaak.overleg.ref, k=zaak.overleg.knooppunt.ref)
    een = vragen(client, pad)
    for dossier in andere_kinderen(cast, 29):
        bespreking(cast, zaak.overleg, dossier)
    assert vragen(client, pad) == een


@pytest.mark.parametrize(("pad", "bladzijde"), [("", "overleg"), ("verslag/", "overleg_verslag")])
def test_a_page_about_ten_children_asks_the_same_and_records_a_look_at_each(cast, zaak, pad, bladzijde):
    client, pad = cast.client("coordinator"), f"/overleg/{zaak.overleg.ref}/{pad}"
    een = vragen(client, pad)
    for dossier in andere_kinderen(cast, 9):
        bespreking(cast, zaak.overleg, dossier)
    eerder = Gebeurtenis.objects.filter(soort="dossier.bekeken").count()
    assert vragen(client, pad) == een
    gekeken = Gebeurtenis.objects.filter(soort="dossier.bekeken").order_by("id")[eerder:]
    assert {(g.doel, g.gegevens["bladzijde"]) for g in gekeken} == {("overleg", bladzijde)}
    assert len({g.dossier_ref for g in gekeken}) == 10


def test_one_team_and_thirty_ask_the_database_as_often(cast, vandaag):
    client = cast.client("coordinator")
    knooppunt(cast)
    een = vragen(client, "/knooppunten/")
    for i in range(29):
        knooppunt(cast, naam=f"Team {i}")
    assert vragen(client, "/knooppunten/") == een


def test_one_meeting_and_thirty_on_the_tab_ask_as_often(cast, zaak):
    client, pad = cast.client("coordinator"), f"/dossiers/{zaak.dossier.ref}/overleg/"
    EigenWoorden.objects.create(
        bespreking=zaak, account=cast.account("moeder"), hoedanigheid="ouder", tekst="x", at=AT
    )
    een = vragen(client, pad)
    for i in range(29):
        ander = Overleg.objects.create(
            knooppunt=zaak.overleg.knooppunt,
            begint_at=AT.replace(hour=i % 20, day=1 + i % 28),
            plaats="x",
            created_at=AT,
        )
        b = Bespreking.objects.create(
            overleg=ander, dossier=zaak.dossier, volgorde=1, vraag="?", grondslag="wettelijke_taak",
            geagendeerd_by=cast.account("coordinator"),
        )  # fmt: skip
        Afspraak.objects.create(
            dossier=zaak.dossier,
            bespreking=b,
            tekst="x",
            eigenaar=cast.account("moeder"),
            voor=OVERLEGDAG,
            created_at=AT,
        )
        EigenWoorden.objects.create(
            bespreking=b, account=cast.account("moeder"), hoedanigheid="ouder", tekst="x", at=AT
        )
    assert vragen(client, pad) == een


# Doing things ------------------------------------------------------------------------------------------------------


def test_searching_finds_a_team_by_its_school(cast, vandaag):
    knooppunt(cast, naam="Alfa")
    client = cast.client("mentor")
    assert [
        "Alfa" in tekst(client.get(f"/knooppunten/?zoek={woord}")) for woord in ("vuurtoren", "Springplank")
    ] == [
        True,
        False,
    ]


def test_without_teams_the_list_says_how_to_start(cast, vandaag):
    pagina = tekst(cast.client("beheerder").get("/knooppunten/"))
    assert ("Er is nog geen knooppunt" in pagina, "Nieuw knooppunt" in pagina) == (True, True)


NIEUW = {"naam": "Knooppunt Linde", "mandaat": "Hulp", "ritme": "Elke maand"}


def test_a_team_that_is_sent_twice_is_made_once(cast, vandaag):
    client = cast.client("coordinator")
    codes = [client.post("/knooppunten/nieuw/", NIEUW | {"school": cast.school.pk}).status_code for _ in "12"]
    assert (codes, Knooppunt.objects.count()) == ([302, 422], 1)


def test_a_coordinator_chooses_only_the_own_school(cast, vandaag):
    antwoord = cast.client("coordinator").post(
        "/knooppunten/nieuw/", NIEUW | {"school": cast.andere_school.pk}
    )
    assert (antwoord.status_code, Knooppunt.objects.count()) == (422, 0)


def test_a_member_is_added_from_the_page(cast, zaak):
    pad = f"/knooppunten/{zaak.overleg.knooppunt.ref}/leden/"
    gegevens = {"account": "mentor@voorbeeld.invalid", "rol": "leerkracht", "vanaf": "2026-11-16"}
    codes = [cast.client("coordinator").post(pad, gegevens).status_code for _ in "12"]
    assert (codes, zaak.overleg.knooppunt.leden.filter(account=cast.account("mentor")).count()) == (
        [302, 422],
        1,
    )


def test_a_member_leaves_from_the_page(cast, zaak):
    lid = zaak.overleg.knooppunt.leden.get(account=cast.account("jgz"))
    pad = f"/knooppunten/{zaak.overleg.knooppunt.ref}/leden/{lid.ref}/"
    antwoord = cast.client("coordinator").post(pad, {"tot": "2026-11-20"})
    lid.refresh_from_db()
    assert (antwoord.status_code, lid.tot.isoformat()) == (302, "2026-11-20")


MOMENT = {"datum": "2026-12-10", "tijd": "14:30", "duur_minuten": "60", "plaats": "Kamer 1"}


def test_a_meeting_that_is_sent_twice_is_planned_once(cast, zaak):
    pad = f"/knooppunten/{zaak.overleg.knooppunt.ref}/overleg/"
    codes = [cast.client("coordinator").post(pad, MOMENT).status_code for _ in "12"]
    assert (codes, Overleg.objects.count()) == ([302, 422], 2)


@pytest.mark.parametrize(
    "anders",
    [
        {"datum": "2026-11-01"}, {"datum": "9999-12-31"}, {"datum": "0001-01-01"}, {"datum": "morgen"},
        {"tijd": "25:00"},
        {"duur_minuten": "9" * 30}, {"duur_minuten": "-1"}, {"plaats": "x" * 161}, {"plaats": "a\x00b"}, {"plaats": ""},
    ],
)  # fmt: skip
def test_a_hostile_moment_is_refused_in_words(cast, zaak, anders):
    pad = f"/knooppunten/{zaak.overleg.knooppunt.ref}/overleg/"
    antwoord = cast.client("coordinator").post(pad, MOMENT | anders)
    assert (antwoord.status_code, "Er klopt iets nog niet" in tekst(antwoord)) == (422, True)


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


def test_unticking_everyone_keeps_the_reasons(cast, zaak):
    antwoord = cast.client("coordinator").post(
        van_zaak(zaak, "genodigden/"), {"reden_zonder_ouders": "Zij vroegen dit", "reden_zonder_leerling": ""}
    )
    zaak.refresh_from_db()
    assert (antwoord.status_code, zaak.reden_zonder_ouders, zaak.genodigden.count()) == (
        302,
        "Zij vroegen dit",
        0,
    )


GAST = {"gast-email": "jeugdhulpverlener@voorbeeld.invalid", "gast-toegang_tot": "2026-12-05"}


def test_a_guest_comes_and_goes_from_the_page(cast, zaak):
    client = cast.client("coordinator")
    codes = [client.post(van_zaak(zaak, "gast/"), GAST).status_code for _ in "12"]
    gast = Genodigde.objects.get(soort="gast")
    weg = client.post(van_zaak(zaak, "gast/"), {"weg": gast.ref}).status_code
    assert (codes, weg, Genodigde.objects.filter(soort="gast").count()) == ([302, 422], 302, 0)


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


def test_the_mail_link_answers_without_signing_in_and_names_no_child(cast, zaak):
    genodigde = zaak.genodigden.get(account=cast.account("moeder"))
    client, pad = cast.client(), f"/overleg/antwoord/{genodigde.ref}/"
    pagina = tekst(client.get(pad))
    client.post(pad, {"komt": "ja"})
    genodigde.refresh_from_db()
    assert (genodigde.reactie, [w for w in ("Ilyas", "Samira", "rust") if w in pagina]) == ("ja", [])


def test_an_unknown_mail_link_is_not_found(cast, zaak):
    assert cast.client().get("/overleg/antwoord/0000000000000000/").status_code == 404


def test_moving_and_cancelling_from_the_page(cast, zaak):
    client, pad = cast.client("coordinator"), f"/overleg/{zaak.overleg.ref}/"
    codes = [
        client.post(pad + "verzetten/", MOMENT).status_code,
        client.post(pad + "afgelasten/", {"reden": ""}).status_code,
        client.post(pad + "afgelasten/", {"reden": "Ziek"}).status_code,
    ]
    zaak.overleg.refresh_from_db()
    assert (codes, zaak.overleg.status, zaak.overleg.volgnummer) == ([302, 422, 302], "afgelast", 2)


def test_a_meeting_without_the_family_says_who_is_missing(cast, vandaag):
    zonder = bespreking(cast, overleg(cast), cast.dossier(), gezin=False)
    pagina = tekst(cast.client("coordinator").get(f"/overleg/{zonder.overleg.ref}/"))
    assert "Ilyas: de ouders zijn niet uitgenodigd, en er staat geen reden." in pagina


def test_the_calendar_file_is_downloaded(cast, zaak):
    antwoord = cast.client("moeder").get(f"/overleg/{zaak.overleg.ref}/agenda.ics")
    assert (antwoord["Content-Type"], antwoord.content[:15]) == (
        "text/calendar; charset=utf-8",
        b"BEGIN:VCALENDAR",
    )


@pytest.mark.usefixtures("_op_de_dag")
class TestDuringTheMeeting:
    @pytest.fixture
    def bezig(self, cast):
        zaak = bespreking(
            cast, overleg(cast, begint_at=datetime(2026, 12, 1, 13, 0, tzinfo=UTC)), cast.dossier()
        )
        assert cast.client("coordinator").post(f"/overleg/{zaak.overleg.ref}/beginnen/").status_code == 302
        return zaak

    def duid(self, cast, zaak, wie="coordinator", **velden):
        return cast.client(wie).post(van_zaak(zaak, "duiden/"), velden)

    def test_the_team_writes_and_everyone_reads(self, cast, bezig):
        self.duid(cast, bezig, sterk="Tekent prachtig")
        assert "Tekent prachtig" in tekst(cast.client("moeder").get(van_zaak(bezig)))

    def test_a_clash_shows_both_texts_and_saves_neither(self, cast, bezig):
        self.duid(cast, bezig, sterk="Tekent prachtig")
        antwoord = self.duid(cast, bezig, "jgz", sterk="Lacht veel")
        html = antwoord.content.decode()
        bezig.duiding.refresh_from_db()
        assert (antwoord.status_code, "Tekent prachtig" in html, "Lacht veel" in html, bezig.duiding.sterk) == (
            422, True, True, "Tekent prachtig",
        )  # fmt: skip

    def test_after_a_clash_the_second_try_is_kept(self, cast, bezig):
        self.duid(cast, bezig, sterk="Tekent prachtig")
        html = self.duid(cast, bezig, "jgz", sterk="Lacht veel").content.decode()
        begin = re.search(r'name="begin_sterk" value="([^"]*)"', html)[1]
        self.duid(cast, bezig, "jgz", sterk="Tekent en lacht", begin_sterk=begin)
        bezig.duiding.refresh_from_db()
        assert bezig.duiding.sterk == "Tekent en lacht"

    def test_a_part_that_is_not_shared_has_no_field(self, cast, bezig):
        html = cast.client("jgz").get(van_zaak(bezig, "duiden/")).content.decode()
        assert ('name="sterk"' in html, 'name="thuis"' in html) == (True, False)

    def test_a_mother_does_not_get_the_form_of_the_team(self, cast, bezig):
        assert cast.client("moeder").get(van_zaak(bezig, "duiden/")).status_code == 403

    def test_own_words_sent_twice_are_there_once(self, cast, bezig):
        for _ in "12":
            cast.client("moeder").post(van_zaak(bezig, "woorden/"), {"woorden-tekst": "Hij slaapt slecht"})
        assert EigenWoorden.objects.count() == 1

    def test_an_empty_text_is_refused_in_words(self, cast, bezig):
        antwoord = cast.client("moeder").post(van_zaak(bezig, "woorden/"), {"woorden-tekst": " "})
        assert (antwoord.status_code, "Schrijf op wat u wilt toevoegen." in tekst(antwoord)) == (422, True)

    def spreek_af(self, cast, zaak, wie="coordinator", **anders):
        gegevens = {
            "afspraak-tekst": "Een rustige plek", "afspraak-eigenaar_id": cast.account("moeder").pk,
            "afspraak-voor": "2026-12-20",
        }  # fmt: skip
        return cast.client(wie).post(van_zaak(zaak, "afspraak/"), gegevens | anders)

    def test_an_agreement_sent_twice_is_there_once(self, cast, bezig):
        codes = [self.spreek_af(cast, bezig).status_code for _ in "12"]
        assert (codes, Afspraak.objects.count()) == ([302, 302], 1)

    @pytest.mark.parametrize(
        "anders",
        [
            {"afspraak-eigenaar_id": "x"},
            {"afspraak-eigenaar_id": "9" * 40},
            {"afspraak-voor": "1999-01-01"},
            {"afspraak-tekst": ""},
        ],
    )
    def test_a_hostile_agreement_is_refused_in_words(self, cast, bezig, anders):
        assert self.spreek_af(cast, bezig, **anders).status_code == 422

    def test_the_owner_finishes_and_takes_back(self, cast, bezig):
        self.spreek_af(cast, bezig)
        afspraak, client = Afspraak.objects.get(), cast.client("moeder")
        client.post(f"/afspraken/{afspraak.ref}/")
        afspraak.refresh_from_db()
        klaar = afspraak.gedaan_at is not None
        client.post(f"/afspraken/{afspraak.ref}/", {"heropen": "ja"})
        afspraak.refresh_from_db()
        assert (klaar, afspraak.gedaan_at) == (True, None)

    def test_a_stranger_does_not_find_the_agreement(self, cast, bezig):
        self.spreek_af(cast, bezig)
        assert (
            cast.client("vreemde_ouder").post(f"/afspraken/{Afspraak.objects.get().ref}/").status_code == 404
        )

    def test_closing_with_nobody_ticked_is_held_without_anyone(self, cast, bezig):
        antwoord = cast.client("coordinator").post(f"/overleg/{bezig.overleg.ref}/sluiten/", {})
        bezig.overleg.refresh_from_db()
        assert (antwoord.status_code, bezig.overleg.status, Genodigde.objects.filter(aanwezig=True).count()) == (
            302, "gehouden", 0,
        )  # fmt: skip

    def test_beginning_without_the_family_is_refused_with_the_reason(self, cast):
        zonder = bespreking(
            cast,
            overleg(cast, begint_at=datetime(2026, 12, 1, 13, 0, tzinfo=UTC)),
            cast.dossier(),
            gezin=False,
        )
        antwoord = cast.client("coordinator").post(f"/overleg/{zonder.overleg.ref}/beginnen/")
        assert (antwoord.status_code, "de leerling is niet uitgenodigd" in tekst(antwoord)) == (422, True)
