"""Of everything with a policy and a list: policy, list and item agree (``knooppunt controle rechten`` does many)."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knooppunt.steunpunt.models import Contact
from tests.generative.test_zichtbaarheid import DELINGEN, DOSSIER, FUNCTIES, build
from tests.rechten.paren import all_pairs
from tests.rechten.wereld import OVERIG, furnish, rearrange, three_dossiers

pytestmark = pytest.mark.django_db
KRINGEN = st.tuples(st.lists(DOSSIER, min_size=3, max_size=3), FUNCTIES, DELINGEN)


@pytest.fixture
def wereld(cast, settings, tmp_path):
    settings.BESTANDENMAP = tmp_path
    drie = three_dossiers(cast)
    furnish(cast, drie)
    return drie


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(kringen=KRINGEN, overig=OVERIG)
def test_policy_list_and_item_say_the_same_of_everything(cast, wereld, kringen, overig):
    viewer = build(cast, wereld, kringen)
    rearrange(cast, viewer, overig)
    assert [paar for paar in all_pairs(viewer) if not paar.gelijk] == []


def test_things_of_every_kind_are_compared(cast, wereld):
    soorten = {paar.soort for paar in all_pairs(cast.adviseur)}
    assert soorten == {
        "dossier", "deel van een dossier", "document", "aantekening", "meldcode", "inzet", "inzet op de werklijst",
        "overleg", "kind op de agenda", "afspraak", "vraag", "vraag op de werklijst", "gesprek van het steunpunt",
        "verzoek", "kennisitem in bewerking", "deelname", "oproep", "antwoord op een oproep",
    }  # fmt: skip


def test_a_list_that_shows_too_much_is_a_difference(cast, wereld, monkeypatch):
    monkeypatch.setattr("tests.rechten.paren.visible_contacts", lambda viewer: Contact.objects.all())
    verschil = {paar.soort for paar in all_pairs(cast.moeder) if not paar.gelijk}
    assert verschil == {"gesprek van het steunpunt"}
