"""The demonstration region: complete, invented, and alive for each of the eight people that a visitor can be."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.versleuteling.velden import VersleuteldeJSON, VersleuteldeTekst
from knooppunt.besluiten.models import Inzet
from knooppunt.dossier.models import Dossier, Evaluatie, Gezin, Knooppunt, Overleg, Plan, Uitnodiging
from knooppunt.loket.models import Vraag
from knooppunt.organisaties.models import (
    Leerlingstroom,
    Organisatie,
    Postcodegebied,
    Regio,
    Samenwerkingsverband,
    Vestiging,
)
from knooppunt.project.demonstratie import fill_demonstration
from knooppunt.toegang.models import Gebeurtenis, Rijwijziging
from knooppunt.toegang.queries.accounts import demonstration_people, viewer_of
from knooppunt.toegang.queries.taken import open_tasks

pytestmark = pytest.mark.django_db
ROOMS = ("organisaties", "toegang", "dossier", "besluiten", "loket")
PEOPLE = (
    "Samira Bouzid", "Yara Bouzid", "Joke Visser", "Peter Hoekstra", "Linda van Dam", "Ahmed Yilmaz", "Carla Mulder",
    "Tom Smit",
    "Maud Willems", "Fatima Bos", "Rik Dekker",
)  # fmt: skip


def sign_in(naam: str) -> Client:
    """As a visitor does: press the button of this person."""
    client = Client()
    ref = demonstration_people().get(naam=naam).ref
    assert client.post(reverse("toegang:demonstratie"), {"wie": ref}).status_code == 302
    return client


def test_the_start_after_one_that_was_killed_fills_it_as_a_whole():
    assert Regio.objects.get().is_demonstratie is True


def test_a_second_time_is_refused_and_changes_nothing():
    before = Regio.objects.count(), Organisatie.objects.count(), Dossier.objects.count()
    with pytest.raises(Refusal) as refusal:
        fill_demonstration(lambda stap, klaar, totaal: None)
    assert refusal.value.reasons == (
        "Er is al een regio. De voorbeeldregio wordt alleen in een lege omgeving gemaakt.",
    )
    assert (Regio.objects.count(), Organisatie.objects.count(), Dossier.objects.count()) == before


def test_eight_people_are_offered_in_order_each_with_one_line():
    people = list(demonstration_people())
    assert tuple(p.naam for p in people) == PEOPLE
    assert [p.naam for p in people if "\n" in p.demonstratie_uitleg or len(p.demonstratie_uitleg) < 40] == []


def test_a_letter_waits_to_be_printed():
    assert Uitnodiging.objects.filter(email="", aanvaard_at=None).count() == 1


@pytest.mark.parametrize("naam", PEOPLE)
def test_everyone_can_sign_in_and_has_a_home_page(naam: str):
    page = sign_in(naam).get(reverse("dossier:start"))
    assert (page.status_code, naam in page.content.decode()) == (200, True)


@pytest.mark.parametrize(
    "naam", [n for n in PEOPLE if n not in ("Carla Mulder", "Tom Smit", "Fatima Bos", "Rik Dekker")]
)
def test_everyone_around_a_child_has_something_waiting(naam: str):
    viewer = viewer_of(demonstration_people().get(naam=naam), timezone.localdate())
    assert open_tasks(viewer, 1) != []


@pytest.mark.parametrize("naam", ["Carla Mulder", "Tom Smit"])
def test_who_has_no_dossiers_sees_the_region(naam: str):
    assert sign_in(naam).get(reverse("monitor:regiobeeld")).status_code == 200


def test_who_plans_transport_sees_the_list_and_whoever_makes_other_plans_does_not():
    lijsten = reverse("kaart:rittenlijsten")
    assert "Leerlingenvervoer Lindeveen" in sign_in("Rik Dekker").get(lijsten).content.decode()
    assert sign_in("Carla Mulder").get(lijsten).status_code == 403


def test_the_administrator_finds_questions_that_nobody_has():
    zonder = Vraag.objects.filter(eigenaar=None).exclude(status="concept")
    page = sign_in("Tom Smit").get(reverse("loket:werklijst")).content.decode()
    assert {vraag.code: vraag.code in page for vraag in zonder} == {vraag.code: True for vraag in zonder}
    assert zonder.count() == 2


def test_the_mother_and_the_pupil_see_their_plans():
    for naam, kind in (("Samira Bouzid", "Ilyas"), ("Samira Bouzid", "Yara"), ("Yara Bouzid", "Yara")):
        ref = Dossier.objects.get(kind__voornaam=kind, kind__achternaam="Bouzid").ref
        assert sign_in(naam).get(reverse("dossier:plan", args=[ref])).status_code == 200


def test_ilyas_has_a_plan_in_force_and_support_whose_payer_is_looked_for():
    dossier = Dossier.objects.get(kind__voornaam="Ilyas", kind__achternaam="Bouzid")
    assert list(dossier.plannen.values_list("versie", "status")) == [(2, "vastgesteld"), (1, "vervangen")]
    assert list(dossier.inzetten.values_list("status", "betaler", "betaler_eigenaar__naam")) == [
        ("gestart", None, "Joke Visser")
    ]
    assert Evaluatie.objects.filter(plan__dossier=dossier).count() == 1


def test_yaras_plan_waits_for_her_mother():
    plan = Plan.objects.get(dossier__kind__voornaam="Yara", dossier__kind__achternaam="Bouzid")
    assert (plan.status, plan.gehoord.zelf) == ("concept", True)
    assert [i.gezinslid.naam for i in plan.instemmingen.all()] == ["Karim Bouzid"]


def test_brother_and_sister_are_one_family_with_one_regisseur():
    gezin = Gezin.objects.get(kinderen__account__naam="Yara Bouzid")
    assert sorted(gezin.kinderen.values_list("voornaam", flat=True)) == ["Ilyas", "Yara"]
    assert gezin.regisseurs.get(tot=None).account.naam == "Linda van Dam"


def test_there_are_children_in_every_stage():
    assert set(Vraag.objects.values_list("status", flat=True)) == {"verstuurd", "wacht", "advies", "dossier"}
    assert set(Dossier.objects.values_list("status", flat=True)) == {"open", "afgesloten"}
    assert set(Plan.objects.values_list("status", flat=True)) == {"concept", "vastgesteld", "vervangen"}
    assert set(Inzet.objects.values_list("status", flat=True)) == {"voorgesteld", "gestart", "afgerond"}
    assert set(Overleg.objects.values_list("status", flat=True)) == {"gepland", "gehouden"}
    assert (Vraag.objects.count(), Knooppunt.objects.count()) == (54, 4)


def test_what_happened_is_recorded_in_the_order_of_time_and_nothing_in_the_future():
    moments = list(Gebeurtenis.objects.exclude(dossier_ref="").order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] <= timezone.now()


def test_everything_keeps_the_rules_of_its_table():
    wrong = []
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            if model not in (
                Leerlingstroom,
                Rijwijziging,
            ):  # thousands of rows; the database wrote or checked each
                wrong += [
                    f"{model.__name__} {row.pk}: {fout}"
                    for row in model.objects.all()
                    if (fout := problem(row))
                ]
    connection.check_constraints()
    assert wrong == []


def problem(row: models.Model) -> str:
    """What full_clean has against it; fields that may be empty in the table are not asked."""
    leeg = {f.name for f in row._meta.fields if f.null and getattr(row, f.attname) is None}
    leeg |= {f.name for f in row._meta.fields if isinstance(f, models.JSONField | VersleuteldeJSON)}
    versleuteld = {f.name for f in row._meta.fields if isinstance(f, VersleuteldeTekst)}
    try:
        row.clean_fields(exclude=leeg)
        row.validate_constraints(exclude=leeg | versleuteld)  # the database itself checked those
    except Exception as error:  # the text of any refusal is what the test shows
        return str(error)
    return ""


def test_all_places_lie_in_the_water_between_lelystad_and_hoorn():
    points = list(Postcodegebied.objects.values_list("lat", "lon")) + list(
        Vestiging.objects.values_list("lat", "lon")
    )
    assert [p for p in points if not (52.48 < p[0] < 52.66 and 5.1 < p[1] < 5.4)] == []


def test_masked_counts_are_intervals_and_some_pupils_travel_out_of_the_region():
    flows = Leerlingstroom.objects
    assert set(flows.filter(laag__lt=5).values_list("laag", "hoog").distinct()) == {(1, 4)}
    assert flows.filter(vestiging__organisatie__regio=None).count() > 0
    assert sorted(Samenwerkingsverband.objects.filter(regio=None).values_list("code", flat=True)) == [
        "PO9902",
        "VO9902",
    ]
