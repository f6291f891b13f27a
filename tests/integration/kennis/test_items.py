"""Items: written by one, read by a second, changed without taking away what everyone reads, and undone."""

from datetime import timedelta

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.basis.viewer import Functie, Viewer
from knooppunt.kennis.actions.herinneren import remind_writers
from knooppunt.kennis.actions.items import (
    change_item,
    check_item,
    drop_concept,
    give_back_item,
    put_back_item,
    release_item,
    restore_version,
    submit_item,
    withdraw_item,
    write_item,
)
from knooppunt.kennis.models import Itemversie, Kennisitem
from knooppunt.kennis.queries.bewaren import ended_versions
from knooppunt.kennis.queries.items import public_item, sheet_of, work_list, work_on
from knooppunt.kennis.queries.zoeken import Kennisvraag, search_items
from knooppunt.kennis.rules.items import Itemblad, Itemsoort
from knooppunt.toegang.models import Gebeurtenis, Taak
from knooppunt.toegang.public import bezoeker
from tests.factories import AT, OP
from tests.factories.kennis import VERHAAL, concept, key, released, submitted

pytestmark = pytest.mark.django_db
ANDERS = Itemblad(**VERHAAL | {"titel": "Twee stille lokalen"})


def shown(cast, item: Kennisitem) -> str:
    """The title that a visitor reads, or nothing."""
    versie = public_item(bezoeker(OP), item.ref)
    return versie.titel if versie else ""


def waiting(item: Kennisitem) -> list[str]:
    return sorted(
        taak.account.naam if taak.account else taak.rol
        for taak in Taak.objects.filter(sleutel=f"kennis:{item.ref}", gedaan_at=None).select_related(
            "account"
        )
    )


def test_nobody_but_the_own_organisation_sees_a_concept(cast):
    item = concept(cast)
    zien = {
        wie
        for wie in ("coordinator", "schoolleider", "adviseur", "coordinator_elders")
        if work_on(getattr(cast, wie), item.ref)
    }
    assert (zien, shown(cast, item)) == ({"coordinator", "schoolleider"}, "")


def test_what_is_put_before_the_samenwerkingsverband_waits_there(cast):
    item = submitted(cast)
    assert waiting(item) == ["beheerder", "swv_adviseur"]
    assert [i.pk for i in work_list(cast.adviseur).voorgelegd] == [item.pk]
    assert work_list(cast.coordinator).voorgelegd == []


def test_a_second_person_releases_it_for_everyone(cast):
    item = submitted(cast)
    release_item(item=item, by=cast.adviseur, at=AT)
    assert (shown(cast, item), waiting(item)) == ("Een stil lokaal", [])


def test_who_wrote_it_does_not_release_it(cast):
    item = write_item(
        soort=Itemsoort.VERHAAL, eigenaar=cast.swv, blad=Itemblad(**VERHAAL), is_nagekeken=False, sleutel=key(),
        by=cast.adviseur, at=AT,
    )  # fmt: skip
    submit_item(item=item, by=cast.adviseur, at=AT)
    with pytest.raises(NotAllowed) as refusal:
        release_item(item=item, by=cast.adviseur, at=AT)
    assert refusal.value.reasons == ("U schreef dit zelf. Laat een collega het lezen en vrijgeven.",)


def test_a_school_does_not_release_what_another_school_wrote(cast):
    with pytest.raises(NotAllowed) as refusal:
        release_item(item=submitted(cast), by=cast.coordinator_elders, at=AT)
    assert refusal.value.reasons == ("Alleen iemand van het samenwerkingsverband geeft dit vrij.",)


def test_an_administrator_of_a_municipality_does_not_release_it(cast):
    vreemd = Viewer(
        cast.account("beheerder").pk,
        "professional",
        OP,
        functies=(Functie("beheerder", cast.gemeente.pk, "gemeente"),),
    )
    with pytest.raises(NotAllowed):
        release_item(item=submitted(cast), by=vreemd, at=AT)


def test_another_school_does_not_write_for_this_one(cast):
    with pytest.raises(NotAllowed) as refusal:
        concept(cast, by=cast.coordinator_elders)
    assert refusal.value.reasons == ("Alleen wie bij deze organisatie kennis deelt, mag dit.",)


def test_half_a_story_is_kept_and_not_put_before_anyone(cast):
    item = concept(cast, opbrengst="", kosten="")
    with pytest.raises(Refusal) as refusal:
        submit_item(item=item, by=cast.coordinator, at=AT)
    assert refusal.value.reasons == (
        "Schrijf op wat het kostte, in geld of in uren.", "Schrijf op wat het opleverde.",
    )  # fmt: skip


def test_a_story_with_a_name_in_it_goes_no_further_until_somebody_looked(cast):
    item = concept(cast, tekst="Toen kwam Kaatje terug naar De Vuurtoren.")
    with pytest.raises(Refusal) as refusal:
        submit_item(item=item, by=cast.coordinator, at=AT)
    assert refusal.value.reasons[0].startswith("Kijk dit na: ‘Kaatje’ (een naam).")
    change_item(item=item, blad=sheet_of(item.nieuwste), is_nagekeken=True, by=cast.coordinator, at=AT)
    submit_item(item=item, by=cast.coordinator, at=AT)
    assert waiting(item) == ["beheerder", "swv_adviseur"]


def test_given_back_it_waits_for_who_wrote_it_with_the_reason(cast):
    item = submitted(cast)
    give_back_item(item=item, reden="Noem de leeftijd niet.", by=cast.adviseur, at=AT)
    item = work_on(cast.coordinator, item.ref)
    assert (item.nieuwste.status, item.nieuwste.reden, waiting(item)) == (
        "terug", "Noem de leeftijd niet.", ["Joke Visser"],
    )  # fmt: skip
    assert work_on(cast.adviseur, item.ref) is None


def test_giving_back_without_a_reason_is_refused(cast):
    with pytest.raises(Refusal) as refusal:
        give_back_item(item=submitted(cast), reden=" ", by=cast.adviseur, at=AT)
    assert refusal.value.reasons == ("Schrijf op wat er anders moet. Wie het schreef, leest dit.",)


def test_while_a_new_version_waits_everyone_reads_the_one_before(cast):
    item = released(cast)
    change_item(item=item, blad=ANDERS, is_nagekeken=False, by=cast.coordinator, at=AT)
    submit_item(item=item, by=cast.coordinator, at=AT)
    voor = shown(cast, item)
    release_item(item=item, by=cast.adviseur, at=AT)
    assert (voor, shown(cast, item)) == ("Een stil lokaal", "Twee stille lokalen")


def test_what_is_changed_while_it_waits_is_a_concept_again(cast):
    item = submitted(cast)
    change_item(item=item, blad=ANDERS, is_nagekeken=False, by=cast.coordinator, at=AT)
    with pytest.raises(Refusal) as refusal:
        release_item(item=item, by=cast.adviseur, at=AT)
    assert (refusal.value.reasons, waiting(item)) == (("Dit is nog een concept. Leg het eerst voor.",), [])


def test_what_is_taken_away_can_be_put_back(cast):
    item = released(cast)
    withdraw_item(item=item, by=cast.coordinator, at=AT)
    weg = shown(cast, item)
    put_back_item(item=item, by=cast.schoolleider, at=AT)
    assert (weg, shown(cast, item)) == ("", "Een stil lokaal")


def test_another_school_does_not_take_it_away(cast):
    with pytest.raises(NotAllowed) as refusal:
        withdraw_item(item=released(cast), by=cast.coordinator_elders, at=AT)
    assert refusal.value.reasons == (
        "Dit is van een andere organisatie. Alleen zij en het samenwerkingsverband mogen dit.",
    )


def test_an_earlier_version_comes_back_as_a_concept(cast):
    item = released(cast)
    change_item(item=item, blad=ANDERS, is_nagekeken=False, by=cast.coordinator, at=AT)
    submit_item(item=item, by=cast.coordinator, at=AT)
    release_item(item=item, by=cast.adviseur, at=AT)
    restore_version(item=item, nummer=1, by=cast.coordinator, at=AT)
    nieuwste = work_on(cast.coordinator, item.ref).nieuwste
    assert (nieuwste.nummer, nieuwste.titel, nieuwste.status) == (3, "Een stil lokaal", "concept")
    assert shown(cast, item) == "Twee stille lokalen"


def test_a_concept_that_is_thrown_away_leaves_what_everyone_reads(cast):
    item = released(cast)
    change_item(item=item, blad=ANDERS, is_nagekeken=False, by=cast.coordinator, at=AT)
    drop_concept(item=item, by=cast.coordinator, at=AT)
    item.refresh_from_db()
    assert (item.nieuwste.titel, shown(cast, item)) == ("Een stil lokaal", "Een stil lokaal")


def test_a_concept_that_nobody_released_goes_wholly(cast):
    item = concept(cast)
    drop_concept(item=item, by=cast.coordinator, at=AT)
    assert (Kennisitem.objects.count(), Itemversie.objects.count()) == (0, 0)


def test_the_same_form_sent_twice_makes_one(cast):
    for _ in range(2):
        write_item(
            soort=Itemsoort.VERHAAL, eigenaar=cast.school, blad=Itemblad(**VERHAAL), is_nagekeken=False,
            sleutel="eender", by=cast.coordinator, at=AT,
        )  # fmt: skip
    assert Kennisitem.objects.count() == 1


def test_every_step_is_written_down(cast):
    item = released(cast)
    soorten = (
        Gebeurtenis.objects.filter(onderwerp_ref=item.ref).order_by("id").values_list("soort", flat=True)
    )
    assert list(soorten) == ["kennisitem.gemaakt", "kennisitem.voorgelegd", "kennisitem.vrijgegeven"]


def found(tekst: str, **anders: str) -> list[str]:
    return [v.titel for v in search_items(bezoeker(OP), Kennisvraag(tekst, **anders))]


def test_words_of_a_parent_find_what_belongs_to_the_kind_that_is_meant(cast):
    released(cast, Itemsoort.WERKT)
    released(
        cast,
        titel="Lezen met een maatje",
        kort="Samen lezen.",
        tekst="Een maatje leest mee.",
        soorten=("dyslexie",),
    )
    assert found("mijn kind wil niet naar school") == ["Stap voor stap terug naar school"]
    assert found("maatjes") == ["Lezen met een maatje"]
    assert found("", soort="dyslexie") == ["Lezen met een maatje"]


def test_a_concept_is_not_found(cast):
    concept(cast)
    assert found("stil lokaal") == []


def test_what_is_surest_comes_first_and_what_is_stale_last(cast):
    for titel, bewijs in (("Oud", "sterk"), ("Praktijk", "praktijk"), ("Sterk", "sterk")):
        released(cast, Itemsoort.WERKT, titel=titel, bewijs=bewijs)
    lang_geleden = OP - timedelta(days=400)
    Kennisitem.objects.filter(openbaar__titel="Oud").update(nagekeken_op=lang_geleden)
    assert found("") == ["Sterk", "Praktijk", "Oud"]


def night(cast, dagen: int) -> str:
    by = bezoeker(OP + timedelta(days=dagen))
    return remind_writers(at=AT + timedelta(days=dagen), by=by, voortgang=lambda klaar, totaal: None)


def test_a_month_before_it_is_stale_the_owner_is_asked_once(cast):
    item = released(cast)
    assert [night(cast, dagen) for dagen in (300, 340, 341)] == [
        "0 keer gevraagd of kennis nog klopt.", "1 keer gevraagd of kennis nog klopt.",
        "0 keer gevraagd of kennis nog klopt.",
    ]  # fmt: skip
    taken = Taak.objects.filter(sleutel=f"kennis:nakijken:{item.ref}", gedaan_at=None)
    assert sorted(taken.values_list("rol", flat=True)) == ["schoolcoordinator", "schoolleider"]


def test_one_click_says_that_it_is_still_right(cast):
    item = released(cast)
    night(cast, 340)
    check_item(item=item, by=cast.coordinator, at=AT)
    assert not Taak.objects.filter(sleutel=f"kennis:nakijken:{item.ref}", gedaan_at=None).exists()


def test_earlier_versions_go_after_their_term_and_what_everyone_reads_stays(cast):
    item = released(cast)
    change_item(item=item, blad=ANDERS, is_nagekeken=False, by=cast.coordinator, at=AT)
    assert list(ended_versions(OP)) == []
    submit_item(item=item, by=cast.coordinator, at=AT)
    release_item(item=item, by=cast.adviseur, at=AT)
    assert [v.titel for v in ended_versions(OP)] == ["Een stil lokaal"]
