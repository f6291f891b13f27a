"""Families of the sample: brothers and sisters, parents and names."""

from collections import Counter
from datetime import date
from itertools import pairwise
from random import Random

import pytest

from knooppunt.organisaties.models import Organisatie
from knooppunt.project.demonstratie.streek import read_data
from knooppunt.project.kinderen.gezinnen import JAREN_TUSSEN, Gezinsvorming, Kind, pair_up
from knooppunt.project.kinderen.rondkijken import choose_child_of_mother, choose_pupil
from knooppunt.project.kinderen.steekproef import Kindplek
from knooppunt.project.kinderen.verdeling import FASEN, deal_stages

TELDATUM = date(2026, 10, 1)
VANDAAG = date(2026, 11, 22)
SCHOLEN = {n: Organisatie(pk=n, naam=f"School {n}", soort="school") for n in range(60)}
KANS = Random(7)
PLEKKEN = [
    Kindplek("Bo", f"10{n % 30:02}", KANS.randrange(60), 4 + n % 8)
    if n % 25
    else Kindplek("Vso", f"10{n % 30:02}", KANS.randrange(60), 12 + n // 25 % 7)
    for n in range(300)
]


@pytest.fixture(scope="module")
def kinderen() -> list[Kind]:
    vorming = Gezinsvorming(
        read_data("namen.toml"), read_data("verhalen.toml")["verhaal"], "x.invalid", Random(3)
    )
    return vorming.form(PLEKKEN, SCHOLEN, TELDATUM)


def test_every_place_of_the_sample_has_one_child(kinderen: list[Kind]) -> None:
    assert Counter(kind.plek for kind in kinderen) == Counter(PLEKKEN)


def test_brother_and_sister_live_in_one_postcode_and_differ_some_years() -> None:
    paren = [gezin for gezin in pair_up(PLEKKEN, Random(3)) if len(gezin) == 2]
    assert {a.woon_pc4 == b.woon_pc4 and abs(a.leeftijd - b.leeftijd) in JAREN_TUSSEN for a, b in paren} == {
        True
    }
    assert 15 <= len(paren) <= 60


def test_brother_and_sister_have_one_name_and_the_same_parents(kinderen: list[Kind]) -> None:
    for eerste, tweede in pairwise(kinderen):
        if tweede.is_tweede:
            samen = (eerste.profiel.achternaam, eerste.profiel.ouders)
            assert (tweede.profiel.achternaam, tweede.profiel.ouders) == samen


def test_nobody_shares_a_full_name_or_an_address_with_someone_of_another_family(kinderen: list[Kind]) -> None:
    namen = Counter((kind.profiel.voornaam, kind.profiel.achternaam) for kind in kinderen)
    adressen = Counter(o.email for kind in kinderen if not kind.is_tweede for o in kind.profiel.ouders)
    assert (max(namen.values()), max(adressen.values())) == (1, 1)


def test_every_stage_has_its_share_and_every_child_one_stage(kinderen: list[Kind]) -> None:
    verdeling = deal_stages(kinderen, Random(1))
    gevonden = Counter(fase.loop.__name__ for fase in verdeling.values())
    assert set(verdeling) == set(kinderen)
    bedoeld = {f.loop.__name__: round(300 * f.deel) for f in FASEN}
    # Nobody is alone at its school here, and who is left over gets an advice.
    assert gevonden == Counter(bedoeld | {"unrouted": gevonden["unrouted"], "advised": gevonden["advised"]})


def test_a_plan_is_never_for_who_signs_alone_and_a_long_history_never_for_the_youngest(
    kinderen: list[Kind],
) -> None:
    verdeling = deal_stages(kinderen, Random(1))
    fout = [
        kind
        for kind, fase in verdeling.items()
        if (fase.heeft_plan and (kind.plek.leeftijd >= 17 or kind.is_tweede))
        or (fase.is_lang and kind.plek.leeftijd < 6)
    ]
    assert fout == []


def test_the_pupil_that_one_can_be_is_15_and_in_special_secondary_education(kinderen: list[Kind]) -> None:
    kind = choose_pupil(kinderen, VANDAAG)
    assert kind is not None
    assert (kind.is_vso, kind.plek.leeftijd in (14, 15)) == (True, True)


def test_without_special_secondary_education_it_is_the_oldest_of_at_least_12(kinderen: list[Kind]) -> None:
    gewoon = [kind for kind in kinderen if not kind.is_vso]
    assert choose_pupil(gewoon, VANDAAG) is None or choose_pupil(gewoon, VANDAAG).plek.leeftijd == 11


def test_the_mother_that_one_can_be_has_a_child_that_can_have_a_plan(kinderen: list[Kind]) -> None:
    leerling = choose_pupil(kinderen, VANDAAG)
    kind = choose_child_of_mother(kinderen, leerling)
    assert kind is not None
    assert (kind.profiel.ouders[0].relatie, kind is leerling, kind.is_tweede) == ("moeder", False, False)
