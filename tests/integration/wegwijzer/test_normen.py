"""What the region agreed about profiles: parts, the level from a day on, and how far schools lie apart."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.organisaties.models import Regio
from knooppunt.wegwijzer.actions.normen import (
    Onderdeelgegevens,
    add_part,
    agree_norm,
    change_part,
    end_part,
    take_over_parts,
)
from knooppunt.wegwijzer.models import Profielnorm, Profielonderdeel
from knooppunt.wegwijzer.queries.profielbeeld import bandwidth, parts_with_norm
from knooppunt.wegwijzer.queries.profielen import views
from knooppunt.wegwijzer.rules.profielen import Sector, parts_to_begin_with
from tests.factories import AT, OP
from tests.factories.profielen import Profielspel

pytestmark = pytest.mark.django_db
GEGEVENS = Onderdeelgegevens("basis", "", "Rekenen", "", "Hulp bij rekenen", "Help with maths", "rekenen")


def take_over(cast, wie="adviseur", regio=None):
    return take_over_parts(regio=regio or cast.regio, vanaf=OP, by=getattr(cast, wie), at=AT)


def test_a_region_begins_with_the_list_of_the_product(cast):
    take_over(cast)
    parts = parts_with_norm(cast.adviseur, cast.regio)
    assert ([o.naam for o, _ in parts], {n.niveau if n else None for _, n in parts}) == (
        [o.naam for o in parts_to_begin_with()], {3, None},
    )  # fmt: skip


def test_a_region_that_has_parts_does_not_begin_again(cast):
    take_over(cast)
    with pytest.raises(Refusal, match="Uw regio heeft al onderdelen"):
        take_over(cast)


@pytest.mark.parametrize("wie", ["coordinator", "schoolleider", "bestuurder", "beleid"])
def test_only_the_samenwerkingsverband_agrees(cast, wie):
    with pytest.raises(NotAllowed, match="Alleen een adviseur of beheerder van het samenwerkingsverband"):
        take_over(cast, wie)
    assert Profielonderdeel.objects.count() == 0


def test_another_region_agrees_for_itself(cast):
    with pytest.raises(NotAllowed, match=re.escape("Dit is van een andere regio.")):
        take_over(cast, regio=Regio.objects.create(code="elders", naam="Elders"))


def test_a_new_norm_holds_from_its_day_and_the_old_one_stays(cast):
    spel = Profielspel(cast)
    agree_norm(
        onderdeel=spel.basis, niveau=4, bandbreedte=1, vanaf=OP + timedelta(days=1), by=cast.beheerder, at=AT
    )
    assert list(Profielnorm.objects.values_list("niveau", flat=True)) == [3, 4]
    assert parts_with_norm(cast.adviseur, cast.regio)[0][1].niveau == 3


def test_the_same_day_again_corrects_it(cast):
    spel = Profielspel(cast)
    for niveau in (2, 4):
        agree_norm(onderdeel=spel.basis, niveau=niveau, bandbreedte=None, vanaf=OP, by=cast.adviseur, at=AT)
    assert list(Profielnorm.objects.values_list("niveau", flat=True)) == [3, 4]


def test_a_new_part_is_asked_of_the_next_profile_and_other_words_are_the_same_part(cast):
    spel = Profielspel(cast)
    profiel = spel.concept()
    nieuw = add_part(regio=cast.regio, gegevens=GEGEVENS, vanaf=OP, by=cast.adviseur, at=AT)
    anders = Onderdeelgegevens(**(vars(GEGEVENS) | {"naam": "Rekenen en wiskunde"}))
    change_part(onderdeel=nieuw, gegevens=anders, by=cast.adviseur, at=AT)
    (beeld,) = views([profiel], OP)
    assert [r.onderdeel.naam for r in beeld.regels] == ["Lezen", "Rekenen en wiskunde", "Autisme"]


def test_what_is_only_for_secondary_schools_is_not_asked_of_a_primary_school(cast):
    spel = Profielspel(cast)
    vo = Onderdeelgegevens(**(vars(GEGEVENS) | {"sector": "vo"}))
    add_part(regio=cast.regio, gegevens=vo, vanaf=OP, by=cast.adviseur, at=AT)
    (beeld,) = views([spel.concept()], OP)
    assert [r.onderdeel.naam for r in beeld.regels] == ["Lezen", "Autisme"]


def test_a_part_that_stopped_stays_in_what_was_set_and_can_come_back(cast):
    spel = Profielspel(cast)
    profiel = spel.profiel()
    end_part(onderdeel=spel.basis, op=OP, by=cast.adviseur, at=AT)
    (beeld,) = views([profiel], OP)
    assert ([r.onderdeel for r in beeld.regels], len(parts_with_norm(cast.adviseur, cast.regio))) == (
        [spel.basis],
        1,
    )
    end_part(onderdeel=spel.basis, op=None, by=cast.adviseur, at=AT)
    assert len(parts_with_norm(cast.adviseur, cast.regio)) == 2


def test_a_part_does_not_stop_before_it_begins(cast):
    spel = Profielspel(cast)
    with pytest.raises(Refusal, match=re.escape("Een onderdeel stopt niet voordat het begint.")):
        end_part(onderdeel=spel.basis, op=spel.basis.geldig_van - timedelta(days=1), by=cast.adviseur, at=AT)


def test_the_bandwidth_counts_schools_per_part_and_per_board(cast):
    spel = Profielspel(cast)
    spel.profiel(niveau=4)
    spel.profiel(cast.andere_school, niveau=2)
    beeld = bandwidth(cast.bestuurder, Sector.PO)
    assert [(r.titel, r.spreiding.waarden, r.norm) for r in beeld.delen] == [("Lezen", (2, 4), 3)]
    assert [(r.titel, r.spreiding.waarden) for r in beeld.besturen] == [
        ("Bestuur niet bekend", (2.0,)), ("Stichting De Kust", (4.0,)),
    ]  # fmt: skip


def test_secondary_schools_stand_apart(cast):
    Profielspel(cast).profiel()
    assert bandwidth(cast.bestuurder, Sector.VO).scholen == 0


def test_the_page_shows_the_picture_and_the_same_figures(cast):
    Profielspel(cast).profiel(niveau=2)
    html = cast.client("bestuurder").get(reverse("wegwijzer:bandbreedte")).content.decode()
    assert (html.count("<circle"), "1. Lezen" in html) == (2, True)


def test_from_an_empty_list_to_a_norm_in_the_browser(cast):
    client = cast.client("adviseur")
    client.post(reverse("wegwijzer:onderdeel_nieuw"), vars(GEGEVENS))
    deel = Profielonderdeel.objects.get()
    adres = reverse("wegwijzer:onderdeel", args=[deel.ref])
    client.post(adres, {"doe": "norm", "niveau": "3", "bandbreedte": "1", "vanaf": "2026-08-01"})
    client.post(adres, {"doe": "stop"})
    deel.refresh_from_db()
    assert (deel.hulpsoort.code, deel.normen.get().bandbreedte, deel.geldig_tot is None) == (
        "rekenen",
        1,
        False,
    )
