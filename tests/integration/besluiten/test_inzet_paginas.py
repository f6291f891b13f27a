"""The pages of support: who sees what, what is hidden, and how much it costs."""

from datetime import date

import pytest
from django.urls import reverse

from knooppunt.besluiten.models import Inzet
from knooppunt.dossier.models import Deling
from knooppunt.dossier.public import Deel
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, Cast
from tests.integration.besluiten.conftest import Regelaar

pytestmark = pytest.mark.django_db
WERKLIJST = reverse("besluiten:werklijst")
FORM = {
    "sleutel": "formulier1",
    "soort": "expertise",
    "deel": "onderwijs",
    "omschrijving": "Hulp bij lezen",
    "aanbieder": "Jeugdhulp Waterrijk",
    "uren_per_week": "1,5",
    "leerlingen": "4",
    "startdatum": "2030-01-07",
    "evaluatiedatum": "2030-03-07",
}


def tab(regelaar: Regelaar) -> str:
    return reverse("besluiten:inzet", args=[regelaar.dossier.ref])


def stap(regelaar: Regelaar, inzet: Inzet, naam: str) -> str:
    return reverse("besluiten:stap", args=[regelaar.dossier.ref, inzet.ref, naam])


def share_care(cast: Cast, regelaar: Regelaar, *organisaties: object) -> None:
    for organisatie in organisaties:
        Deling.objects.create(
            dossier=regelaar.dossier,
            organisatie=organisatie,
            deel="zorg",
            grondslag="toestemming",
            gegeven_at=AT,
        )


def test_the_mother_reads_in_plain_words_what_comes_and_who_finds_the_payer(cast: Cast, regelaar: Regelaar):
    regelaar.gestart()
    page = cast.client("moeder").get(tab(regelaar)).content.decode()
    assert "Een gedragsexpert kijkt mee in de klas" in page
    assert "Nog niet bekend. Joke Visser zoekt het uit. De hulp wacht daar niet op." in page
    assert "1,5 uur per week" in page
    assert "Zeg wat u ervan vindt" in page


def test_an_empty_tab_says_that_support_follows_from_the_plan(cast: Cast, regelaar: Regelaar):
    assert "Hulp volgt uit het plan" in cast.client("moeder").get(tab(regelaar)).content.decode()


def test_the_overview_gets_the_same_support_in_short(cast: Cast, regelaar: Regelaar):
    inzet = regelaar.gestart()
    kort = cast.client("moeder").get(tab(regelaar), headers={"HX-Request": "true"}).content.decode()
    assert (inzet.omschrijving in kort, "<main" in kort) == (True, False)


def test_opening_the_tab_is_recorded(cast: Cast, regelaar: Regelaar):
    cast.client("moeder").get(tab(regelaar))
    look = Gebeurtenis.objects.get(soort="dossier.bekeken")
    assert (look.by, look.doel, look.gegevens) == (
        cast.account("moeder"),
        "inzage",
        {"bladzijde": "inzet"},
    )


@pytest.mark.parametrize(
    ("wie", "status"),
    [("moeder", 200), ("coordinator", 200), ("vreemde_ouder", 404), ("beleid", 404), (None, 302)],
)
def test_who_sees_the_tab(cast: Cast, regelaar: Regelaar, wie: str | None, status: int):
    assert cast.client(wie).get(tab(regelaar)).status_code == status


def test_support_in_a_closed_part_is_absent_with_a_word_about_it(cast: Cast, regelaar: Regelaar):
    share_care(cast, regelaar, cast.school)
    inzet = regelaar.voorgesteld(deel=Deel.ZORG, omschrijving="Speltherapie")
    cast.join(regelaar.dossier, "adviseur")
    page = cast.client("adviseur").get(tab(regelaar)).content.decode()
    assert "Speltherapie" not in page
    assert "U ziet hier geen hulp uit het deel ‘zorg en hulp’." in page
    assert cast.client("adviseur").get(stap(regelaar, inzet, "toezeggen")).status_code == 404
    assert "Speltherapie" not in cast.client("adviseur").get(WERKLIJST).content.decode()
    assert "Speltherapie" in cast.client("moeder").get(tab(regelaar)).content.decode()


def test_the_coordinator_proposes_support_and_a_second_press_changes_nothing(cast: Cast, regelaar: Regelaar):
    client = cast.client("coordinator")
    for _ in range(2):
        answer = client.post(reverse("besluiten:regelen", args=[regelaar.dossier.ref]), FORM)
        assert (answer.status_code, answer.url) == (302, tab(regelaar))
    assert [(i.omschrijving, i.leerlingen) for i in Inzet.objects.all()] == [("Hulp bij lezen", 4)]


def test_what_the_rules_refuse_is_said_in_the_form(cast: Cast, regelaar: Regelaar):
    answer = cast.client("coordinator").post(
        reverse("besluiten:regelen", args=[regelaar.dossier.ref]), FORM | {"soort": "plek"}
    )
    assert answer.status_code == 422
    assert "Expertise komt eerst naar de school." in answer.content.decode()


@pytest.mark.parametrize(
    "kwaad",
    [{"leerlingen": "9" * 30}, {"sleutel": "../x"}, {"startdatum": "9999-99-99"}, {"uren_per_week": "NaN"}],
)
def test_hostile_input_is_refused_kindly(cast: Cast, regelaar: Regelaar, kwaad: dict[str, str]):
    answer = cast.client("coordinator").post(
        reverse("besluiten:regelen", args=[regelaar.dossier.ref]), FORM | kwaad
    )
    assert (answer.status_code, Inzet.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    "naam", ["toezeggen", "starten", "afronden", "stoppen", "verlengen", "heropenen", "betaler"]
)
def test_the_family_sees_but_does_not_arrange(cast: Cast, regelaar: Regelaar, naam: str):
    inzet = regelaar.voorgesteld()
    assert cast.client("moeder").post(stap(regelaar, inzet, naam)).status_code == 403


def test_an_unknown_step_does_not_exist(cast: Cast, regelaar: Regelaar):
    inzet = regelaar.voorgesteld()
    assert cast.client("coordinator").get(stap(regelaar, inzet, "weggooien")).status_code == 404


def test_the_whole_walk_in_the_browser_from_promise_to_payer(cast: Cast, regelaar: Regelaar):
    inzet = regelaar.voorgesteld()
    client = cast.client("coordinator")
    vandaag = {"gestart_op": "2026-11-16", "evaluatiedatum": "2099-01-18", "betaler_voor": "2099-01-01"}
    for naam, gegevens, status in (
        ("toezeggen", {}, "toegezegd"),
        ("starten", vandaag | {"eigenaar_ref": cast.account("coordinator").ref}, "gestart"),
        ("betaler", {"betaler_ref": cast.swv.ref}, "gestart"),
        ("afronden", {"reden": "Hij leest weer mee"}, "afgerond"),
    ):
        assert client.get(stap(regelaar, inzet, naam)).status_code == 200
        answer = client.post(stap(regelaar, inzet, naam), gegevens)
        assert (answer.status_code, regelaar.opnieuw(inzet).status) == (302, status)
    assert regelaar.opnieuw(inzet).betaler == cast.swv


def test_the_mother_answers(cast: Cast, regelaar: Regelaar):
    inzet = regelaar.voorgesteld()
    client = cast.client("moeder")
    assert client.post(stap(regelaar, inzet, "antwoord"), {}).status_code == 422
    client.post(
        stap(regelaar, inzet, "antwoord"), {"antwoord": "twijfel", "toelichting": "Niet op woensdag <b>"}
    )
    assert "Niet op woensdag &lt;b&gt;" in client.get(tab(regelaar)).content.decode()


def test_the_worklist_puts_late_first_and_can_be_narrowed(cast: Cast, regelaar: Regelaar):
    laat, op_tijd = (
        regelaar.gestart(sleutel="a", omschrijving="Laat"),
        regelaar.gestart(sleutel="b", omschrijving="Op tijd"),
    )
    Inzet.objects.filter(pk=laat.pk).update(betaler_voor="2020-01-01")
    Inzet.objects.filter(pk=op_tijd.pk).update(betaler_voor="2099-01-01", evaluatiedatum="2099-02-01")
    straks = {"startdatum": date(2098, 1, 1), "evaluatiedatum": date(2099, 1, 1)}
    regelaar.voorgesteld(sleutel="c", omschrijving="Later", **straks)
    client = cast.client("coordinator")
    alles = client.get(WERKLIJST).content.decode()
    assert alles.index("Laat<") < alles.index("Op tijd<") < alles.index("Later<")
    zonder = client.get(WERKLIJST, {"toon": "zonder-betaler"}).content.decode()
    assert ("Op tijd<" in zonder, "Later<" in zonder) == (True, False)


def test_the_worklist_of_another_school_is_empty(cast: Cast, regelaar: Regelaar):
    regelaar.gestart()
    assert "Hier staat nu niets" in cast.client("coordinator_elders").get(WERKLIJST).content.decode()


@pytest.mark.parametrize(
    ("wie", "status"),
    [("coordinator", 200), ("adviseur", 200), ("moeder", 403), ("mentor", 403), (None, 302)],
)
def test_who_sees_the_worklist(cast: Cast, wie: str | None, status: int):
    assert cast.client(wie).get(WERKLIJST).status_code == status


@pytest.mark.parametrize("bladzijde", ["werklijst", "tab"])
def test_thirty_take_as_many_queries_as_one(
    cast: Cast, regelaar: Regelaar, bladzijde: str, django_assert_max_num_queries
):
    url = WERKLIJST if bladzijde == "werklijst" else tab(regelaar)
    client = cast.client("coordinator")
    regelaar.gestart(sleutel="s0")
    client.get(url)
    with django_assert_max_num_queries(100) as een:
        client.get(url)
    for i in range(1, 30):
        regelaar.gestart(sleutel=f"s{i}")
    with django_assert_max_num_queries(len(een)) as dertig:
        client.get(url)
    assert len(dertig) == len(een)
