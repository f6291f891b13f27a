"""Children are invented as a whole or not at all, only on request, and never beside real people."""

from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import Refusal
from knooppunt.dossier.models import Bespreking, Knooppunt
from knooppunt.loket.models import Vraag
from knooppunt.organisaties.actions import build_region
from knooppunt.organisaties.models import Regio
from knooppunt.project.kinderen import populate_region
from knooppunt.toegang.models import Account
from tests.bronmap import herkomst, herkomstrij, schrijf
from tests.factories.kinderen import build_small_region, populate, rows

pytestmark = pytest.mark.django_db
VERZONNEN = "De mensen in deze omgeving zijn verzonnen."


def test_the_same_seed_gives_the_same_children(tmp_path: Path) -> None:
    def children(seed: int) -> list[tuple[object, ...]]:
        with transaction.atomic():
            populate(gebouwd, aantal=6, seed=seed)
            velden = (
                "kind_voornaam",
                "kind_achternaam",
                "geboortedatum",
                "woon_pc4",
                "school",
                "verstuurd_at__date",
            )
            gevonden = list(Vraag.objects.order_by(*velden).values_list(*velden))
            transaction.set_rollback(True)
        return gevonden

    gebouwd = build_small_region(tmp_path)
    eerste = children(1)
    assert len(eerste) == 6
    assert children(1) == eerste
    assert children(2) != eerste


def test_two_chosen_children_of_one_school_come_to_one_team(tmp_path: Path) -> None:
    stromen = herkomst(
        [
            herkomstrij("1001", "02AA00", "So", LEEFTIJD_8="20", LEEFTIJD_9="20"),
            herkomstrij("1001", "02AA00", "Vso", LEEFTIJD_14="20", LEEFTIJD_15="20"),
        ]
    )
    bron = schrijf(tmp_path, a=stromen)
    populate(build_region(bron=bron, swv_codes=["PO9001"], at=timezone.now()).regio, 10)
    besproken = Bespreking.objects.values_list("overleg__knooppunt__school__naam", flat=True)
    assert (Knooppunt.objects.count(), list(besproken)) == (1, ["Het Baken", "Het Baken"])


def test_without_the_option_there_are_no_people_and_nothing_says_so(tmp_path: Path) -> None:
    build_small_region(tmp_path)
    assert rows()[:4] == (0, 0, 0, 0)
    assert VERZONNEN not in Client().get(reverse("toegang:voordeur")).content.decode()


def test_stopped_partway_nobody_is_there_and_the_next_time_it_is_done(tmp_path: Path) -> None:
    def stop(stap: str, klaar: int, totaal: int) -> None:
        if klaar == 5:
            raise KeyboardInterrupt

    gebouwd = build_small_region(tmp_path)
    before = rows()
    with pytest.raises(KeyboardInterrupt):
        populate_region(gebouwd, at=timezone.now(), progress=stop, aantal=6)
    gebouwd.refresh_from_db()
    assert (rows(), gebouwd.mensen_verzonnen) == (before, False)
    assert populate(gebouwd, aantal=6).veranderd is True


def test_beside_a_real_account_nobody_is_invented(tmp_path: Path) -> None:
    gebouwd = build_small_region(tmp_path)
    Account.objects.create(naam="Echt Iemand", soort="professional", created_at=timezone.now())
    before = rows()
    with pytest.raises(Refusal) as refusal:
        populate(gebouwd, 6)
    assert refusal.value.reasons == (
        "Hier staan al mensen die niet verzonnen zijn: 1 account(s). Verzonnen kinderen komen daar niet tussen. "
        "Kies een lege map met KNOOPPUNT_DATA, of een andere database met DATABASE_URL.",
    )
    assert (rows(), Regio.objects.get().mensen_verzonnen) == (before, False)
