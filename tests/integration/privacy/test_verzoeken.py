"""Parents and pupils use their rights: asked, answered in time with a reason, and it has its effect."""

import io
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest
from django.urls import reverse

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.models import Correctie, Dossier, Kind, Pauze, Regisseur
from knooppunt.dossier.queries.kring import dossier_for
from knooppunt.privacy.actions.bewaren import keep_and_remove
from knooppunt.privacy.actions.verzoek_melden import tell_of_late_requests
from knooppunt.privacy.actions.verzoeken import (
    Vraag,
    decide_request,
    extend_request,
    lift_pause,
    make_request,
    pause_meanwhile,
    withdraw_request,
)
from knooppunt.privacy.models import Aankondiging, Verzoek
from knooppunt.privacy.queries.verzoeken import all_pieces, request_for
from knooppunt.privacy.rules.verzoek import Verzoeksoort, Verzoekstatus
from knooppunt.toegang.models import Account, Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.public import knooppunt_self, viewer_of
from tests.factories import AT, OP
from tests.factories.plan import Planspel

pytestmark = pytest.mark.django_db
S = Verzoeksoort


@pytest.fixture
def functionaris(cast):
    account = Account.objects.create(
        naam="Fatima Bos", soort="professional", email="fg@voorbeeld.invalid", created_at=AT
    )
    Lidmaatschap.objects.create(
        account=account, organisatie=cast.swv, rol="privacyfunctionaris", begin=date(2020, 8, 1)
    )
    return viewer_of(account, OP)


@pytest.fixture
def spel(cast, functionaris):
    """Ilyas' dossier with a plan, in which the adviser is regisseur and the mentor thinks along."""
    spel = Planspel(cast)
    cast.join(spel.dossier, "adviseur")
    cast.join(spel.dossier, "jeugdhulpverlener")
    Regisseur.objects.create(gezin=spel.dossier.kind.gezin, account=cast.account("adviseur"), vanaf=OP)
    return spel


def ask(cast, dossier, soort, wie="moeder", tekst="Dit klopt niet.", **anders):
    viewer = getattr(cast, wie)
    zicht = dossier_for(viewer, dossier.ref)
    vraag = Vraag(soort=soort, tekst=tekst, **anders)
    return make_request(zicht=zicht, vraag=vraag, by=viewer, at=AT)


def answer(cast, verzoek, besluit=Verzoekstatus.TOEGEWEZEN, wie="adviseur", reden="U hebt gelijk.", **anders):
    return decide_request(
        verzoek_ref=verzoek.ref, besluit=besluit, reden=reden, by=getattr(cast, wie), at=AT, **anders
    )


def piece(cast, dossier, begin, wie="moeder"):
    """The first piece whose place begins with these words."""
    zicht = dossier_for(getattr(cast, wie), dossier.ref)
    return next(stuk for stuk in all_pieces(zicht) if stuk.waar.startswith(begin))


def sees(cast, wie, dossier):
    return dossier_for(getattr(cast, wie), dossier.ref) is not None


def test_a_request_has_a_clock_a_task_and_a_receipt_that_says_nothing(cast, spel, mailoutbox):
    verzoek = ask(cast, spel.dossier, S.BEPERKEN)
    taak = Taak.objects.get(sleutel=f"verzoek:{verzoek.ref}")
    assert (verzoek.antwoord_voor, taak.voor, taak.account) == (
        date(2026, 12, 16), date(2026, 12, 16), cast.account("adviseur"),
    )  # fmt: skip
    brief = mailoutbox[-1]
    assert (brief.to, "16 december 2026" in brief.body, "Ilyas" in brief.body) == (
        ["moeder@voorbeeld.invalid"], True, False,
    )  # fmt: skip


def test_the_same_question_is_asked_once(cast, spel):
    assert ask(cast, spel.dossier, S.BEPERKEN) == ask(cast, spel.dossier, S.BEPERKEN)


def test_an_objection_to_access_goes_to_the_regisseur_and_who_keeps_watch(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("jeugdhulpverlener").ref)
    taken = Taak.objects.filter(sleutel=f"verzoek:{verzoek.ref}")
    assert {(t.account_id, t.organisatie_id, t.rol) for t in taken} == {
        (cast.account("adviseur").pk, None, ""), (None, cast.swv.pk, "privacyfunctionaris"),
    }  # fmt: skip
    assert verzoek.antwoord_voor == date(2026, 11, 30)


def test_granted_it_pauses_the_access_at_once_and_the_family_sees_since_when(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("jeugdhulpverlener").ref)
    assert sees(cast, "jeugdhulpverlener", spel.dossier)
    answer(cast, verzoek)
    assert not sees(cast, "jeugdhulpverlener", spel.dossier)
    html = cast.client("moeder").get(reverse("privacy:mijn")).content.decode()
    assert "Mo Jansen ziet dit dossier niet, sinds 16 november 2026" in html


def test_a_pause_holds_for_the_coordinator_of_the_school_too(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("coordinator").ref)
    answer(cast, verzoek)
    assert not sees(cast, "coordinator", spel.dossier)
    assert (
        cast.client("coordinator").get(reverse("dossier:dossier", args=[spel.dossier.ref])).status_code == 404
    )


def test_refused_the_access_stays_with_the_reason(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("jeugdhulpverlener").ref)
    pause_meanwhile(verzoek_ref=verzoek.ref, by=cast.adviseur, at=AT)
    assert not sees(cast, "jeugdhulpverlener", spel.dossier)
    answer(cast, verzoek, Verzoekstatus.AFGEWEZEN, reden="Mo helpt Ilyas elke week thuis.")
    assert sees(cast, "jeugdhulpverlener", spel.dossier)
    html = cast.client("moeder").get(reverse("privacy:verzoek", args=[verzoek.ref])).content.decode()
    assert "Mo helpt Ilyas elke week thuis." in html
    assert "autoriteitpersoonsgegevens.nl" in html
    assert "Fatima Bos" in html


def test_nobody_decides_about_their_own_access(cast, spel, functionaris):
    """About the regisseur the coordinator of the school decides, and nobody tells the regisseur."""
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("adviseur").ref)
    assert request_for(cast.adviseur, verzoek.ref) is None
    with pytest.raises(NotAllowed, match=r"Dit verzoek is niet aan u\."):
        answer(cast, verzoek)
    answer(cast, verzoek, wie="coordinator")
    assert not sees(cast, "adviseur", spel.dossier)


def test_who_keeps_watch_decides_only_when_there_is_nobody_else(cast, spel, functionaris):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    besluit = {"besluit": Verzoekstatus.AFGEWEZEN, "reden": "De school moet dit weten.", "at": AT}
    with pytest.raises(NotAllowed, match="Alleen wie het dossier leidt kan dit beslissen"):
        decide_request(verzoek_ref=verzoek.ref, by=functionaris, **besluit)
    Regisseur.objects.all().delete()
    Dossier.objects.update(school=None)
    decide_request(verzoek_ref=verzoek.ref, by=functionaris, **besluit)
    assert Verzoek.objects.get().status == "afgewezen"


@pytest.mark.parametrize("wie", ["vader", "mentor", "jeugdhulpverlener", "vreemde_ouder", "beheerder"])
def test_a_request_is_read_by_who_asked_who_decides_and_who_keeps_watch(cast, spel, functionaris, wie):
    """Not by the other parent: a parent may ask something without the other knowing."""
    cast.join(spel.dossier, "vader", "ouder")
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    url = reverse("privacy:verzoek", args=[verzoek.ref])
    assert cast.client("moeder").get(url).status_code == 200
    assert cast.client("adviseur").get(url).status_code == 200
    assert cast.client(wie).get(url).status_code == 404
    assert request_for(functionaris, verzoek.ref) is not None


def test_the_timeline_says_what_changed_and_not_who_asked(cast, spel):
    ask(cast, spel.dossier, S.BEZWAAR)
    html = (
        cast.client("coordinator").get(reverse("dossier:tijdlijn", args=[spel.dossier.ref])).content.decode()
    )
    assert "over de eigen gegevens" not in html
    assert Gebeurtenis.objects.filter(soort="verzoek.gedaan", dossier_ref="").count() == 1


def test_a_correction_shows_the_old_words_and_the_new(cast, spel):
    doel = spel.doel
    stuk = piece(cast, spel.dossier, "doel")
    verzoek = ask(cast, spel.dossier, S.CORRECTIE, stuk=stuk, nieuw="Ilyas vraagt om een pauze")
    oud = doel.tekst
    answer(cast, verzoek)
    doel.refresh_from_db()
    assert doel.tekst == "Ilyas vraagt om een pauze"
    html = cast.client("coordinator").get(reverse("dossier:plan", args=[spel.dossier.ref])).content.decode()
    assert f'Eerst stond er: <q class="kp-tekst">{oud}</q>' in html


def test_for_a_part_the_decider_finds_the_words(cast, spel):
    stuk = piece(cast, spel.dossier, "doel")
    verzoek = ask(cast, spel.dossier, S.CORRECTIE, stuk=stuk, nieuw="Alles is de schuld van school")
    answer(cast, verzoek, Verzoekstatus.DEELS, nieuw="School en thuis zoeken samen naar rust")
    spel.doel.refresh_from_db()
    assert (spel.doel.tekst, Verzoek.objects.get().nieuw) == ("School en thuis zoeken samen naar rust",) * 2


def test_erased_words_are_kept_nowhere(cast, spel):
    stuk = piece(cast, spel.dossier, "doel")
    eerst = ask(cast, spel.dossier, S.CORRECTIE, stuk=stuk, nieuw="Anders geschreven doel")
    answer(cast, eerst)
    nu = piece(cast, spel.dossier, "doel")
    verzoek = ask(cast, spel.dossier, S.WISSEN, stuk=nu)
    answer(cast, verzoek)
    spel.doel.refresh_from_db()
    verzoek.refresh_from_db()
    woorden = [spel.doel.tekst, verzoek.oud, verzoek.nieuw]
    woorden += [w for c in Correctie.objects.all() for w in (c.oud, c.nieuw)]
    assert [w for w in woorden if stuk.tekst in w or "Anders geschreven doel" in w] == []
    assert Correctie.objects.filter(gewist=True).count() == 2


def test_the_words_of_the_mother_are_changed_by_nobody_else(cast, spel):
    cast.join(spel.dossier, "vader", "ouder")
    spel.dossier.kind.gezin.leden.create(
        naam="Karim Bouzid", relatie="vader", gezag=True, account=cast.account("vader")
    )
    stuk = piece(cast, spel.dossier, "Wat gaat er goed?", "vader")
    with pytest.raises(Refusal, match="Dit zijn de eigen woorden van iemand anders"):
        ask(cast, spel.dossier, S.CORRECTIE, "vader", stuk=stuk, nieuw="Niets gaat goed")
    assert ask(cast, spel.dossier, S.WISSEN, "moeder", stuk=stuk).stuk == stuk.sleutel


def test_a_piece_of_a_part_that_is_not_seen_is_not_offered(cast, spel):
    zicht = dossier_for(cast.jeugdhulpverlener, spel.dossier.ref)
    assert [s.waar for s in all_pieces(zicht) if s.deel] == []
    assert [s.waar for s in all_pieces(dossier_for(cast.moeder, spel.dossier.ref)) if s.deel] != []


def test_stop_using_it_pauses_everyone_but_the_family_and_who_decides(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEPERKEN)
    answer(cast, verzoek)
    wie = ("moeder", "adviseur", "coordinator", "mentor", "jeugdhulpverlener")
    assert [sees(cast, w, spel.dossier) for w in wie] == [True, True, False, False, False]
    lift_pause(verzoek_ref=verzoek.ref, by=cast.moeder, at=AT)
    assert [sees(cast, w, spel.dossier) for w in wie] == [True] * 5
    assert Pauze.objects.filter(opgeheven_at=None).count() == 0


def test_a_whole_dossier_is_erased_two_weeks_after_it_was_closed(cast, spel):
    verzoek = ask(cast, spel.dossier, S.WISSEN)
    with pytest.raises(Refusal, match=r"Sluit eerst het dossier af\."):
        answer(cast, verzoek)
    Dossier.objects.update(status="afgesloten", afgesloten_at=AT)
    answer(cast, verzoek)
    assert Aankondiging.objects.get().wissen_op == OP + timedelta(days=14)
    for dagen in (1, 13, 14):
        at = AT + timedelta(days=dagen)
        keep_and_remove(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)
        assert Dossier.objects.exists() is (dagen < 14)


def test_a_request_that_runs_keeps_the_dossier_from_being_removed(cast, spel):
    Dossier.objects.update(status="afgesloten", afgesloten_at=AT)
    drie_jaar = AT + timedelta(days=3 * 365 + 2)
    for at in (drie_jaar, drie_jaar + timedelta(days=50)):
        keep_and_remove(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)
        if at == drie_jaar:
            verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    assert Dossier.objects.exists()
    withdraw_request(verzoek_ref=verzoek.ref, by=cast.moeder, at=AT)
    at = drie_jaar + timedelta(days=51)
    keep_and_remove(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)
    assert not Dossier.objects.exists()


def test_longer_is_said_in_time_with_the_reason(cast, spel, mailoutbox):
    verzoek = ask(cast, spel.dossier, S.INZAGE)
    extend_request(verzoek_ref=verzoek.ref, reden="Wij zoeken in het archief.", by=cast.adviseur, at=AT)
    verzoek.refresh_from_db()
    assert (verzoek.status, verzoek.antwoord_voor) == ("verlengd", date(2027, 2, 16))
    assert Taak.objects.get(sleutel=f"verzoek:{verzoek.ref}").voor == date(2027, 2, 16)
    assert "16 februari 2027" in mailoutbox[-1].body


def test_who_keeps_watch_is_told_when_an_answer_is_late(cast, spel, functionaris):
    verzoek = ask(cast, spel.dossier, S.INZAGE)
    assert late_at(verzoek.antwoord_voor) == ("0 verzoeken zijn te laat.", 0)
    assert late_at(verzoek.antwoord_voor + timedelta(days=1)) == ("1 verzoeken zijn te laat.", 1)
    answer(cast, verzoek)
    assert Taak.objects.filter(soort="verzoek.te_laat", gedaan_at__isnull=True).count() == 0


def late_at(dag):
    at = datetime(dag.year, dag.month, dag.day, 3, tzinfo=UTC)
    zin = tell_of_late_requests(at=at, by=knooppunt_self(at), voortgang=lambda klaar, totaal: None)
    return zin, Taak.objects.filter(soort="verzoek.te_laat", gedaan_at__isnull=True).count()


def test_withdrawn_nobody_has_to_answer_and_a_pause_ends(cast, spel):
    verzoek = ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("jeugdhulpverlener").ref)
    pause_meanwhile(verzoek_ref=verzoek.ref, by=cast.adviseur, at=AT)
    withdraw_request(verzoek_ref=verzoek.ref, by=cast.moeder, at=AT)
    assert sees(cast, "jeugdhulpverlener", spel.dossier)
    assert not Taak.objects.filter(sleutel=f"verzoek:{verzoek.ref}", gedaan_at=None).exists()


def test_only_who_asked_withdraws(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    with pytest.raises(NotAllowed, match=r"Alleen wie het vroeg kan het intrekken\."):
        withdraw_request(verzoek_ref=verzoek.ref, by=cast.adviseur, at=AT)


def test_a_professional_asks_nothing_for_the_family(cast, spel):
    with pytest.raises(NotAllowed, match=r"Alleen de ouders en de leerling zelf kunnen dit doen\."):
        ask(cast, spel.dossier, S.WISSEN, "mentor")


def test_someone_without_access_cannot_be_objected_to(cast, spel):
    with pytest.raises(Refusal, match="Kies iemand die nu in dit dossier kan kijken"):
        ask(cast, spel.dossier, S.TOEGANG, over_ref=cast.account("leerplicht").ref)


def test_the_letter_has_the_answer_and_where_to_complain(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    answer(cast, verzoek, Verzoekstatus.AFGEWEZEN, reden="De wet zegt dat dit drie jaar blijft.")
    response = cast.client("adviseur").get(reverse("privacy:brief", args=[verzoek.ref]))
    tekst = " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(response.content)).pages)
    tekst = " ".join(tekst.split())
    assert "De wet zegt dat dit drie jaar blijft." in tekst
    assert "Autoriteit Persoonsgegevens" in tekst


def test_by_the_pages_a_mother_asks_and_the_regisseur_answers(cast, spel):
    moeder, url = cast.client("moeder"), reverse("privacy:vragen", args=[spel.dossier.ref, "correctie"])
    stuk = piece(cast, spel.dossier, "doel")
    assert (
        moeder.post(url, {"stuk": stuk.sleutel, "nieuw": "", "tekst": "Zo is het niet."}).status_code == 422
    )
    response = moeder.post(
        url, {"stuk": stuk.sleutel, "nieuw": "Rust in de klas", "tekst": "Zo is het niet."}
    )
    ref = Verzoek.objects.get().ref
    assert response.url == reverse("privacy:verzoek", args=[ref])
    besluit = reverse("privacy:besluiten", args=[ref])
    adviseur = cast.client("adviseur")
    assert adviseur.post(besluit, {"besluit": "toegewezen", "nieuw": "", "reden": ""}).status_code == 422
    assert (
        adviseur.post(besluit, {"besluit": "toegewezen", "nieuw": "", "reden": "Klopt."}).status_code == 302
    )
    assert "Rust in de klas" in moeder.get(reverse("dossier:plan", args=[spel.dossier.ref])).content.decode()


def test_the_list_is_for_who_leads_and_who_keeps_watch(cast, spel, functionaris):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    url = reverse("privacy:verzoeken")
    statussen = {wie: cast.client(wie).get(url).status_code for wie in ("adviseur", "moeder", "beheerder")}
    assert statussen == {"adviseur": 200, "moeder": 403, "beheerder": 403}
    assert verzoek.ref in cast.client("adviseur").get(url).content.decode()
    assert verzoek.ref not in cast.client("coordinator_elders").get(url).content.decode()


def test_seeing_a_request_is_a_look_with_its_purpose(cast, spel):
    verzoek = ask(cast, spel.dossier, S.BEZWAAR)
    cast.client("adviseur").get(reverse("privacy:verzoek", args=[verzoek.ref]))
    blik = Gebeurtenis.objects.filter(soort="dossier.bekeken").latest("id")
    assert (blik.by, blik.doel, blik.dossier_ref) == (cast.account("adviseur"), "rechten", spel.dossier.ref)


@pytest.mark.parametrize(("jaren", "ziet"), [(17, True), (18, False)])
def test_from_18_parents_see_nothing_unless_the_pupil_shows_it(cast, jaren, ziet):
    dossier = cast.dossier()
    cast.join(dossier, "leerling", "leerling")
    vandaag = datetime.now(tz=UTC).date()
    Kind.objects.update(
        account=cast.account("leerling"), geboortedatum=vandaag.replace(year=vandaag.year - jaren, day=1)
    )
    url = reverse("dossier:dossier", args=[dossier.ref])
    assert (cast.client("moeder").get(url).status_code == 200) is ziet
    if not ziet:
        leerling, moeder = cast.client("leerling"), cast.account("moeder")
        assert "Wat zien je ouders nog?" in leerling.get(reverse("privacy:mijn")).content.decode()
        meelezen = reverse("privacy:meelezen", args=[dossier.ref, moeder.ref])
        assert leerling.post(meelezen, {"delen": ["onderwijs"]}).status_code == 302
        zicht = dossier_for(viewer_of(moeder, vandaag), dossier.ref)
        assert {d.value for d in zicht.delen} == {"onderwijs"}
        assert zicht.feiten.is_family(viewer_of(moeder, vandaag)) is False
        leerling.post(meelezen, {"delen": []})
        assert cast.client("moeder").get(url).status_code == 404


def test_only_the_pupil_chooses_what_a_parent_sees(cast):
    dossier = cast.dossier()
    moeder = cast.account("moeder")
    url = reverse("privacy:meelezen", args=[dossier.ref, moeder.ref])
    assert cast.client("moeder").post(url, {"delen": ["zorg"]}).status_code == 422


@pytest.mark.parametrize(("wie", "status"), [("moeder", 200), ("leerling", 200), ("adviseur", 404)])
def test_mijn_privacy_is_for_parents_and_pupils(cast, wie, status):
    cast.dossier()
    assert cast.client(wie).get(reverse("privacy:mijn")).status_code == status


def test_mijn_privacy_shows_the_own_children_only(cast):
    cast.dossier()
    assert "Ilyas" in cast.client("moeder").get(reverse("privacy:mijn")).content.decode()
    assert "Ilyas" not in cast.client("vreemde_ouder").get(reverse("privacy:mijn")).content.decode()
