"""The parts about home and school are read by who they are shared with, on every page and in the room."""

import pytest

from knooppunt.dossier.models import Duiding
from tests.factories import AT
from tests.integration.dossier.overleg.bladzijden.adressen import paden, tekst, van_zaak


@pytest.fixture
def geduid(cast, zaak):
    Duiding.objects.create(
        bespreking=zaak, sterk="Tekent prachtig", nodig="Rust", thuis="Geheim van thuis", school="Geheim van school",
        updated_at=AT, updated_by=cast.account("coordinator"),
    )  # fmt: skip
    return zaak


BLADZIJDEN = ("bespreking", "scherm", "verslag", "tab")


@pytest.mark.parametrize("naam", BLADZIJDEN)
@pytest.mark.parametrize(
    ("wie", "thuis", "school"),
    [("moeder", True, True), ("coordinator", True, True), ("adviseur", False, True), ("jgz", False, False)],
)
def test_home_and_school_are_read_by_who_they_are_shared_with(cast, geduid, naam, wie, thuis, school):
    pagina = tekst(cast.client(wie).get(paden(geduid)[naam], {"thuis": "ja"}))
    assert ("Tekent prachtig" in pagina, "Geheim van thuis" in pagina, "Geheim van school" in pagina) == (
        True, thuis, school,
    )  # fmt: skip


@pytest.mark.parametrize(("vraag", "thuis"), [("", False), ("?thuis=nee", False), ("?thuis=ja", True)])
def test_the_big_screen_shows_home_to_the_room_only_when_asked(cast, geduid, vraag, thuis):
    pagina = tekst(cast.client("coordinator").get(van_zaak(geduid, f"scherm/{vraag}")))
    assert ("Geheim van school" in pagina, "Geheim van thuis" in pagina) == (True, thuis)
    assert ("Iedereen in de zaal leest mee" in pagina) is not thuis


def test_who_misses_a_part_reads_which_and_whom_to_ask(cast, geduid):
    pagina = tekst(cast.client("jgz").get(van_zaak(geduid)))
    assert (
        "Het deel verhaal en gezin is niet met uw organisatie gedeeld. Vraag de regisseur of de ouders."
        in pagina
    )
