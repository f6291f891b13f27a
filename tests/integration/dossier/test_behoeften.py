"""Counting what children need by their plan: without names, for who may, and written down."""

from datetime import date

import pytest

from knooppunt.basis.verdict import NotAllowed
from knooppunt.dossier.actions.tellen import count_needs
from knooppunt.dossier.models import Gezin
from knooppunt.dossier.queries.behoeften import Telbaar, Wie, countable
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT
from tests.factories.behoeften import child_with_plan

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
