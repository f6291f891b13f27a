import pytest

from knooppunt.dossier.models import Regisseur
from tests.factories import OP
from tests.factories.plan import Planspel


@pytest.fixture
def spel(cast):
    """Ilyas' dossier with a plan, in which the adviser is regisseur and a youth worker thinks along."""
    spel = Planspel(cast)
    cast.join(spel.dossier, "adviseur")
    cast.join(spel.dossier, "jeugdhulpverlener")
    Regisseur.objects.create(gezin=spel.dossier.kind.gezin, account=cast.account("adviseur"), vanaf=OP)
    return spel
