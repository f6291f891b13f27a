"""The pages of the front desk: the whole way of a parent without an account, and of who handles the question."""

import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from knooppunt.loket.models import Reactie, Vertelling, Vraag
from knooppunt.loket.rules.vraag import Partij
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import Cast
from tests.integration.loket.verhalen import GEHEIM, antwoorden, begin, draft, sent

pytestmark = pytest.mark.django_db


def start(client: Client, wie: str = "ouder", **anders: str) -> str:
    bladzijde = client.get("/loket/").content.decode()
    sleutel = re.search(r'name="sleutel" value="([^"]+)"', bladzijde).group(1)
    client.post("/loket/", {"wie": wie, "sleutel": sleutel} | anders)
    return sleutel


def fill(client: Client, cast: Cast, sleutel: str, *stappen: str, **anders: str) -> None:
    velden = antwoorden(cast, **anders) | {"school_zoek": "vuurtoren"}
    for stap in stappen:
        assert client.post(f"/loket/vertel/{sleutel}/{stap}/", velden).status_code == 302


def test_a_parent_without_an_account_tells_sends_and_follows(cast: Cast):
    client = cast.client()
    sleutel = start(client)
    assert client.get(f"/loket/vertel/{sleutel}/").url == f"/loket/vertel/{sleutel}/goed/"
    fill(client, cast, sleutel, "goed", "nodig", "weten", "kind", "verteller")
    assert "Hij tekent prachtig." in client.get(f"/loket/vertel/{sleutel}/overzicht/").content.decode()
    antwoord = client.post(f"/loket/vertel/{sleutel}/overzicht/", {"verstuur": "ja"}, follow=True)
    tekst = antwoord.content.decode()
    assert antwoord.redirect_chain == [(f"/loket/status/{sleutel}/", 302)]
    assert "Joke Visser" in tekst


def test_beginning_twice_with_one_form_begins_one_story(cast: Cast):
    client = cast.client()
    sleutel = start(client)
    client.post("/loket/", {"wie": "ouder", "sleutel": sleutel})
    assert Vraag.objects.count() == 1


def test_sending_twice_sends_once(cast: Cast):
    _, sleutel = draft(cast)
    client = cast.client()
    for _ in range(2):
        client.post(f"/loket/vertel/{sleutel}/overzicht/", {"verstuur": "ja"})
    assert Vertelling.objects.filter(is_begin=True).count() == 1
    assert len(mail.outbox) == 1


def test_going_back_after_sending_leads_to_the_status_page(cast: Cast):
    _, sleutel = sent(cast)
    antwoord = cast.client().post(f"/loket/vertel/{sleutel}/nodig/", {"nodig": "iets anders"})
    assert antwoord.url == f"/loket/status/{sleutel}/"
    assert dict(Vertelling.objects.get().antwoorden)["nodig"] == GEHEIM


def test_a_machine_that_fills_the_hidden_field_begins_nothing(cast: Cast):
    start(cast.client(), website="https://koop.invalid")
    assert Vraag.objects.count() == 0


def test_one_visit_begins_a_limited_number_of_stories(cast: Cast):
    client = cast.client()
    for _ in range(10):
        start(client)
    assert Vraag.objects.count() == 8


def test_a_pupil_is_asked_the_age_before_telling(cast: Cast):
    antwoord = cast.client().post("/loket/", {"wie": "leerling", "sleutel": "0" * 16})
    assert "Wanneer ben je geboren?" in antwoord.content.decode()
    assert Vraag.objects.count() == 0


def test_a_pupil_under_twelve_is_told_what_to_do_instead(cast: Cast):
    vandaag = date.today()
    elf = {"wie": "leerling", "sleutel": "0" * 16, "geboortedatum": f"{vandaag.year - 11}-01-01"}
    antwoord = cast.client().post("/loket/", elf)
    assert antwoord.status_code == 422
    assert "Je bent nog te jong" in antwoord.content.decode()
    assert Vraag.objects.count() == 0


def test_a_pupil_of_fifteen_gets_own_words(cast: Cast):
    vandaag = date.today()
    vijftien = {"wie": "leerling", "sleutel": "0" * 16, "geboortedatum": f"{vandaag.year - 15}-01-01"}
    antwoord = cast.client().post("/loket/", vijftien, follow=True)
    assert "Wat vind je leuk?" in antwoord.content.decode()


def test_a_school_is_found_by_name_without_javascript(cast: Cast):
    _, sleutel = begin()
    client = cast.client()
    antwoord = client.post(
        f"/loket/vertel/{sleutel}/kind/", {"school_zoek": "vuurt", "zoek": "ja"}, follow=True
    )
    assert "De Vuurtoren, Lindeveen" in antwoord.content.decode()
    assert "De Springplank" not in antwoord.content.decode()


@pytest.mark.parametrize(
    "tekst", ["🦖🙂", "هو يرسم جيدًا", "x" * 20_000, "<script>alert(1)</script>", "' OR 1=1 --"], ids=range(5)
)
def test_any_text_comes_back_as_it_was_written(cast: Cast, tekst: str):
    _, sleutel = begin()
    client = cast.client()
    assert client.post(f"/loket/vertel/{sleutel}/nodig/", {"nodig": tekst}).status_code == 302
    assert Vraag.objects.get().concept["nodig"] == tekst
    assert "<script>alert" not in client.get(f"/loket/vertel/{sleutel}/overzicht/").content.decode()


@pytest.mark.parametrize(
    ("stap", "velden", "fout"),
    [
        ("nodig", {"nodig": "x" * 20_001}, "Deze tekst is te lang: 20001 tekens. Er passen er 20000."),
        ("nodig", {"nodig": ""}, "Vertel wat er nodig is."),
        ("kind", {"woon_pc4": "12"}, "Vul vier cijfers in"),
        ("kind", {"geboortedatum": "2999-01-01"}, "ligt in de toekomst"),
        ("kind", {"geboortedatum": "gisteren"}, "Vul een datum in"),
        ("kind", {"school": "bestaat-niet"}, "Kies de school"),
        ("weten", {"mag_school": "misschien"}, "Kies ja of nee."),
        ("weten", {f"mag_{partij}": "nee" for partij in Partij}, "Niemand mag dit nu lezen."),
        ("verteller", {"email": "geen adres"}, "Dit e-mailadres klopt niet."),
        ("verteller", {"verteller_naam": "a\x00b"}, "Null"),
    ],
)
def test_a_wrong_answer_is_refused_with_what_to_do(cast: Cast, stap: str, velden: dict[str, str], fout: str):
    _, sleutel = begin()
    antwoord = cast.client().post(f"/loket/vertel/{sleutel}/{stap}/", velden)
    assert antwoord.status_code == 422
    assert fout in antwoord.content.decode()


@pytest.mark.parametrize(
    ("wie", "pad"),
    [
        ("moeder", "status/%00/"),
        ("coordinator", "vragen/?na=%00"),
        ("coordinator", "vragen/?toon=%00"),
        (None, "vertel/%00/"),
    ],
)
def test_a_hostile_address_is_never_an_error_of_ours(cast: Cast, wie: str | None, pad: str):
    assert cast.client(wie).get(f"/loket/{pad}").status_code in (200, 404)


def test_a_hostile_search_finds_no_school(cast: Cast):
    _, sleutel = begin()
    antwoord = cast.client().post(
        f"/loket/vertel/{sleutel}/kind/", {"school_zoek": "\x00", "school": "\x00", "zoek": "ja"}
    )
    assert antwoord.status_code in (302, 422)


def test_keeping_for_later_keeps_what_is_there_and_shows_the_code(cast: Cast):
    _, sleutel = begin()
    antwoord = cast.client().post(
        f"/loket/vertel/{sleutel}/nodig/", {"geprobeerd": "rust", "later": "ja"}, follow=True
    )
    assert Vraag.objects.get().concept["geprobeerd"] == "rust"
    assert sleutel.upper()[:4] + "-" in antwoord.content.decode()


def test_the_typed_code_opens_the_story_however_it_is_written(cast: Cast):
    _, sleutel = sent(cast)
    getypt = f" {sleutel[:4].upper()}-{sleutel[4:8]} {sleutel[8:]} ".replace("0", "O").replace("1", "l")
    assert cast.client().post("/loket/terug/", {"code": getypt}).url == f"/loket/status/{sleutel}/"


def test_a_wrong_code_is_refused(cast: Cast):
    antwoord = cast.client().post("/loket/terug/", {"code": "0000-0000-0000-0000"})
    assert antwoord.status_code == 422
    assert "Deze code kennen we niet" in antwoord.content.decode()


def test_a_lost_link_is_mailed_and_the_page_does_not_say_whether_the_address_exists(cast: Cast):
    sent(cast)
    mail.outbox.clear()
    bladzijden = []
    for adres in ("moeder@voorbeeld.invalid", "niemand@voorbeeld.invalid"):
        html = cast.client().post("/loket/terug/", {"email": adres}, follow=True).content.decode()
        bladzijden.append(re.sub(r'value="[^"]{30,}"', "", html))
    assert bladzijden[0] == bladzijden[1]
    assert [bericht.to for bericht in mail.outbox] == [["moeder@voorbeeld.invalid"]]


@pytest.mark.parametrize(
    "pad", ["vertel/{}/", "status/{}/", "mede/{}/", "vertel/{}/goed/", "status/{}/tweede-ouder/"]
)
def test_an_unknown_key_is_not_found(cast: Cast, pad: str):
    sent(cast)
    assert cast.client().get("/loket/" + pad.format("0" * 16)).status_code == 404


def test_the_reference_of_a_question_is_no_key_for_a_visitor(cast: Cast):
    vraag, _ = sent(cast)
    assert cast.client().get(f"/loket/status/{vraag.ref}/").status_code == 404


def test_a_signed_in_parent_follows_own_questions(cast: Cast):
    vraag, _ = sent(cast)
    assert vraag.code in cast.client("moeder").get("/loket/").content.decode()
    assert cast.client("moeder").get(f"/loket/status/{vraag.ref}/").status_code == 200


def test_another_parent_does_not_see_them(cast: Cast):
    vraag, _ = sent(cast)
    assert vraag.code not in cast.client("vreemde_ouder").get("/loket/").content.decode()
    assert cast.client("vreemde_ouder").get(f"/loket/status/{vraag.ref}/").status_code == 404


def test_the_owner_reads_the_story_and_the_look_is_recorded(cast: Cast):
    vraag, _ = sent(cast)
    antwoord = cast.client("coordinator").get(f"/loket/vragen/{vraag.ref}/")
    assert GEHEIM in antwoord.content.decode()
    blik = Gebeurtenis.objects.get(soort="vraag.bekeken")
    assert (blik.onderwerp_ref, blik.doel) == (vraag.ref, "vraag")


@pytest.mark.parametrize(
    "wie", ["coordinator_elders", "mentor", "beheerder", "moeder", "leerplicht", "jeugdhulpverlener"]
)
def test_a_stranger_finds_nothing(cast: Cast, wie: str):
    vraag, _ = sent(cast)
    assert cast.client(wie).get(f"/loket/vragen/{vraag.ref}/").status_code in (403, 404)


def test_who_has_not_signed_in_is_asked_to(cast: Cast):
    vraag, _ = sent(cast)
    assert cast.client().get(f"/loket/vragen/{vraag.ref}/").url.startswith("/binnenkomen/")


def test_who_reads_along_reads_the_story_and_may_not_answer(cast: Cast):
    vraag, _ = sent(cast)
    bladzijde = cast.client("adviseur").get(f"/loket/vragen/{vraag.ref}/").content.decode()
    assert GEHEIM in bladzijde
    assert "Een ander behandelt deze vraag." in bladzijde
    antwoord = cast.client("adviseur").post(
        f"/loket/vragen/{vraag.ref}/reageren/", {"soort": "advies", "tekst": "Dag", "sleutel": "0" * 16}
    )
    assert antwoord.status_code == 403


def test_an_answer_is_on_the_status_page_and_sent_once(cast: Cast):
    vraag, sleutel = sent(cast)
    for _ in range(2):
        cast.client("coordinator").post(
            f"/loket/vragen/{vraag.ref}/reageren/",
            {"soort": "antwoord", "tekst": "Ik bel u.", "sleutel": "1" * 16},
        )
    assert Reactie.objects.count() == 1
    assert "Ik bel u." in cast.client().get(f"/loket/status/{sleutel}/").content.decode()


def test_words_are_added_once_and_the_story_stays(cast: Cast):
    _, sleutel = sent(cast)
    client = cast.client()
    for _ in range(2):
        client.post(f"/loket/status/{sleutel}/toevoegen/", {"tekst": "Ook op zwemles.", "sleutel": "2" * 16})
    assert [v.antwoorden[0][1] for v in Vertelling.objects.filter(is_begin=False)] == ["Ook op zwemles."]
    assert "Ook op zwemles." in client.get(f"/loket/status/{sleutel}/").content.decode()


def test_a_second_parent_reads_adds_and_signs(cast: Cast):
    _, sleutel = draft(cast)
    client = cast.client()
    uitnodiging = {"naam": "Karim Bouzid", "relatie": "vader", "email": "", "sleutel": "3" * 16}
    assert "3333-3333" in client.post(f"/loket/status/{sleutel}/tweede-ouder/", uitnodiging).content.decode()
    ander = cast.client()
    assert GEHEIM in ander.get(f"/loket/mede/{'3' * 16}/").content.decode()
    ander.post(
        f"/loket/status/{'3' * 16}/toevoegen/", {"tekst": "Bij mij slaapt hij goed.", "sleutel": "4" * 16}
    )
    ander.post(f"/loket/mede/{'3' * 16}/tekenen/")
    overzicht = client.get(f"/loket/vertel/{sleutel}/overzicht/").content.decode()
    assert "Bij mij slaapt hij goed." in overzicht
    assert "Karim Bouzid" in overzicht


def test_the_key_of_a_second_parent_does_not_open_the_story_of_the_first_for_change(cast: Cast):
    _, sleutel = draft(cast)
    uitnodiging = {"naam": "Karim", "relatie": "vader", "email": "", "sleutel": "3" * 16}
    cast.client().post(f"/loket/status/{sleutel}/tweede-ouder/", uitnodiging)
    antwoord = cast.client().post(f"/loket/vertel/{'3' * 16}/nodig/", {"nodig": "anders"})
    assert antwoord.url == f"/loket/mede/{'3' * 16}/"
    assert Vraag.objects.get().concept["nodig"] == GEHEIM


def test_a_draft_can_be_thrown_away_after_a_question(cast: Cast):
    _, sleutel = draft(cast)
    client = cast.client()
    assert "Alles weggooien?" in client.get(f"/loket/vertel/{sleutel}/weggooien/").content.decode()
    client.post(f"/loket/vertel/{sleutel}/weggooien/")
    assert Vraag.objects.count() == 0


def test_the_worklist_shows_what_routing_needs_and_not_the_story(cast: Cast):
    sent(cast, school="geen", mag_swv="nee", mag_gemeente="nee")
    bladzijde = cast.client("adviseur").get("/loket/werklijst/").content.decode()
    assert "9901" in bladzijde
    assert "9 jaar" in bladzijde
    assert "Ilyas" not in bladzijde
    assert GEHEIM not in bladzijde


def test_the_worklist_is_not_for_a_coordinator(cast: Cast):
    assert cast.client("coordinator").get("/loket/werklijst/").status_code == 403


def test_the_list_takes_as_many_queries_for_thirty_questions_as_for_one(
    cast: Cast, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = cast.client("coordinator")
    sent(cast)
    with CaptureQueriesContext(
        connection,
    ) as een:
        client.get("/loket/vragen/")
    for _ in range(30):
        sent(cast)
    with django_assert_num_queries(len(een)):
        bladzijde = client.get("/loket/vragen/").content.decode()
    assert bladzijde.count("/loket/vragen/") >= 30
    assert "Volgende" in bladzijde


def open_form(cast: Cast, **anders: str) -> dict[str, str]:
    organisaties = (cast.school, cast.gemeente, cast.swv)
    niet = {f"deel_{o.ref}_{deel}": "niet" for o in organisaties for deel in ("onderwijs", "zorg", "gezin")}
    return niet | {
        "keuze": "nieuw", "een-naam": "Samira Bouzid", "een-relatie": "moeder", "een-email": "moeder@voorbeeld.invalid",
        "een-gezag": "on", "twee-naam": "", "twee-relatie": "moeder", "twee-email": "",
        f"deel_{cast.school.ref}_onderwijs": "toestemming", f"deel_{cast.school.ref}_gezin": "toestemming",
        "gegeven_door": "Samira Bouzid", "besproken": "on",
    } | anders  # fmt: skip


def test_a_dossier_is_opened_once_and_the_story_is_its_first_page(cast: Cast):
    vraag, sleutel = sent(cast)
    client = cast.client("coordinator")
    bladzijde = client.get(f"/loket/vragen/{vraag.ref}/dossier/").content.decode()
    assert "Samira Bouzid" in bladzijde
    for _ in range(2):
        antwoord = client.post(f"/loket/vragen/{vraag.ref}/dossier/", open_form(cast))
    vraag.refresh_from_db()
    assert antwoord.url == f"/dossiers/{vraag.dossier.ref}/" or antwoord.url.endswith(f"{vraag.dossier.ref}/")
    verhaal = vraag.dossier.verhalen.get()
    assert ["Wat is er nodig?", GEHEIM] in verhaal.antwoorden
    assert "verder in een dossier" in cast.client().get(f"/loket/status/{sleutel}/").content.decode()


def test_without_the_parent_no_dossier_is_opened(cast: Cast):
    vraag, _ = sent(cast)
    zonder = open_form(cast) | {"besproken": ""}
    antwoord = cast.client("coordinator").post(f"/loket/vragen/{vraag.ref}/dossier/", zonder)
    assert antwoord.status_code == 422
    assert "Een dossier opent u samen." in antwoord.content.decode()


def test_a_known_child_is_asked_about_with_as_little_as_needed(cast: Cast):
    cast.dossier(school=cast.andere_school, by=cast.coordinator_elders)
    vraag, _ = sent(cast, kind_voornaam="Iljas")
    bladzijde = cast.client("coordinator").get(f"/loket/vragen/{vraag.ref}/dossier/").content.decode()
    assert "I. B., geboren in 2017, De Springplank" in bladzijde
    assert "Ilyas" not in bladzijde


def test_passing_on_offers_only_people_whom_the_teller_allowed(cast: Cast):
    vraag, _ = sent(cast, mag_gemeente="nee")
    bladzijde = cast.client("coordinator").get(f"/loket/vragen/{vraag.ref}/doorgeven/").content.decode()
    assert "Peter Hoekstra" in bladzijde
    assert "Linda van Dam" not in bladzijde


def test_the_language_of_the_parents_pages_can_be_english(cast: Cast):
    client = cast.client()
    client.post("/taal/", {"taal": "en", "next": "/loket/"})
    bladzijde = client.get("/loket/").content.decode()
    assert '<html lang="en"' in bladzijde
    assert "Tell your story" in bladzijde
