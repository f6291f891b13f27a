"""Support profiles: written by the school, set for everyone, looked at by others, beside norm and last year."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.toegang.models import Lidmaatschap, Taak
from knooppunt.toegang.public import knooppunt_self, viewer_of
from knooppunt.wegwijzer.actions.herinneren import remind_schools
from knooppunt.wegwijzer.actions.profielen import publish_profile, reopen_profile, start_profile, write_parts
from knooppunt.wegwijzer.models import Ondersteuningsprofiel, Profielnorm, Validatie
from knooppunt.wegwijzer.queries.profielbeeld import profile_worklist
from knooppunt.wegwijzer.queries.profielen import set_profile, views
from knooppunt.wegwijzer.rules.profielen import Profielstand, Verandering
from tests.factories import AT, OP
from tests.factories.profielen import VORIG, Profielspel
from tests.factories.wegwijzer import aanbod, soort
from tests.integration.wegwijzer.profielbeeld import ALLEEN_SCHOOL, events, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def spel(cast):
    return Profielspel(cast)


def test_the_concept_of_this_year_begins_with_what_was_said_last_time(spel):
    spel.profiel(at=VORIG, niveau=2)
    nieuw = start_profile(school=spel.cast.school, by=spel.cast.coordinator, at=AT)
    deel = nieuw.delen.get(onderdeel=spel.basis)
    assert (nieuw.schooljaar, deel.niveau, deel.bewijs, nieuw.voor_ouders) == (
        2026, 2, "Elke dag een half uur.", "Welkom op onze school.",
    )  # fmt: skip


def test_beginning_twice_makes_one(spel):
    eerste, tweede = (
        start_profile(school=spel.cast.school, by=spel.cast.schoolleider, at=AT) for _ in range(2)
    )
    assert (eerste, events(eerste.ref)) == (tweede, ["profiel.begonnen"])


@pytest.mark.parametrize("wie", ["mentor", "coordinator_elders", "adviseur", "bestuurder", "moeder"])
def test_nobody_else_writes_for_a_school(spel, wie):
    profiel = spel.concept()
    with pytest.raises(NotAllowed, match=re.escape(ALLEEN_SCHOOL)):
        publish_profile(profiel=profiel, by=getattr(spel.cast, wie), at=AT)
    profiel.refresh_from_db()
    assert profiel.status == "concept"


def test_a_region_that_agreed_nothing_cannot_begin(cast):
    with pytest.raises(Refusal, match="De regio koos nog geen onderdelen"):
        start_profile(school=cast.school, by=cast.coordinator, at=AT)
    assert Ondersteuningsprofiel.objects.count() == 0


def test_what_was_set_shows_with_norm_and_change(spel):
    spel.profiel(at=VORIG, niveau=3)
    regel = line(spel.profiel(niveau=2))
    assert (regel.niveau, regel.vorig, regel.verandering, regel.onder_norm) == (
        2,
        3,
        Verandering.ACHTERUIT,
        True,
    )


def test_a_norm_of_later_does_not_judge_what_was_set_before(spel):
    profiel = spel.profiel(niveau=3)
    Profielnorm.objects.create(onderdeel=spel.basis, niveau=4, geldig_van=OP + timedelta(days=1))
    assert line(profiel).onder_norm is False


def test_a_profile_that_is_not_complete_is_not_set(spel):
    profiel = spel.concept(niveau=None)
    with pytest.raises(Refusal, match=re.escape("Kies een niveau bij: Lezen.")):
        publish_profile(profiel=profiel, by=spel.cast.coordinator, at=AT)
    assert set_profile(spel.cast.moeder, spel.cast.school) is None


def test_what_was_set_does_not_change_until_it_is_a_concept_again(spel):
    profiel = spel.profiel()
    with pytest.raises(Refusal, match="Zet het eerst terug naar concept"):
        write_parts(profiel=profiel, delen=[], by=spel.cast.coordinator, at=AT)
    reopen_profile(profiel=profiel, by=spel.cast.coordinator, at=AT)
    write_parts(profiel=profiel, delen=[], by=spel.cast.coordinator, at=AT)
    assert events(profiel.ref)[-2:] == ["profiel.heropend", "profiel.geschreven"]


def test_while_it_is_a_concept_again_everyone_sees_the_one_of_before(spel):
    vorig, nu = spel.profiel(at=VORIG), spel.profiel()
    assert set_profile(spel.cast.moeder, spel.cast.school) == nu
    reopen_profile(profiel=nu, by=spel.cast.coordinator, at=AT)
    assert set_profile(spel.cast.moeder, spel.cast.school) == vorig


def test_last_years_profile_stays_as_it_was(spel):
    vorig = spel.profiel(at=VORIG)
    with pytest.raises(Refusal, match=re.escape("Een profiel van een ander schooljaar verandert niet meer.")):
        reopen_profile(profiel=vorig, by=spel.cast.coordinator, at=AT)
    assert set_profile(spel.cast.moeder, spel.cast.school, 2025) == vorig


# Who sees what ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wie", "concept", "vastgesteld"),
    [
        ("coordinator", 200, 200),
        ("schoolleider", 200, 200),
        ("adviseur", 200, 200),
        ("coordinator_elders", 404, 200),
        ("bestuurder", 404, 200),
        ("mentor", 403, 403),
    ],
)
def test_who_reads_a_concept_and_what_was_set(spel, wie, concept, vastgesteld):
    adressen = [reverse("wegwijzer:profiel", args=[p.ref]) for p in (spel.profiel(at=VORIG), spel.concept())]
    lezer = spel.cast.client(wie)
    assert [lezer.get(adres).status_code for adres in adressen] == [vastgesteld, concept]


@pytest.mark.parametrize(
    ("wie", "status"), [("coordinator", 200), ("coordinator_elders", 200), ("coordinator_vo", 404)]
)
def test_who_reads_a_request_to_validate(spel, wie, status):
    adres = reverse("wegwijzer:validatie", args=[spel.validatie().ref])
    assert spel.cast.client(wie).get(adres).status_code == status


def school_page(cast, taal="nl", **vraag):
    client = cast.client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = taal
    return client.get(reverse("wegwijzer:organisatie", args=[cast.school.ref]), vraag).content.decode()


def test_parents_read_it_on_the_page_of_the_school_and_no_evidence(spel):
    spel.profiel()
    html = school_page(spel.cast)
    zinnen = ("Welkom op onze school.", "Hulp bij lezen", "Dit doet de school goed", "Geen kleine groepen.")
    assert ([z in html for z in zinnen], "Elke dag een half uur." in html) == ([True] * 4, False)


def test_parents_do_not_read_a_concept(spel):
    aanbod(spel.cast, "bo", organisatie=spel.cast.school, eigenaar=spel.cast.school, vorm="onderwijs")
    spel.concept()
    assert "Welkom op onze school." not in school_page(spel.cast)


def test_parents_read_it_in_english(spel):
    spel.gevalideerd()
    html = school_page(spel.cast, "en")
    assert [z in html for z in ("Help with reading", "The school does this well", "also seen")] == [True] * 3


def test_parents_read_last_years_profile_too(spel):
    spel.profiel(at=VORIG, niveau=1)
    spel.profiel()
    assert "Dit kan de school nog niet" in school_page(spel.cast, schooljaar="2025")


def test_parents_read_when_another_saw_something_else(spel):
    spel.gevalideerd(niveau=2, toelichting="In één groep nog niet.")
    assert "De Springplank keek mee en zag iets anders: hier werkt de school aan." in school_page(spel.cast)


def test_the_text_for_the_schoolgids_has_the_words_for_parents_and_no_evidence(spel):
    client = spel.cast.client("coordinator")
    tekst = client.get(reverse("wegwijzer:schoolgids", args=[spel.concept().ref])).content.decode()
    assert tekst.splitlines()[4:] == [
        "Welkom op onze school.", "", "Wat elke school doet", "",
        "- Hulp bij lezen. Dit doet de school goed. Uw kind leest elke dag.", "",
        "Wat wij niet kunnen", "", "Geen kleine groepen.",
    ]  # fmt: skip


def test_schools_stand_beside_each_other(spel):
    eerste, tweede = spel.profiel(), spel.profiel(spel.cast.andere_school, niveau=2)
    response = spel.cast.client().get(
        reverse("wegwijzer:vergelijken"), {"school": [tweede.school.ref, eerste.school.ref, ""]}
    )
    (groep,) = response.context["groepen"]
    ((naam, norm, cellen),) = groep["rijen"]
    assert (naam, norm, [c.zin for c in cellen]) == (
        "Hulp bij lezen", "Dit doet de school goed", ["Hier werkt de school aan", "Dit doet de school goed"],
    )  # fmt: skip


@pytest.mark.parametrize(("nu", "staat_erbij"), [(3, True), (2, False)])
def test_a_kind_of_support_names_the_schools_that_are_good_at_it_now(spel, nu, staat_erbij):
    type(spel.extra).objects.filter(pk=spel.extra.pk).update(hulpsoort=soort("autisme"))
    spel.profiel(at=VORIG, extra=4)
    spel.profiel(extra=nu)
    html = spel.cast.client().get(reverse("wegwijzer:soort", args=["autisme"])).content.decode()
    assert ("Scholen die hier meer mee doen" in html) is staat_erbij


def test_the_file_has_the_same_and_no_formulas(spel):
    spel.profiel()
    type(spel.cast.school).objects.filter(pk=spel.cast.school.pk).update(naam="=2+2")
    type(spel.basis).objects.filter(pk=spel.basis.pk).update(naam="@SUM(A1)")
    tekst = spel.cast.client().get(reverse("wegwijzer:profielen_bestand")).content.decode("utf-8-sig")
    kop, regel = tekst.splitlines()
    assert (kop.split(";")[:2], regel.split(";")[:3], regel.split(";")[6:10]) == (
        ["school", "plaats"], ["'=2+2", "Lindeveen", "Stichting De Kust"], ["'@SUM(A1)", "3", "op orde", "3"],
    )  # fmt: skip


# The region -------------------------------------------------------------------------------------------------------


def test_the_worklist_says_how_it_stands_with_every_school(spel):
    spel.gevalideerd()
    spel.profiel(spel.cast.andere_school, at=VORIG)
    assert [(r.school.naam, r.stand) for r in profile_worklist(spel.cast.adviseur)] == [
        ("Het Baken", Profielstand.ONTBREEKT),
        ("De Springplank", Profielstand.VEROUDERD),
        ("De Vuurtoren", Profielstand.GEVALIDEERD),
    ]


def test_a_school_sees_only_itself_on_the_worklist(spel):
    assert [r.school for r in profile_worklist(spel.cast.coordinator)] == [spel.cast.school]


def test_the_number_of_statements_does_not_grow_with_the_schools(spel, django_assert_num_queries):
    een = spel.profiel()
    met = [een, spel.profiel(spel.cast.andere_school)]
    with django_assert_num_queries(6):
        views([een], OP)
    with django_assert_num_queries(6):
        views(met, OP)


def night(dagen=0):
    at = AT + timedelta(days=dagen)
    return remind_schools(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)


def asked():
    taken = Taak.objects.filter(soort="profiel_vaststellen", gedaan_at=None).order_by("pk")
    return [(t.organisatie.naam, t.rol) for t in taken]


def test_at_night_a_school_is_asked_once_a_year(spel):
    spel.profiel(spel.cast.andere_school)
    assert (night(), night(1)) == (
        "2 scholen gevraagd om hun ondersteuningsprofiel.", "0 scholen gevraagd om hun ondersteuningsprofiel.",
    )  # fmt: skip
    assert asked() == [
        ("De Vuurtoren", "schoolcoordinator"), ("De Vuurtoren", "schoolleider"), ("Het Baken", "schoolcoordinator"),
    ]  # fmt: skip


def test_a_school_with_nobody_is_asked_by_the_samenwerkingsverband(spel):
    Lidmaatschap.objects.exclude(organisatie=spel.cast.swv).update(eind=OP)
    night()
    assert set(asked()) == {
        ("Samenwerkingsverband Waterrijk", "swv_adviseur"), ("Samenwerkingsverband Waterrijk", "beheerder"),
    }  # fmt: skip


def test_the_task_closes_when_the_profile_is_set(spel):
    night()
    spel.profiel()
    assert asked() == [("De Springplank", "schoolcoordinator"), ("Het Baken", "schoolcoordinator")]


def test_a_region_that_agreed_nothing_is_not_asked(cast):
    assert night() == "0 scholen gevraagd om hun ondersteuningsprofiel."


def test_from_the_worklist_to_set_in_the_browser(spel):
    client = spel.cast.client("coordinator")
    client.post(reverse("wegwijzer:profiel_begin", args=[spel.cast.school.ref]))
    profiel = Ondersteuningsprofiel.objects.get()
    stap = {s: reverse("wegwijzer:profiel_schrijven", args=[profiel.ref, s]) for s in ("basis", "ouders")}
    ref = spel.basis.ref
    client.post(
        stap["basis"],
        {
            f"niveau_{ref}": "3",
            f"bewijs_{ref}": "Twee specialisten.",
            f"ouders_{ref}": "",
            "naar": "volgende",
        },
    )
    pagina = reverse("wegwijzer:profiel", args=[profiel.ref])
    te_vroeg = client.post(pagina, {"doe": "stel_vast"})
    assert (te_vroeg.status_code, "Schrijf een korte tekst voor ouders." in te_vroeg.content.decode()) == (
        422,
        True,
    )
    client.post(stap["ouders"], {"voor_ouders": "Welkom.", "grens": "", "mr_op": ""})
    client.post(pagina, {"doe": "stel_vast"})
    profiel.refresh_from_db()
    assert (profiel.status, line(profiel).niveau) == ("vastgesteld", 3)
    client.post(pagina, {"doe": "heropen"})
    profiel.refresh_from_db()
    assert profiel.status == "concept"


def test_asking_and_validating_in_the_browser(spel):
    profiel = spel.profiel()
    spel.cast.client("coordinator").post(
        reverse("wegwijzer:validatie_vraag", args=[profiel.ref]), {"organisatie": spel.cast.andere_school.ref}
    )
    adres = reverse("wegwijzer:validatie", args=[Validatie.objects.get().ref])
    ander = spel.cast.client("coordinator_elders")
    ref = spel.basis.ref
    fout = ander.post(adres, {"doe": "valideer", f"niveau_{ref}": "2", f"tekst_{ref}": "", "wijze": "bezoek"})
    assert (fout.status_code, "Schrijf op waarom u iets anders zag bij: Lezen." in fout.content.decode()) == (
        422,
        True,
    )
    ander.post(adres, {"doe": "valideer", f"niveau_{ref}": "3", f"tekst_{ref}": "", "wijze": "bezoek"})
    assert line(profiel).oordeel.niveau == 3


def test_the_school_year_turns_by_itself(spel):
    profiel = spel.profiel()
    later = viewer_of(spel.cast.account("coordinator"), OP.replace(year=2027))
    nieuw = start_profile(school=spel.cast.school, by=later, at=AT + timedelta(days=365))
    assert (profiel.schooljaar, nieuw.schooljaar) == (2026, 2027)
