"""A region from public files with invented people: complete, marked on every screen, and made once."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import Refusal
from knooppunt.besluiten.models import Inzet
from knooppunt.dossier.models import Dossier, Evaluatie, Plan
from knooppunt.loket.models import Vraag
from knooppunt.organisaties.models import Leerlingstroom, Organisatie, Regio
from knooppunt.project.kinderen import require_no_real_people
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.queries.accounts import demonstration_people
from tests.factories.kinderen import build_small_region, populate, rows

pytestmark = pytest.mark.django_db
AANTAL = 40
VERZONNEN = "De mensen in deze omgeving zijn verzonnen."


class Ongedaan(Exception):
    """Takes the region away again."""


@pytest.fixture(scope="module")
def regio(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Regio]:
    """The region, built and populated once for all tests of this module."""
    with django_db_blocker.unblock():
        blok = transaction.atomic()
        blok.__enter__()
        gebouwd = build_small_region(tmp_path_factory.mktemp("bron"))
        populate(gebouwd, AANTAL)
    yield gebouwd
    with django_db_blocker.unblock():
        blok.__exit__(Ongedaan, Ongedaan(), None)


def as_person(soort: str, rol: str = "") -> Client:
    """As a visitor does: press the button of this person."""
    mensen = demonstration_people().filter(soort=soort)
    wie = mensen.filter(lidmaatschappen__rol=rol).get() if rol else mensen.get()
    client = Client()
    assert client.post(reverse("toegang:demonstratie"), {"wie": wie.ref}).status_code == 302
    return client


def test_every_child_of_the_sample_has_its_question(regio: Regio) -> None:
    assert Vraag.objects.count() == AANTAL
    assert set(Vraag.objects.values_list("status", flat=True)) == {"verstuurd", "wacht", "advies", "dossier"}


def test_homes_schools_and_ages_are_those_of_a_flow(regio: Regio) -> None:
    dit_jaar = date(timezone.localdate().year, 10, 1)
    teldatum = dit_jaar if dit_jaar <= timezone.localdate() else dit_jaar.replace(year=dit_jaar.year - 1)
    stromen = set(
        Leerlingstroom.objects.values_list("woon_pc4", "vestiging__organisatie", "leeftijd").distinct()
    )
    vragen = Vraag.objects.values_list("woon_pc4", "school", "geboortedatum")
    gevonden = {
        (pc4, school, teldatum.year - g.year - ((g.month, g.day) > (10, 1))) for pc4, school, g in vragen
    }
    assert gevonden - stromen == set()


def test_there_are_children_in_every_stage(regio: Regio) -> None:
    assert set(Dossier.objects.values_list("status", flat=True)) == {"open", "afgesloten"}
    assert set(Plan.objects.values_list("status", flat=True)) == {"concept", "vastgesteld"}
    assert Evaluatie.objects.count() > 0
    assert Inzet.objects.filter(status="gestart", betaler=None).count() > 0
    assert Vraag.objects.filter(eigenaar=None).count() > 0


def test_eight_people_can_be_chosen_and_each_has_a_home_page_that_says_it(regio: Regio) -> None:
    rollen = [
        *[("ouder", ""), ("leerling", "")],
        *[
            ("professional", rol)
            for rol in (
                "schoolcoordinator", "swv_adviseur", "gemeente_contact", "leerplichtambtenaar", "beleid", "beheerder"
            )
        ],
    ]  # fmt: skip
    assert demonstration_people().count() == len(rollen)
    paginas = [as_person(*wie).get(reverse("dossier:start")).content.decode() for wie in rollen]
    assert [VERZONNEN in pagina for pagina in paginas] == [True] * len(rollen)


@pytest.mark.parametrize("soort", ["ouder", "leerling"])
def test_the_mother_and_the_pupil_have_a_dossier_with_a_plan(regio: Regio, soort: str) -> None:
    wie = demonstration_people().get(soort=soort)
    dossier = Dossier.objects.filter(betrokkenen__account=wie).order_by("pk")[0]
    pagina = as_person(soort).get(reverse("dossier:plan", args=[dossier.ref]))
    assert (pagina.status_code, VERZONNEN in pagina.content.decode()) == (200, True)


@pytest.mark.parametrize("rol", ["schoolcoordinator", "swv_adviseur", "gemeente_contact"])
def test_who_works_with_children_has_something_waiting(regio: Regio, rol: str) -> None:
    wie = demonstration_people().get(lidmaatschappen__rol=rol)
    assert Taak.objects.filter(account=wie, gedaan_at=None).count() > 0


@pytest.mark.parametrize(
    "url",
    ["toegang:voordeur", "toegang:binnenkomen", "loket:voordeur", "/een-adres-dat-er-niet-is/"],
)
def test_also_who_has_not_signed_in_reads_that_the_people_are_invented(regio: Regio, url: str) -> None:
    adres = url if url.startswith("/") else reverse(url)
    assert VERZONNEN in Client().get(adres).content.decode()


@pytest.mark.parametrize("url", ["monitor:regiobeeld", "loket:werklijst"])
def test_lists_and_figures_say_it_too(regio: Regio, url: str) -> None:
    assert VERZONNEN in as_person("professional", "beheerder").get(reverse(url)).content.decode()


def test_every_coordinator_has_a_school_of_a_child_in_the_sample(regio: Regio) -> None:
    scholen = set(Lidmaatschap.objects.filter(rol="schoolcoordinator").values_list("organisatie", flat=True))
    assert scholen - set(Vraag.objects.values_list("school", flat=True)) == set()


def test_what_happened_is_in_the_order_of_time_and_nothing_in_the_future(regio: Regio) -> None:
    moments = list(Gebeurtenis.objects.exclude(dossier_ref="").order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= timezone.now()
    connection.check_constraints()


def test_a_second_time_changes_nothing(regio: Regio) -> None:
    before = rows()
    assert populate(regio, aantal=10, seed=2).veranderd is False
    assert rows() == before


def test_a_new_peildatum_does_not_touch_people(regio: Regio, tmp_path: Path) -> None:
    before = rows()
    assert build_small_region(tmp_path, jaar=2025) == regio
    populate(regio, AANTAL)
    assert rows() == before
    assert Leerlingstroom.objects.values("peildatum").distinct().count() == 2


def test_beside_invented_people_of_another_region_others_may_be_invented(regio: Regio) -> None:
    require_no_real_people()


def test_an_account_in_a_region_that_is_not_invented_counts_as_real(regio: Regio) -> None:
    echt = Regio.objects.create(code="echt", naam="Echt")
    organisatie = Organisatie.objects.create(soort="swv", naam="Samenwerkingsverband Echt", regio=echt)
    account = Account.objects.create(naam="Echt Iemand", soort="professional", created_at=timezone.now())
    Lidmaatschap.objects.create(
        account=account, organisatie=organisatie, rol="beheerder", begin=date(2025, 1, 1)
    )
    with pytest.raises(Refusal) as refusal:
        require_no_real_people()
    assert refusal.value.reasons[0].startswith("Hier staan al mensen die niet verzonnen zijn: 1 account(s).")
