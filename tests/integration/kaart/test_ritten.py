"""Ride lists: written by hand or from a file, planned in the background, changed with care, taken along, removed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.kaart.actions.ritdagen import write_exception
from knooppunt.kaart.actions.ritplannen import ask_ride_plan, stop_ride_plan, use_ride_plan
from knooppunt.kaart.actions.ritten import remove_from_list, save_on_list
from knooppunt.kaart.models import Ritleerling, Ritplan, Rittenlijst, Rituitzondering
from knooppunt.kaart.queries.ritten import ride_lists_for, riders_of
from knooppunt.kaart.queries.verlopen import ended_rides
from knooppunt.kaart.rules.ritten.bestand import LEERLINGKOLOMMEN
from knooppunt.kaart.rules.ritten.dag import Uitzondering
from knooppunt.kaart.rules.ritten.lijst import Rijder
from knooppunt.kaart.rules.ritten.plan import Rittenplan
from knooppunt.kaart.rules.studies import Toestand
from knooppunt.kaart.werk import claim_study, count_study
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap
from knooppunt.toegang.public import viewer_of
from tests.factories import AT, OP
from tests.factories.ritten import MAANDAG, TOT, counted_rides, page, ride_list, rider, text, vehicle

pytestmark = pytest.mark.django_db


def upload(cast, lijst, tekst: str, soort: str = "leerlingen"):
    bestand = SimpleUploadedFile("lijst.csv", tekst.encode())
    return cast.client("vervoerplanner").post(
        reverse("kaart:ritten_inlezen", args=[lijst.ref, soort]), {"bestand": bestand}
    )


def names(lijst) -> list[str]:
    return [rijder.naam for rijder in riders_of(lijst)]


# Who sees it --------------------------------------------------------------------------------------------------------


def elsewhere(cast):
    """A planner of the samenwerkingsverband: the same role, another list."""
    account = Account.objects.create(
        naam="Elders", soort="professional", email="e@voorbeeld.invalid", created_at=AT
    )
    Lidmaatschap.objects.create(account=account, organisatie=cast.swv, rol="vervoerplanner", begin=OP)
    return viewer_of(account, OP)


def test_a_list_is_seen_by_who_plans_for_its_organisation_alone(cast, lijst):
    andere = elsewhere(cast)
    zien = {
        wie: list(ride_lists_for(getattr(cast, wie)))
        for wie in ("vervoerplanner", "beleid", "beheerder", "jeugdprofessional")
    }
    assert (zien, list(ride_lists_for(andere))) == (
        {"vervoerplanner": [lijst], "beleid": [], "beheerder": [], "jeugdprofessional": []}, [],
    )  # fmt: skip


@pytest.mark.parametrize("doe", ["bewaar", "haal weg", "vraag een plan", "schrijf een dag op"])
def test_who_plans_elsewhere_changes_nothing_here(cast, lijst, doe):
    andere, ref = elsewhere(cast), Ritleerling.objects.first().ref
    gedaan = {
        "bewaar": lambda: save_on_list(lijst_ref=lijst.ref, wat=rider("Nieuw"), by=andere, at=AT),
        "haal weg": lambda: remove_from_list(lijst_ref=lijst.ref, soort=Rijder, ref=ref, by=andere, at=AT),
        "vraag een plan": lambda: ask_ride_plan(
            lijst_ref=lijst.ref, sleutel="x", seconden=1, by=andere, at=AT
        ),
        "schrijf een dag op": lambda: write_exception(
            lijst_ref=lijst.ref, wat=Uitzondering("", "afwezig", ref, MAANDAG, MAANDAG), by=andere, at=AT
        ),
    }
    with pytest.raises(NotAllowed, match="Alleen wie voor deze organisatie het leerlingenvervoer plant"):
        gedaan[doe]()
    assert (names(lijst), Ritplan.objects.count(), Rituitzondering.objects.count()) == (
        ["Bodil A.", "Tjeerd M."], 0, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wie", "status"), [("vervoerplanner", 200), ("beleid", 403), ("beheerder", 403), ("moeder", 403)]
)
def test_the_page_of_a_list_is_for_who_plans_rides(cast, lijst, wie, status):
    antwoord = page(cast, "rittenlijst", lijst.ref, wie=wie)
    assert (antwoord.status_code, "Bodil A." in antwoord.content.decode()) == (status, status == 200)


def test_who_looks_is_written_down_and_nothing_can_be_read_in_the_database(cast, lijst):
    page(cast, "rittenlijst", lijst.ref)
    blik = Gebeurtenis.objects.filter(soort="ritten.bekeken").get()
    assert (blik.onderwerp_ref, blik.by_id, blik.doel) == (
        lijst.ref,
        cast.vervoerplanner.account_id,
        "vervoer",
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT gegevens FROM kaart_ritleerling")
        rijen = str(cursor.fetchall())
    assert [woord in rijen for woord in ("Bodil", "Kadewerf", "52.62", "99AA00")] == [False] * 4


# By hand and from a file --------------------------------------------------------------------------------------------

GOED = {
    "naam": "Wiebe O.", "postcode": "9901 ab", "school": "De Vuurtoren, Lindeveen", "dagen": ["ma", "wo"],
    "begint": "8.30", "eindigt": "14:15", "eindigt_wo": "12.15", "langste_rit": "45", "rolstoel": "on", "rijdt": "on",
}  # fmt: skip


def test_a_pupil_is_added_by_hand(cast, lijst):
    cast.client("vervoerplanner").post(reverse("kaart:ritleerling_nieuw", args=[lijst.ref]), GOED)
    wiebe = next(r for r in riders_of(lijst) if r.naam == "Wiebe O.")
    assert (wiebe.postcode, wiebe.punt, wiebe.school, wiebe.dagen, wiebe.begint, wiebe.eindigt_wo, wiebe.rolstoel) == (
        "9901 AB", (52.6, 5.3), "99AA00", ("ma", "wo"), 510, 735, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("veld", "waarde", "reden"),
    [
        ("naam", "bodil a.", "Deze naam staat al op de lijst: Bodil A."),
        ("postcode", "99", "Schrijf een postcode, bijvoorbeeld 1234 AB. Vier cijfers mag ook."),
        ("postcode", "1000", "Deze postcode is niet bekend. Vul bij ‘Precies punt’ in waar het is."),
        ("punt", "hier", "Schrijf een punt als twee getallen, bijvoorbeeld 52.6012, 5.3044."),
        (
            "school",
            "De Wolk",
            "Deze school is niet gevonden. Vul de code van zes tekens in, of de naam zoals in de lijst.",
        ),
        ("begint", "half negen", "Schrijf een tijd, bijvoorbeeld 8.30."),
        ("begint", "16.00", "Kies een tijd van 6.00 tot 10.30 uur."),
        ("langste_rit", "5", "Vul een heel getal in van 10 tot 180."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(cast, lijst, veld, waarde, reden):
    antwoord = cast.client("vervoerplanner").post(
        reverse("kaart:ritleerling_nieuw", args=[lijst.ref]), GOED | {veld: waarde}
    )
    assert (antwoord.status_code, reden in text(antwoord), len(names(lijst))) == (422, True, 2)


KOP = ";".join(LEERLINGKOLOMMEN)


def line(naam: str, **anders: str) -> str:
    rij = {
        "naam": naam,
        "postcode": "9901",
        "school": "99AA00",
        "dagen": "ma di",
        "begint": "8.30",
        "langste_rit": "60",
    } | anders
    return ";".join(rij.get(kolom, "") for kolom in LEERLINGKOLOMMEN)


def test_a_file_replaces_the_list_and_who_keeps_the_name_keeps_the_rides(cast, lijst):
    bodil = next(r.ref for r in riders_of(lijst) if r.naam == "Bodil A.")
    upload(
        cast,
        lijst,
        "\n".join([KOP, line("Bodil A."), "", line("Zeger D.", rolstoel="ja", punt="52,61 5,31")]),
    )
    nu = {r.naam: r for r in riders_of(lijst)}
    assert (list(nu), nu["Bodil A."].ref == bodil, nu["Zeger D."].rolstoel, nu["Zeger D."].punt) == (
        ["Bodil A.", "Zeger D."], True, True, (52.61, 5.31),
    )  # fmt: skip


def test_of_a_file_with_faults_nothing_is_read_and_every_row_is_named(cast, lijst):
    fout = [line("Goed"), line("", postcode="12"), line("Laat", begint="negen", rolstoel="misschien")]
    antwoord = upload(cast, lijst, "\n".join([KOP, *fout]))
    tekst = text(antwoord)
    zinnen = (
        "Rij 3, naam: Vul een naam of een kenmerk in.",
        "Rij 3, postcode: Schrijf een postcode, bijvoorbeeld 1234 AB. Vier cijfers mag ook.",
        "Rij 4, begint: Schrijf een tijd, bijvoorbeeld 8.30.",
        "Rij 4, rolstoel: schrijf ja of nee.",
    )
    assert ([zin in tekst for zin in zinnen], antwoord.status_code, names(lijst)) == (
        [True] * 4, 422, ["Bodil A.", "Tjeerd M."],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        ("naam;school\nA;B", "Deze kolommen ontbreken: postcode, dagen."),
        (f"{KOP};bsn\n", "Deze kolommen kennen we niet: bsn."),
        (KOP, "In dit bestand staan geen rijen."),
        ("\n".join([KOP, line("Dubbel"), line("dubbel")]), "Deze naam staat al op de lijst: Dubbel."),
    ],
)
def test_a_file_that_is_no_list_is_refused(cast, lijst, inhoud, reden):
    antwoord = upload(cast, lijst, inhoud)
    assert (antwoord.status_code, reden in text(antwoord), names(lijst)) == (
        422,
        True,
        ["Bodil A.", "Tjeerd M."],
    )


def test_the_example_can_be_read_after_filling_in_a_school_that_exists(cast, lijst):
    voorbeeld = (
        page(cast, "ritten_voorbeeld", "leerlingen").content.decode("utf-8-sig").replace("1234 AB", "9901 AB")
    )
    assert (upload(cast, lijst, voorbeeld).status_code, names(lijst)) == (302, ["Voorbeeld Een"])
    autos = page(cast, "ritten_voorbeeld", "voertuigen").content.decode("utf-8-sig").replace("1234", "9901")
    assert upload(cast, lijst, autos, "voertuigen").status_code == 302


# The plan -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rijders", "reden"),
    [([rider(rijdt=False)], "Er rijdt nog niemand mee. Zet eerst leerlingen op de lijst."), ([rider()], "")],
)
def test_a_plan_needs_someone_who_rides(cast, rijders, reden):
    lijst = ride_list(cast, *rijders)
    vraag = {"lijst_ref": lijst.ref, "sleutel": "s", "seconden": 1, "by": cast.vervoerplanner, "at": AT}
    if reden:
        with pytest.raises(Refusal, match=reden):
            ask_ride_plan(**vraag)
    else:
        assert ask_ride_plan(**vraag).toestand == Toestand.WACHT


def test_a_plan_is_counted_read_and_taken_along(cast, lijst):
    plan = counted_rides(cast, lijst)
    tekst = text(page(cast, "ritplan", plan.ref))
    assert ["2 leerlingen rijden mee in 1 auto" in tekst, "Dit is een voorstel." in tekst] == [True, True]
    assert "voorstel" in text(page(cast, "rittenlijst", lijst.ref))
    blad = text(page(cast, "ritlijst", plan.ref, 1))
    assert ["in: Bodil A." in blad, "Kadewerf 14" in blad, "De Vuurtoren, Lindeveen" in blad] == [True] * 3
    assert text(page(cast, "ritlijsten", plan.ref)).count("in: Bodil A.") == 2
    agenda = page(cast, "ritagenda", plan.ref, 1)
    assert (agenda["Content-Type"], agenda.content.decode().count("BEGIN:VEVENT"), b"Bodil" in agenda.content) == (
        "text/calendar", 2, False,
    )  # fmt: skip
    rijen = page(cast, "rittentabel", plan.ref).content.decode("utf-8-sig").splitlines()
    assert (rijen[0].split(";")[:4], len(rijen)) == (["auto", "dagen", "rit", "tijd"], 1 + 2 * 2 * 2)
    assert page(cast, "ritlijst", plan.ref, 2).status_code == 404


def test_a_plan_that_its_worker_gives_back_in_the_midst_goes_on_and_ends_well(cast, lijst):
    plan = ask_ride_plan(lijst_ref=lijst.ref, sleutel="p", seconden=1, by=cast.vervoerplanner, at=AT)
    assert not count_study(claim_study(AT), lambda: AT, must_leave=lambda: True)
    plan.refresh_from_db()
    assert (plan.toestand, plan.pogingen, plan.uitkomst) == (Toestand.WACHT, 0, {})
    assert count_study(claim_study(AT), lambda: AT)
    plan.refresh_from_db()
    rijders = {wie for dag in Rittenplan.from_json(plan.uitkomst).dagen for _, wie in dag.rides()}
    assert (plan.toestand, plan.pogingen, len(rijders)) == (Toestand.KLAAR, 1, 2)


def test_of_a_worker_that_was_taken_for_dead_nothing_is_written(cast, lijst):
    """After ten silent minutes another has the plan; what the first one finds after all is thrown away."""
    plan = ask_ride_plan(lijst_ref=lijst.ref, sleutel="p", seconden=0, by=cast.vervoerplanner, at=AT)
    oud = claim_study(AT)
    assert (oud, claim_study(AT)) == (plan, None)
    nieuw = claim_study(AT + timedelta(minutes=11))
    assert [count_study(taak, lambda: AT) for taak in (oud, nieuw)] == [False, True]


def test_a_plan_that_waits_is_stopped_at_once(cast, lijst):
    plan = ask_ride_plan(lijst_ref=lijst.ref, sleutel="p", seconden=1, by=cast.vervoerplanner, at=AT)
    stop_ride_plan(ref=plan.ref, by=cast.vervoerplanner, at=AT)
    plan.refresh_from_db()
    assert (plan.toestand, claim_study(AT)) == (Toestand.GESTOPT, None)
    with pytest.raises(Refusal, match="Er is niets te stoppen"):
        stop_ride_plan(ref=plan.ref, by=cast.vervoerplanner, at=AT)
    with pytest.raises(Refusal, match="Dit plan is nog niet klaar"):
        use_ride_plan(ref=plan.ref, by=cast.vervoerplanner, at=AT)


def test_a_small_change_keeps_the_others_and_says_what_changes(cast):
    lijst = ride_list(
        cast, rider(vast=True), rider("Tjeerd M.", punt=(52.625, 5.305)), autos=[vehicle(), vehicle("Bus 2")]
    )
    use_ride_plan(ref=counted_rides(cast, lijst).ref, by=cast.vervoerplanner, at=AT)
    save_on_list(
        lijst_ref=lijst.ref, wat=rider("Nieuw N.", punt=(52.63, 5.31)), by=cast.vervoerplanner, at=AT
    )
    nieuw = counted_rides(cast, lijst, "q" * 16)
    tekst = text(page(cast, "ritplan", nieuw.ref))
    assert ["Nieuw N. heen, elke schooldag geen rit" in tekst, "Wat verandert er?" in tekst] == [True, True]
    autos = {
        (wie, rit.deel): rit.voertuig
        for plan in Ritplan.objects.all()
        for dag in Rittenplan.from_json(plan.uitkomst).dagen
        for rit, wie in dag.rides()
    }  # fmt: skip
    assert len(set(autos.values())) == 1


def test_of_who_is_taken_off_the_list_an_old_plan_keeps_no_name(cast, lijst):
    plan = counted_rides(cast, lijst)
    bodil = next(r.ref for r in riders_of(lijst) if r.naam == "Bodil A.")
    remove_from_list(lijst_ref=lijst.ref, soort=Rijder, ref=bodil, by=cast.vervoerplanner, at=AT)
    tekst = text(page(cast, "ritlijst", plan.ref, 1))
    assert ("Bodil A." in tekst, "leerling die niet meer op de lijst staat" in tekst) == (False, True)


def test_only_the_plan_in_use_and_the_one_before_are_kept(cast, lijst):
    plannen = [counted_rides(cast, lijst, letter * 16) for letter in "abc"]
    for n, plan in enumerate(plannen):
        use_ride_plan(ref=plan.ref, by=cast.vervoerplanner, at=AT + timedelta(hours=n))
    assert set(Ritplan.objects.values_list("ref", flat=True)) == {plannen[1].ref, plannen[2].ref}


# Removal ------------------------------------------------------------------------------------------------------------


def test_a_list_goes_with_everything_on_it(cast, lijst):
    counted_rides(cast, lijst)
    cast.client("vervoerplanner").post(reverse("kaart:rittenlijst_weg", args=[lijst.ref]))
    assert [tabel.objects.count() for tabel in (Rittenlijst, Ritleerling, Ritplan)] == [0, 0, 0]


def test_a_list_goes_by_itself_some_time_after_its_last_day(cast, lijst):
    assert [list(ended_rides(TOT + timedelta(days=n))) for n in (-1, 0)] == [[], [lijst]]


@pytest.mark.parametrize(
    ("tot", "reden"),
    [
        (OP - timedelta(days=1), "Kies een dag die nog komt."),
        (OP + timedelta(days=400), "Een lijst geldt hoogstens een jaar. Maak daarna een nieuwe."),
    ],
)
def test_a_list_is_for_a_year_at_most(cast, tot, reden):
    velden = {"naam": "Lijst", "tot": tot.isoformat(), "begeleiders": "0", "sleutel": "s"}
    antwoord = cast.client("vervoerplanner").post(reverse("kaart:rittenlijst_nieuw"), velden)
    assert (antwoord.status_code, reden in text(antwoord), Rittenlijst.objects.count()) == (422, True, 0)
