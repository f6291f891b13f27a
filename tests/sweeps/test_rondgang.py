"""The walk of ``knooppunt controle rechten``, small: it knows whose things are, and sees it when too much is shown."""

import random

import pytest

from knooppunt.basis.verdict import JA
from tests.factories import OP
from tests.factories.gesloten import note
from tests.rechten.rondgang import Relatie, places, relation, signed_in, walk_around

WIE = ("moeder", "vreemde_ouder", "coordinator", "mentor", "coordinator_elders")


@pytest.fixture
def mensen(cast):
    return {wie: signed_in(cast.account(wie), wie, OP) for wie in WIE}


@pytest.fixture
def plekken(cast):
    dossier = cast.dossier()
    cast.join(dossier, "deskundige")
    notitie = note(cast, dossier)
    begin = f"/dossiers/{dossier.ref}/"
    return places([begin, f"{begin}verhaal/", f"{begin}adviezen/{notitie.ref}/", "/start/"], OP)


def test_a_thing_is_own_or_of_a_colleague_or_of_another_organisation_or_of_another_child(mensen, plekken):
    dossier = plekken[0].ding
    assert {wie: relation(mens.viewer, dossier) for wie, mens in mensen.items()} == {
        "moeder": Relatie.EIGEN, "vreemde_ouder": Relatie.ANDER_KIND, "coordinator": Relatie.EIGEN,
        "mentor": Relatie.COLLEGA, "coordinator_elders": Relatie.ANDERE_ORGANISATIE,
    }  # fmt: skip


def test_nobody_gets_more_than_the_policy_says(mensen, plekken):
    uitslag = walk_around(list(mensen.values()), plekken, random.Random(1))
    assert (uitslag.lekken, uitslag.geprobeerd.total(), uitslag.geopend) == ([], 15, 4)


def test_a_page_that_forgets_the_policy_is_a_leak(mensen, plekken, monkeypatch):
    monkeypatch.setattr("knooppunt.dossier.queries.kring.may_read_dossier", lambda viewer, feiten: JA)
    uitslag = walk_around([mensen["vreemde_ouder"]], plekken[:1], random.Random(1))
    assert uitslag.lekken[:1] == [f"vreemde_ouder (van een ander kind): get {plekken[0].url} geeft 200"]
