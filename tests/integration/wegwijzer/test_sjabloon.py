"""The template in the tables: there from the start, brought to the version of the files, and nothing is lost."""

import pytest

from knooppunt.wegwijzer.models import Hulpsoort, Taxonomie
from knooppunt.wegwijzer.sjabloon.laden import load_template
from knooppunt.wegwijzer.sjabloon.lezen import CODE, read_template

pytestmark = pytest.mark.django_db


def test_a_new_database_has_the_template():
    codes = Hulpsoort.objects.order_by("volgorde").values_list("code", flat=True)
    assert list(codes) == [s.code for s in read_template()]


def test_a_kind_stands_under_its_group_and_leads_to_others():
    lezen = Hulpsoort.objects.get(code="lezen")
    assert (lezen.boven.code, [s.code for s in lezen.zie_ook.all()]) == ("leren", ["dyslexie"])


def test_the_same_version_is_not_written_again():
    assert load_template() is False


def test_another_version_replaces_the_texts_and_marks_what_is_gone():
    taxonomie = Taxonomie.objects.get(code=CODE)
    Taxonomie.objects.filter(pk=taxonomie.pk).update(versie="vorige")
    Hulpsoort.objects.filter(code="lezen").update(naam="Oude naam")
    Hulpsoort.objects.create(taxonomie=taxonomie, code="oud", naam="Oud", volgorde=900)
    assert load_template() is True
    assert Hulpsoort.objects.get(code="lezen").naam == "Lezen en spelling"
    assert Hulpsoort.objects.get(code="oud").vervallen is True
