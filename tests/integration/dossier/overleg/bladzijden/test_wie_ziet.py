"""Which page of a knooppunt or a meeting opens for whom, and which children they read about on it."""

import re

import pytest

from knooppunt.dossier.models import Afspraak
from tests.factories import AT
from tests.factories.knooppunten import OVERLEGDAG, andere_kinderen, bespreking, knooppunt, overleg
from tests.integration.dossier.overleg.bladzijden.adressen import paden, tekst, van_zaak

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
