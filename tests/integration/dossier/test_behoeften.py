"""Counting what children need by their plan: without names, for who may, and written down."""

from datetime import date

import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed
from knooppunt.dossier.actions.plan_opstellen import start_plan
from knooppunt.dossier.actions.tellen import count_needs
from knooppunt.dossier.models import Gezin, Plan
from knooppunt.dossier.queries.behoeften import Telbaar, Wie, countable
from knooppunt.dossier.queries.plan_versies import compare_with_previous
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT
from tests.factories.behoeften import child_with_plan
from tests.factories.plan import Planspel

pytestmark = pytest.mark.django_db
WIE = Wie(frozenset({"9901"}), date(2014, 10, 2), date(2026, 11, 16))


def counted(cast, wie="beleid", **anders):
    groepen = count_needs(wie=WIE, onderwerp_ref="1" * 16, by=getattr(cast, wie), at=AT, **anders)
    return [(g.wie.soorten, g.wie.school, g.wie.samen_met, g.aantal) for g in groepen]


def test_children_who_are_alike_are_counted_together(cast):
    for school in (cast.school, cast.school, None):
        child_with_plan(cast, "gedrag", "thuis", school=school)
    assert counted(cast) == [(("gedrag", "thuis"), "", "", 1), (("gedrag", "thuis"), "99AA00", "", 2)]


@pytest.mark.parametrize(
    "anders",
    [
        {"pc4": "9902"}, {"geboren": date(2014, 10, 1)}, {"status": "concept"}, {"status": "vervangen"},
        {"dossier": "afgesloten"},
    ],
)  # fmt: skip
def test_who_lives_elsewhere_is_older_or_has_no_plan_in_force_is_not_counted(cast, anders):
    child_with_plan(cast, "gedrag", **anders)
    child_with_plan(cast, "leren")
    assert counted(cast) == [(("leren",), "", "", 1)]


def test_the_school_of_a_brother_or_sister_is_counted_only_when_asked(cast):
    gezin = Gezin.objects.create(created_at=AT)
    child_with_plan(cast, "leren", gezin=gezin)
    child_with_plan(cast, school=cast.school, gezin=gezin)
    assert [counted(cast), counted(cast, samen=True)] == [
        [(("leren",), "", "", 1)], [(("leren",), "", "99AA00", 1)],
    ]  # fmt: skip


def test_who_cannot_be_counted_is_said_by_reason(cast):
    child_with_plan(cast, "leren")
    child_with_plan(cast)
    child_with_plan(cast, "leren", status="concept")
    assert countable(cast.beleid, WIE) == Telbaar(met_soort=1, zonder_soort=1, zonder_plan=1)


def test_counting_is_one_line_in_the_record_and_of_nobodys_dossier(cast):
    child_with_plan(cast, "leren")
    counted(cast)
    lijn = Gebeurtenis.objects.get(soort="behoeften.geteld")
    assert (lijn.dossier_ref, lijn.doel, lijn.gegevens) == ("", "verdeling", {})


@pytest.mark.parametrize("wie", ["beleid", "adviseur", "beheerder"])
def test_who_makes_plans_at_the_samenwerkingsverband_counts(cast, wie):
    child_with_plan(cast, "leren")
    assert counted(cast, wie) == [(("leren",), "", "", 1)]


@pytest.mark.parametrize(
    "wie", ["coordinator", "jeugdprofessional", "schoolleider", "toezichthouder", "moeder"]
)
def test_others_do_not(cast, wie):
    child_with_plan(cast, "leren")
    with pytest.raises(NotAllowed, match="telt alleen wie bij het samenwerkingsverband plannen maakt"):
        counted(cast, wie)


def test_who_makes_plans_for_a_municipality_does_not(cast):
    child_with_plan(cast, "leren")
    cast.accounts["beleid"].lidmaatschappen.update(organisatie=cast.gemeente)
    with pytest.raises(NotAllowed, match="telt alleen wie bij het samenwerkingsverband plannen maakt"):
        counted(cast)


# In the plan of one child.


@pytest.fixture
def spel(cast):
    return Planspel(cast)


def test_the_plan_names_kinds_in_the_order_of_the_wegwijzer_and_no_others(spel):
    spel.teksten(behoeften=["thuis", "leren", "rijk-worden"])
    assert Plan.objects.get().behoeften == ["leren", "thuis"]


def test_another_kind_is_another_content_and_answers_are_void(spel):
    spel.horen().voorleggen().antwoord()
    spel.teksten(behoeften=["gedrag"])
    assert spel.plan.instemmingen.filter(vervallen_at__isnull=True).count() == 0


def test_a_next_version_begins_with_the_same_kinds_and_says_what_changed(cast, spel):
    spel.teksten(behoeften=["gedrag"])
    spel.van_kracht()
    spel.plan = start_plan(zicht=spel.zicht(), by=spel.by, at=AT)
    assert spel.plan.behoeften == ["gedrag"]
    spel.teksten(behoeften=["leren"])
    verschil = compare_with_previous(spel.zicht(), Plan.objects.get(versie=2))
    assert ("Welke hulp nodig is", "Gedrag en gevoel", "Leren en taal") in verschil.teksten


def test_the_page_of_the_plan_says_which_help_is_needed_to_who_sees_education(cast, spel):
    spel.teksten(behoeften=["gedrag"])
    adres = reverse("dossier:plan", args=[spel.dossier.ref])
    cast.join(spel.dossier, "jeugdhulpverlener")
    ziet = [
        "Gedrag en gevoel" in cast.client(wie).get(adres).content.decode()
        for wie in ("moeder", "jeugdhulpverlener")
    ]
    assert ziet == [True, False]


def test_who_writes_the_plan_chooses_on_the_form(cast, spel):
    adres = reverse("dossier:plan_teksten", args=[spel.dossier.ref, spel.plan.ref])
    spel.plan.refresh_from_db()
    velden = {"evaluatie_voor": "2027-06-01", "revisie": spel.plan.revisie, "behoeften": ["lichaam"]}
    cast.client("coordinator").post(adres, velden)
    assert Plan.objects.get().behoeften == ["lichaam"]
