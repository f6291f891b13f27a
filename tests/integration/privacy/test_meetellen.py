"""A family says that its child is not to be counted where support is planned, and can come back on it."""

from datetime import date

import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed
from knooppunt.besluiten.models import Inzet
from knooppunt.besluiten.public import count_not_begun
from knooppunt.dossier.actions.tellen import count_needs, object_to_counting
from knooppunt.dossier.models import Gezinslid, Kind, Plan, Telbezwaar
from knooppunt.dossier.public import dossier_for
from knooppunt.dossier.queries.behoeften import Telbaar, Wie, countable
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, OP
from tests.factories.behoeften import child_with_plan

pytestmark = pytest.mark.django_db
WIE = Wie(frozenset({"9901"}), date(2000, 1, 1), date(2026, 11, 16))
MIJN = "/mijn-privacy/"


@pytest.fixture
def dossier(cast):
    """Ilyas, of whom the plan in force says what he needs, and for whom support waits."""
    dossier = cast.dossier()
    Plan.objects.create(
        dossier=dossier, versie=1, status=Plan.Status.VASTGESTELD, behoeften=["gedrag"], created_at=AT,
        created_by=cast.account("coordinator"),
    )  # fmt: skip
    Inzet.objects.create(
        dossier=dossier, soort="expertise", deel="onderwijs", omschrijving="Iets", aanbieder_naam="Iemand",
        uren_per_week=1, startdatum=OP, evaluatiedatum=OP.replace(year=OP.year + 1), status="voorgesteld",
        created_at=AT, updated_at=AT, created_by=cast.account("coordinator"),
        betaler_eigenaar=cast.account("coordinator"), betaler_voor=OP,
    )  # fmt: skip
    return dossier


def choose(cast, dossier, keuze="nee", wie="moeder"):
    return cast.client(wie).post(reverse("privacy:meetellen", args=[dossier.ref]), {"meetellen": keuze})


def counted(cast, **anders):
    groepen = count_needs(wie=WIE, onderwerp_ref="1" * 16, by=cast.beleid, at=AT, **anders)
    return [(g.wie.soorten, g.wie.samen_met, g.aantal) for g in groepen]


def page(cast, adres, wie="moeder"):
    return cast.client(wie).get(adres).content.decode()


def test_from_the_next_count_on_the_child_is_in_none(cast, dossier):
    voor = counted(cast), sum(count_not_begun().values())
    choose(cast, dossier)
    assert voor == ([(("gedrag",), "", 1)], 1)
    assert (counted(cast), sum(count_not_begun().values()), countable(cast.beleid, WIE)) == (
        [],
        0,
        Telbaar(0, 0, 0),
    )


def test_it_can_be_taken_back_and_the_child_counts_again(cast, dossier):
    choose(cast, dossier)
    assert "Toch weer meetellen" in page(cast, MIJN)
    choose(cast, dossier, "ja")
    assert (counted(cast), "Ilyas telt nu mee." in page(cast, MIJN)) == ([(("gedrag",), "", 1)], True)


def test_the_school_of_a_brother_who_does_not_count_is_not_counted_either(cast, dossier):
    child_with_plan(cast, "leren", gezin=dossier.kind.gezin)
    choose(cast, dossier)
    assert counted(cast, samen=True) == [(("leren",), "", 1)]


def test_chosen_twice_it_is_one_objection_and_one_line_in_the_record(cast, dossier):
    for _ in range(2):
        choose(cast, dossier)
    lijn = Gebeurtenis.objects.get(soort="tellen.bezwaar")
    assert (Telbezwaar.objects.count(), lijn.gegevens, lijn.dossier_ref) == (
        1,
        {"deel": "gezin"},
        dossier.ref,
    )


def test_from_16_the_pupil_decides_and_a_parent_reads_so(cast, dossier):
    cast.join(dossier, "leerling", "leerling")
    Kind.objects.update(account=cast.account("leerling"), geboortedatum=OP.replace(year=OP.year - 17))
    assert "De leerling is oud genoeg om hier zelf over te beslissen." in page(cast, MIJN)
    assert (choose(cast, dossier).status_code, Telbezwaar.objects.exists()) == (403, False)
    assert choose(cast, dossier, wie="leerling").status_code == 302
    assert "Toch weer meetellen" in page(cast, MIJN, "leerling")


def test_a_parent_without_authority_does_not_decide(cast, dossier):
    Gezinslid.objects.update(gezag=False)
    with pytest.raises(NotAllowed, match="Alleen een ouder met gezag kan hierover beslissen"):
        object_to_counting(zicht=dossier_for(cast.moeder, dossier.ref), by=cast.moeder, at=AT)


@pytest.mark.parametrize(("wie", "status"), [("coordinator", 403), ("vreemde_ouder", 404), ("beleid", 404)])
def test_others_do_not_choose_it(cast, dossier, wie, status):
    assert choose(cast, dossier, wie=wie).status_code == status


def test_another_word_is_no_choice(cast, dossier):
    assert choose(cast, dossier, "misschien").status_code == 404


def test_who_leads_reads_that_it_is_so_and_not_who_chose_it(cast, dossier):
    choose(cast, dossier)
    tekst = page(cast, reverse("dossier:delen", args=[dossier.ref]), "coordinator")
    zin = tekst[tekst.index("Dit kind telt niet mee") :].partition("</p>")[0]
    assert ["Dat koos het gezin." in zin, "Samira" in zin] == [True, False]


def test_in_english_the_own_page_tells_it_in_english(cast, dossier):
    cast.accounts["moeder"].taal = "en"
    cast.accounts["moeder"].save()
    voor = page(cast, MIJN)
    choose(cast, dossier)
    assert ["Leave out of the count" in voor, "Count again after all" in page(cast, MIJN)] == [True, True]
