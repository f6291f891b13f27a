"""The levels of support in a region's own words."""

import pytest
from click.testing import CliRunner

from knooppunt.basis.verdict import Refusal
from knooppunt.organisaties.actions.niveaus import GANGBAAR, name_levels, name_levels_when_none
from knooppunt.organisaties.models import Regio
from knooppunt.organisaties.opdrachten import regio as opdracht
from tests.factories import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def regio() -> Regio:
    return Regio.objects.create(code="polder", naam="Polder")


def labels(regio: Regio) -> list[str]:
    return list(regio.niveaus.values_list("label", flat=True))


def test_a_new_region_begins_with_the_usual_levels(regio: Regio):
    name_levels_when_none(regio)
    assert labels(regio) == list(GANGBAAR)


def test_a_region_that_named_its_levels_keeps_them(regio: Regio):
    name_levels(regio=regio, labels=["licht", "zwaar"])
    name_levels_when_none(regio)
    assert labels(regio) == ["licht", "zwaar"]


def test_fewer_levels_take_the_rest_away(regio: Regio):
    name_levels(regio=regio, labels=["a", "b", "c"])
    name_levels(regio=regio, labels=["een", "twee"])
    assert labels(regio) == ["een", "twee"]


@pytest.mark.parametrize(
    ("gekozen", "reden"),
    [
        ([], "Noem minstens één niveau, en geef elk niveau een naam."),
        (["licht", " "], "Noem minstens één niveau, en geef elk niveau een naam."),
        (["licht", "Licht"], "Twee niveaus hebben dezelfde naam."),
        ([str(i) for i in range(10)], "Er kunnen hoogstens 9 niveaus zijn, met elk hoogstens 80 letters."),
    ],
)
def test_names_that_do_not_work_are_refused(regio: Regio, gekozen: list[str], reden: str):
    with pytest.raises(Refusal, match=reden):
        name_levels(regio=regio, labels=gekozen)


def test_a_level_that_a_dossier_has_is_not_taken_away(cast: Cast):
    dossier = cast.dossier()
    type(dossier).objects.update(niveau=cast.niveaus[4])
    with pytest.raises(Refusal, match="Er zijn dossiers met een niveau boven 2"):
        name_levels(regio=cast.regio, labels=["een", "twee"])
    assert len(labels(cast.regio)) == 5


def test_the_command_shows_the_levels(regio: Regio):
    assert CliRunner().invoke(opdracht, ["niveaus", "licht", "zwaar"]).output == "1  licht\n2  zwaar\n"


def test_the_command_asks_which_region(regio: Regio):
    Regio.objects.create(code="duin", naam="Duin")
    result = CliRunner().invoke(opdracht, ["niveaus", "licht"])
    assert (result.exit_code, "Kies één regio met --regio. Bekend: duin, polder." in result.output) == (
        1,
        True,
    )
