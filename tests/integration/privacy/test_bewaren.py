"""What has been kept long enough is announced, held while needed, and removed with proof; the figures stay."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.models import Dossier, Gezin, Gezinslid, Kind, Meldcode, Regisseur, Uitnodiging
from knooppunt.dossier.rules.kring import KindGegevens
from knooppunt.loket.models import Sleutel, Vraag
from knooppunt.monitor.queries import TELLERS
from knooppunt.privacy.actions import bewaren
from knooppunt.privacy.actions.bewaren import keep_and_remove, proof_of
from knooppunt.privacy.actions.uitstel import end_hold, hold
from knooppunt.privacy.models import Aankondiging, Vernietiging
from knooppunt.privacy.opdrachten import table_of
from knooppunt.privacy.queries.bewaren import what_would_go
from knooppunt.privacy.queries.persoonsgegevens import own_models
from knooppunt.privacy.rules.bewaren import Uitstelreden
from knooppunt.toegang.models import Account, Bericht, Gebeurtenis, Taak
from knooppunt.toegang.public import anonymise_account, knooppunt_self, viewer_of
from tests.factories import AT, OP
from tests.factories.plan import Planspel
from tests.integration.loket.verhalen import draft, sent

pytestmark = pytest.mark.django_db
DICHT = AT + timedelta(days=1)
TERMIJN_VOORBIJ = datetime(2029, 11, 17, 2, 0, tzinfo=UTC)
ZES_WEKEN = timedelta(weeks=6)


def night(at: datetime = TERMIJN_VOORBIJ) -> str:
    return keep_and_remove(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)


def close(dossier: Dossier, at: datetime = DICHT) -> Dossier:
    Dossier.objects.filter(pk=dossier.pk).update(status="afgesloten", afgesloten_at=at)
    dossier.refresh_from_db()
    return dossier


@pytest.fixture
def dossier(cast):
    """A closed dossier with everything in it: a plan, a team, a regisseur."""
    spel = Planspel(cast)
    spel.horen().voorleggen()
    cast.join(spel.dossier, "adviseur")
    Regisseur.objects.create(gezin=spel.dossier.kind.gezin, account=cast.account("adviseur"), vanaf=OP)
    return close(spel.dossier)


def later(cast, wie: str):
    return viewer_of(cast.account(wie), TERMIJN_VOORBIJ.date())


def announced(soort: str = "dossier") -> Aankondiging:
    return Aankondiging.objects.get(soort=soort)


def midnight(jaar: int) -> datetime:
    """When a school year begins."""
    return timezone.make_aware(datetime(jaar, 8, 1))


def counts() -> dict[str, dict[str, int]]:
    """What the monitor counts in every school year that there is."""
    return {
        f"{soort} {jaar}": teller(midnight(jaar), midnight(jaar + 1))
        for soort, teller in TELLERS.items()
        for jaar in range(2024, 2031)
    }


def rows_of_the_dossier() -> set[str]:
    """Tables with rows that are only there because of a dossier."""
    blijft = {"toegang", "organisaties", "wegwijzer"}
    return {
        m._meta.label
        for m in own_models()
        if m._meta.app_label not in blijft and m.objects.exists() and m is not Vernietiging
    }


def test_before_its_term_is_almost_over_nothing_happens(dossier):
    night(TERMIJN_VOORBIJ - ZES_WEKEN - timedelta(days=1))
    assert not Aankondiging.objects.filter(soort="dossier").exists()
    assert Dossier.objects.filter(wissen_op=None).exists()


def test_a_removal_is_announced_six_weeks_before_to_the_family_and_who_leads(cast, dossier, mailoutbox):
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    dossier.refresh_from_db()
    assert dossier.wissen_op == date(2029, 11, 17)
    assert {(t.account.naam, t.voor) for t in Taak.objects.filter(gedaan_at=None, sleutel__startswith="bewaren:")} == {
        ("Samira Bouzid", date(2029, 11, 17)), ("Peter Hoekstra", date(2029, 11, 17)),
    }  # fmt: skip
    assert [
        (m.to, "17 november 2029" in m.body, "Ilyas" in m.body) for m in mailoutbox if "dossier" in m.subject
    ] == [(["moeder@voorbeeld.invalid"], True, False)]


def test_what_was_due_long_ago_still_waits_six_weeks(dossier):
    laat = TERMIJN_VOORBIJ + timedelta(days=400)
    night(laat)
    assert announced().wissen_op == laat.date() + ZES_WEKEN


def test_on_its_day_a_dossier_goes_with_everything_that_was_only_in_it(cast, dossier, mailoutbox):
    voor = rows_of_the_dossier()
    assert {"dossier.Dossier", "dossier.Kind", "dossier.Gezin", "dossier.Doel", "dossier.Gehoord"} <= voor
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    night()
    assert rows_of_the_dossier() == set()
    assert not Taak.objects.filter(dossier_ref=dossier.ref).exists()
    assert Vernietiging.objects.get(soort="dossier").ref in mailoutbox[-1].body


def test_the_proof_says_how_much_and_when_and_of_nobody(cast, dossier):
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    night()
    bewijs = Vernietiging.objects.get(soort="dossier")
    assert (bewijs.aantallen["dossier.Dossier"], bewijs.aantallen["dossier.Kind"], bewijs.doen, bewijs.at) == (
        1, 1, "verwijderen", TERMIJN_VOORBIJ,
    )  # fmt: skip
    tekst = f"dossier\n{TERMIJN_VOORBIJ.isoformat()}\n{dossier.ref}"
    assert bewijs.bewijs == hashlib.sha256(tekst.encode()).hexdigest()
    velden = " ".join(str(getattr(bewijs, veld.name)) for veld in bewijs._meta.concrete_fields)
    assert [naam for naam in ("Ilyas", "Bouzid", "Samira", dossier.ref) if naam in velden] == []
    regels = Gebeurtenis.objects.filter(soort="bewaren.gewist", gegevens__wat="dossier")
    assert [(g.onderwerp_ref, g.gegevens["bewijs"]) for g in regels] == [(bewijs.ref, bewijs.bewijs)]


def test_the_figures_of_past_years_stay_the_same(cast, dossier):
    for nummer in range(3):
        ander = cast.dossier(
            kind=KindGegevens(f"Kind{nummer}", "Vos", date(2016, 1, 1 + nummer), "9901"), ouders=[],
            gemeente=None if nummer == 2 else cast.gemeentegebied, at=AT + timedelta(days=200 * nummer),
        )  # fmt: skip
        close(ander, AT + timedelta(days=200 * nummer + 9))
    sent(cast)
    voor = counts()
    assert voor["dossiers 2026"] == {"Lindeveen": 3}
    for dag in range(0, 1600, 20):
        night(AT + timedelta(days=dag))
    assert (Dossier.objects.count(), Vraag.objects.count()) == (0, 0)
    assert counts() == voor


def test_a_question_that_became_a_dossier_goes_with_it(cast):
    vraag, _ = sent(cast)
    dossier = close(cast.dossier())
    Vraag.objects.filter(pk=vraag.pk).update(status="dossier", dossier=dossier)
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    night()
    assert (Dossier.objects.count(), Vraag.objects.count()) == (0, 0)


def test_a_brother_or_sister_keeps_the_family(cast, dossier):
    zus = cast.dossier(
        kind=Kind.objects.create(
            gezin=dossier.kind.gezin, voornaam="Yara", achternaam="Bouzid", geboortedatum=date(2011, 3, 2), klank="jr"
        ), ouders=[],
    )  # fmt: skip
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    night()
    assert [d.pk for d in Dossier.objects.all()] == [zus.pk]
    assert (Gezin.objects.count(), Gezinslid.objects.count(), Kind.objects.count()) == (1, 1, 1)


def test_a_dossier_that_is_opened_again_is_not_removed(dossier):
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    Dossier.objects.update(status="open", afgesloten_at=None)
    night(TERMIJN_VOORBIJ - timedelta(days=9))
    assert Dossier.objects.get().wissen_op is None
    assert not Aankondiging.objects.filter(soort="dossier").exists()
    assert not Taak.objects.filter(gedaan_at=None, sleutel__startswith="bewaren:").exists()


def test_what_someone_still_needs_stays_until_the_last_day(cast, dossier):
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    tot = TERMIJN_VOORBIJ.date() + timedelta(days=30)
    hold(
        aankondiging_ref=announced().ref, reden=Uitstelreden.BEZWAAR, toelichting="Het loopt nog.",
        tot=tot, by=later(cast, "adviseur"), at=TERMIJN_VOORBIJ - timedelta(days=9),
    )  # fmt: skip
    night()
    night(TERMIJN_VOORBIJ + timedelta(days=30))
    assert Dossier.objects.count() == 1
    night(TERMIJN_VOORBIJ + timedelta(days=31))
    assert Dossier.objects.count() == 0


def test_a_hold_that_ends_lets_it_go_the_next_night(cast, dossier):
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    ref, by = announced().ref, later(cast, "adviseur")
    wat = {"reden": Uitstelreden.HULP, "toelichting": "De hulp loopt door.", "tot": date(2030, 6, 1)}
    hold(aankondiging_ref=ref, by=by, at=TERMIJN_VOORBIJ - timedelta(days=9), **wat)
    end_hold(aankondiging_ref=ref, by=by, at=TERMIJN_VOORBIJ - timedelta(days=1))
    with pytest.raises(Refusal, match=r"Het wissen is niet uitgesteld\."):
        end_hold(aankondiging_ref=ref, by=by, at=TERMIJN_VOORBIJ)
    night()
    assert Dossier.objects.count() == 0


@pytest.mark.parametrize("wie", ["moeder", "mentor", "coordinator_elders", "vreemde_ouder"])
def test_who_does_not_lead_the_dossier_keeps_nothing_longer(cast, dossier, wie):
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    with pytest.raises(NotAllowed, match="Alleen wie dit dossier leidt of de regio beheert kan dit doen"):
        hold(
            aankondiging_ref=announced().ref, reden=Uitstelreden.HULP, toelichting="Nodig.",
            tot=date(2030, 1, 1), by=later(cast, wie), at=TERMIJN_VOORBIJ,
        )  # fmt: skip


def test_killed_half_way_the_next_night_goes_on(cast, dossier, monkeypatch):
    tweede = close(cast.dossier(kind=KindGegevens("Noor", "Kok", date(2016, 2, 3), "9901"), ouders=[]))
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    echt, gedaan = bewaren.prove, []

    def stop_at_the_second(*args):
        if gedaan:
            raise KeyboardInterrupt
        gedaan.append(args)
        return echt(*args)

    monkeypatch.setattr(bewaren, "prove", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        night()
    monkeypatch.undo()
    assert [d.pk for d in Dossier.objects.all()] == [tweede.pk]
    night()
    assert (Dossier.objects.count(), Vernietiging.objects.filter(soort="dossier").count()) == (0, 2)


def test_twice_is_once(dossier):
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    taken = Taak.objects.filter(sleutel=f"bewaren:{announced().ref}")
    assert (Aankondiging.objects.filter(soort="dossier").count(), taken.count()) == (1, 2)


def test_what_nobody_looks_for_goes_without_a_word(cast):
    draft(cast)
    dossier = cast.dossier()
    Uitnodiging.objects.create(
        dossier=dossier, token_hash="x", email="x@voorbeeld.invalid", naam="X", hoedanigheid="gast",
        uitgenodigd_by=cast.account("coordinator"), created_at=AT, verloopt_op=OP,
    )  # fmt: skip
    Bericht.objects.create(aan="x@voorbeeld.invalid", onderwerp="Dag", created_at=AT)
    Taak.objects.create(
        sleutel="x",
        soort="x",
        tekst="x",
        url="/",
        account=cast.account("mentor"),
        created_at=AT,
        gedaan_at=AT,
    )
    night(AT + timedelta(days=200))
    over = (
        Vraag.objects.count(),
        Sleutel.objects.count(),
        Uitnodiging.objects.count(),
        Bericht.objects.count(),
    )
    assert over == (0, 0, 0, 0)
    assert set(Vernietiging.objects.values_list("soort", flat=True)) == {"concept", "uitnodiging", "mail"}
    night(AT + timedelta(days=400))
    assert not Taak.objects.filter(sleutel="x").exists()


def test_an_account_without_a_reason_is_anonymised(cast, dossier, mailoutbox):
    """The mother of a removed dossier: nothing needs her account any more. Who has a role stays."""
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    night()
    night(TERMIJN_VOORBIJ + timedelta(days=1))
    assert ["moeder@voorbeeld.invalid"] in [m.to for m in mailoutbox if "account" in m.subject]
    night(TERMIJN_VOORBIJ + ZES_WEKEN + timedelta(days=1))
    moeder = Account.objects.get(pk=cast.account("moeder").pk)
    assert (moeder.naam, moeder.email, moeder.is_active) == ("iemand van vroeger", None, False)
    assert cast.account("coordinator").naam == Account.objects.get(pk=cast.account("coordinator").pk).naam
    assert not moeder.has_usable_password()


def test_anonymising_leaves_nothing_of_who_it_was(cast):
    vol = Account.objects.create(
        naam="Anna Vos", soort="ouder", email="anna@voorbeeld.invalid", created_at=AT, last_login=AT,
        geboortedatum=date(1980, 1, 1), taal="en", demonstratie_uitleg="Moeder", inlognaam="annavos",
        email_gevraagd="nieuw@voorbeeld.invalid",
    )  # fmt: skip
    blijft = {"id", "ref", "soort", "created_at", "demonstratie_volgorde"}
    was = {veld.name: getattr(vol, veld.name) for veld in vol._meta.concrete_fields}
    anonymise_account(ref=vol.ref, by=knooppunt_self(AT), at=AT)
    vol.refresh_from_db()
    zelfde = {naam for naam, waarde in was.items() if getattr(vol, naam) == waarde}
    assert zelfde - blijft == set()


def test_an_account_that_is_used_again_stays(cast):
    vreemd = cast.account("vreemde_ouder")
    night(AT + timedelta(days=200))
    assert Aankondiging.objects.filter(soort="account", onderwerp_ref=vreemd.ref).exists()
    Account.objects.filter(pk=vreemd.pk).update(last_login=AT + timedelta(days=210))
    night(AT + timedelta(days=211))
    assert not Aankondiging.objects.filter(soort="account", onderwerp_ref=vreemd.ref).exists()


def test_who_looked_in_a_living_dossier_keeps_a_name_for_five_years(cast):
    dossier = cast.dossier()
    cast.join(dossier, "mentor")
    cast.client("mentor").get(reverse("dossier:dossier", args=[dossier.ref]))
    mentor = cast.account("mentor")
    mentor.lidmaatschappen.all().delete()
    mentor.betrokken_bij.all().delete()
    Account.objects.filter(pk=mentor.pk).update(last_login=None)
    keek = Gebeurtenis.objects.get(by=mentor, soort="dossier.bekeken").at
    night(keek + timedelta(days=5 * 365))
    assert not Aankondiging.objects.filter(soort="account", onderwerp_ref=mentor.ref).exists()
    night(keek + timedelta(days=6 * 365))
    assert Aankondiging.objects.filter(soort="account", onderwerp_ref=mentor.ref).exists()


def test_the_record_of_events_stays_whole(cast, dossier):
    voor = Gebeurtenis.objects.count()
    night(TERMIJN_VOORBIJ - ZES_WEKEN)
    night()
    assert Gebeurtenis.objects.filter(dossier_ref=dossier.ref).count() > voor
    call_command("check")


def test_the_dry_run_changes_nothing_and_says_what_would_go(dossier):
    voor = (Dossier.objects.count(), Aankondiging.objects.count(), Gebeurtenis.objects.count())
    tekst = table_of(what_would_go((TERMIJN_VOORBIJ - ZES_WEKEN).date()))
    assert "dossier                  1        0        0" in tekst
    assert (Dossier.objects.count(), Aankondiging.objects.count(), Gebeurtenis.objects.count()) == voor


def test_the_owner_sees_what_goes_and_who_keeps_watch_sees_no_name(cast, dossier):
    night(datetime.now(tz=UTC) + timedelta(days=1200))
    ref = announced().ref
    regisseur = cast.client("adviseur").get(reverse("privacy:bewaren")).content.decode()
    beheerder = cast.client("beheerder").get(reverse("privacy:bewaren")).content.decode()
    assert ("Ilyas" in regisseur, ref in regisseur) == (True, True)
    assert ("Ilyas" in beheerder, ref in beheerder) == (False, True)
    assert Gebeurtenis.objects.filter(doel="bewaren", by=cast.account("adviseur")).count() == 1


@pytest.mark.parametrize(
    ("wie", "status"), [("adviseur", 200), ("beheerder", 200), ("moeder", 403), ("beleid", 403)]
)
def test_the_page_is_for_who_leads_dossiers_or_keeps_watch(cast, wie, status):
    assert cast.client(wie).get(reverse("privacy:bewaren")).status_code == status


def test_a_dossier_of_another_is_not_found_on_the_page_of_the_hold(cast, dossier):
    night(datetime.now(tz=UTC) + timedelta(days=1200))
    url = reverse("privacy:uitstellen", args=[announced().ref])
    assert [cast.client(wie).get(url).status_code for wie in ("adviseur", "coordinator_elders")] == [200, 404]


def test_the_hold_is_put_on_and_taken_off_by_the_page(cast, dossier):
    night(datetime.now(tz=UTC) + timedelta(days=1200))
    ref = announced().ref
    client, url = cast.client("adviseur"), reverse("privacy:uitstellen", args=[ref])
    tot = (datetime.now(tz=UTC) + timedelta(days=90)).date()
    assert client.post(url, {"reden": "hulp", "toelichting": "", "tot": tot}).status_code == 422
    assert client.post(url, {"reden": "hulp", "toelichting": "De hulp loopt.", "tot": tot}).status_code == 302
    assert "De hulp loopt." in client.get(reverse("privacy:bewaren")).content.decode()
    assert client.post(reverse("privacy:niet_uitstellen", args=[ref])).status_code == 302
    assert "De hulp loopt." not in client.get(reverse("privacy:bewaren")).content.decode()


def test_the_mark_depends_on_every_reference():
    assert proof_of("taak", AT, ["a", "b"]) != proof_of("taak", AT, ["ab"])


def test_a_register_of_the_meldcode_keeps_the_dossier_and_nobody_reads_why(cast, dossier):
    register = Meldcode.objects.create(
        dossier=dossier, organisatie=cast.school, begonnen_by=cast.account("coordinator"), begonnen_at=DICHT
    )
    night(TERMIJN_VOORBIJ)
    assert not Aankondiging.objects.filter(soort="dossier").exists()
    Meldcode.objects.filter(pk=register.pk).update(afgesloten_at=DICHT + timedelta(days=100))
    night(TERMIJN_VOORBIJ)
    assert not Aankondiging.objects.filter(soort="dossier").exists()
    night(TERMIJN_VOORBIJ + timedelta(days=100))
    assert announced().onderwerp_ref == dossier.ref
