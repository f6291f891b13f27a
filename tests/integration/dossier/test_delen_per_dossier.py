"""For many dossiers at once someone sees the same parts as in each dossier by itself."""

import pytest

from knooppunt.dossier.models import Deling
from knooppunt.dossier.public import KindGegevens, dossier_for, visible_dossiers, visible_parts_by_dossier
from tests.factories import AT, OP, PEOPLE, Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("wie", PEOPLE)
def test_the_parts_of_many_dossiers_are_those_of_each(cast: Cast, wie: str):
    een = cast.dossier()
    ander = cast.dossier(
        kind=KindGegevens("Noor", "Vos", OP.replace(year=2016), "9902"), school=cast.andere_school
    )
    cast.join(een, "adviseur")
    cast.join(een, "jeugdhulpverlener", "gast", tot=OP.replace(year=2030))
    cast.join(ander, "coordinator")
    Deling.objects.create(
        dossier=een, organisatie=cast.jeugdhulp, deel="zorg", grondslag="toestemming", gegeven_at=AT
    )
    viewer = getattr(cast, wie)
    los = {z.dossier.pk: z.delen for ref in (een.ref, ander.ref) if (z := dossier_for(viewer, ref))}
    assert visible_parts_by_dossier(viewer, visible_dossiers(viewer)) == los
