"""What can happen to a question: each action with its success, its refusals and their reasons, and the event."""

from datetime import date, timedelta

import pytest
from django.core import mail

from knooppunt.basis.referentie import nieuwe_referentie
from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.public import Deel, DelingGegevens, Grondslag, OuderGegevens
from knooppunt.loket.actions.behandelen import assign, pass_on, react
from knooppunt.loket.actions.openen import add_to_dossier, open_dossier_from_question
from knooppunt.loket.actions.sleutels import invite_parent, mail_link
from knooppunt.loket.actions.versturen import send_question
from knooppunt.loket.actions.vertellen import add_words, save_answers, sign_story, start_question, throw_away
from knooppunt.loket.models import Geinformeerde, Sleutel, Toestemming, Vertelling, Vraag
from knooppunt.loket.policies import may_read_question
from knooppunt.loket.queries.openen import NIEUW, lookalikes
from knooppunt.loket.queries.sleutel import key_hash, question_by_key
from knooppunt.loket.queries.vragen import facts_of, is_late, question_for, visible_questions, worklist
from knooppunt.loket.rules.vraag import Verteller
from knooppunt.toegang.models import Gebeurtenis, Lidmaatschap, Taak
from knooppunt.toegang.public import viewer_of
from tests.factories import AT, OP, PEOPLE, Cast
from tests.integration.loket.verhalen import BEZOEKER, GEHEIM, SITE, antwoorden, begin, draft, sent, zicht

pytestmark = pytest.mark.django_db


def ref() -> str:
    return nieuwe_referentie()


def events() -> list[str]:
    return list(Gebeurtenis.objects.filter(soort__startswith="vraag.").values_list("soort", flat=True))


def open_tasks() -> list[tuple[str, str]]:
    taken = Taak.objects.filter(gedaan_at__isnull=True).select_related("account", "organisatie")
    return [(t.account.naam if t.account else t.organisatie.naam, t.tekst) for t in taken]


# Telling ------------------------------------------------------------------------------------------------------------


def test_of_a_key_only_the_hash_is_kept(cast: Cast):
    _, sleutel = begin()
    assert [s.hash for s in Sleutel.objects.all()] == [key_hash(sleutel)]
    assert key_hash(sleutel) != sleutel


def test_a_key_of_a_wrong_shape_is_refused(cast: Cast):
    with pytest.raises(Refusal, match="Er ging iets mis met dit formulier"):
        begin(sleutel="kort")


def test_a_pupil_who_is_too_young_begins_nothing(cast: Cast):
    with pytest.raises(Refusal, match="te jong om dit alleen te vertellen"):
        begin(Verteller.LEERLING, geboren=date(2016, 1, 1))
    assert Vraag.objects.count() == 0


def test_a_draft_that_nobody_went_on_with_is_thrown_away_after_its_term(cast: Cast):
    begin()
    begin(at=AT + timedelta(days=31))
    assert Vraag.objects.count() == 1


def test_a_draft_past_its_day_is_not_opened_any_more(cast: Cast):
    _, sleutel = begin()
    later = viewer_of(cast.account("moeder"), OP + timedelta(days=30))
    assert question_by_key(later, sleutel) is None


def test_saving_keeps_a_draft_another_full_term(cast: Cast):
    vraag, _ = begin()
    save_answers(vraag=vraag, antwoorden={"nodig": "x"}, by=BEZOEKER, at=AT + timedelta(days=20))
    vraag.refresh_from_db()
    assert vraag.verloopt_op == OP + timedelta(days=50)


def test_after_sending_nothing_that_was_told_can_be_changed(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(Refusal, match="Dit verhaal is al verstuurd"):
        save_answers(vraag=vraag, antwoorden={"nodig": "anders"}, by=BEZOEKER, at=AT)
    with pytest.raises(Refusal, match="Dit verhaal is al verstuurd"):
        throw_away(vraag=vraag, by=BEZOEKER, at=AT)


def test_one_address_gets_a_few_links_a_day_whichever_story_they_are_for(cast: Cast):
    for _ in range(5):
        mail_link(vraag=begin()[0], email="moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT)
    with pytest.raises(Refusal, match="al een paar keer een link gemaild"):
        mail_link(vraag=begin()[0], email="Moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT)
    mail_link(
        vraag=begin()[0], email="moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT + timedelta(days=2)
    )
    assert len(mail.outbox) == 6


def test_the_mailed_link_opens_the_draft_and_the_mail_tells_nothing(cast: Cast):
    vraag, _ = draft(cast)
    mail_link(vraag=vraag, email="moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT)
    tekst = mail.outbox[0].body
    sleutel = tekst.split("/vertel/")[1].split("/")[0]
    assert zicht(sleutel).vraag == vraag
    assert "Ilyas" not in tekst
    assert GEHEIM not in tekst


def test_a_story_told_in_english_gets_english_mail(cast: Cast):
    vraag, _ = begin(taal="en")
    mail_link(vraag=vraag, email="moeder@voorbeeld.invalid", site=SITE, by=BEZOEKER, at=AT)
    assert mail.outbox[0].subject == "Continue your story"


# Sending ------------------------------------------------------------------------------------------------------------


def test_sending_writes_the_story_down_records_consent_and_promises_a_date(cast: Cast):
    vraag, _ = sent(cast, mag_gemeente="nee")
    assert (vraag.status, vraag.concept, vraag.reageer_voor) == ("verstuurd", {}, date(2026, 11, 23))
    assert dict(Vertelling.objects.get().antwoorden)["nodig"] == GEHEIM
    gekozen = {t.partij: (t.mag, t.gegeven_door) for t in Toestemming.objects.all()}
    assert gekozen == {
        "school": (True, "Samira Bouzid"), "gemeente": (False, "Samira Bouzid"), "swv": (True, "Samira Bouzid"),
    }  # fmt: skip
    assert events() == ["vraag.begonnen", "vraag.bewaard", "vraag.verstuurd"]


def test_sending_finds_the_owner_and_puts_it_on_that_persons_list(cast: Cast):
    vraag, _ = sent(cast)
    assert (vraag.eigenaar.naam, vraag.eigenaar_reden) == ("Joke Visser", "school")
    assert [g.account.naam for g in Geinformeerde.objects.all()] == ["Peter Hoekstra", "Linda van Dam"]
    assert open_tasks() == [("Joke Visser", f"Beantwoord vraag {vraag.code}")]


def test_a_school_that_may_not_know_does_not_get_it(cast: Cast):
    vraag, _ = sent(cast, mag_school="nee")
    assert vraag.eigenaar.naam == "Peter Hoekstra"
    assert not may_read_question(cast.coordinator, facts_of(vraag, OP))


def test_an_incomplete_story_is_refused_with_all_that_is_missing(cast: Cast):
    vraag, _ = draft(cast, nodig="", verteller_naam="")
    with pytest.raises(Refusal) as refusal:
        send_question(vraag=vraag, site=SITE, by=BEZOEKER, at=AT)
    assert refusal.value.reasons == ("Vertel nog wat er nodig is.", "Vul nog in wie dit vertelt.")


def test_nobody_found_is_on_the_worklist_with_a_task_and_the_teller_sees_it(cast: Cast):
    Lidmaatschap.objects.filter(rol__in=["schoolcoordinator", "gemeente_contact"]).delete()
    vraag, _ = sent(cast, mag_swv="nee")
    assert vraag.eigenaar is None
    assert open_tasks() == [("Samenwerkingsverband Waterrijk", f"Zoek iemand voor vraag {vraag.code}")]
    assert [regel.code for regel in worklist(cast.adviseur)] == [vraag.code]


def test_a_postcode_outside_every_region_is_never_silence(cast: Cast):
    vraag, _ = sent(cast, woon_pc4="1234", school="weet_niet")
    assert vraag.eigenaar is None
    assert [regel.woon_pc4 for regel in worklist(cast.adviseur)] == ["1234"]


def test_while_a_region_has_no_adviser_the_administrator_reads_that_nobody_has_it(cast: Cast):
    Lidmaatschap.objects.filter(rol="swv_adviseur").delete()
    vraag, _ = sent(cast, woon_pc4="1234", school="weet_niet")
    taak = Taak.objects.get(sleutel=f"vraag:{vraag.ref}")
    assert (taak.rol, taak.tekst) == ("beheerder", f"Zoek iemand voor vraag {vraag.code}")


def test_a_question_that_is_late_is_on_the_worklist_of_the_adviser(cast: Cast):
    vraag, _ = sent(cast)
    op_tijd, te_laat = (
        viewer_of(cast.account("adviseur"), dag) for dag in (date(2026, 11, 23), date(2026, 11, 24))
    )
    assert [is_late(vraag, v.op) for v in (op_tijd, te_laat)] == [False, True]
    assert [len(worklist(v)) for v in (op_tijd, te_laat)] == [0, 1]


# Who sees what ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie", sorted(PEOPLE))
def test_the_list_and_the_policy_agree_for_everyone(cast: Cast, wie: str):
    sent(cast)
    sent(cast, mag_school="nee")
    draft(cast)
    viewer = getattr(cast, wie)
    per_beleid = {v.pk for v in Vraag.objects.all() if may_read_question(viewer, facts_of(v, OP))}
    assert set(visible_questions(viewer).values_list("pk", flat=True)) == per_beleid


def test_a_draft_is_seen_by_no_professional(cast: Cast):
    vraag, _ = draft(cast)
    assert [wie for wie in PEOPLE if question_for(getattr(cast, wie), vraag.ref)] == []


# Handling -----------------------------------------------------------------------------------------------------------


def answer(cast: Cast, vraag: Vraag, soort: str = "antwoord", **anders):
    gegevens = {
        "vraag": vraag,
        "soort": soort,
        "tekst": "Ik bel u.",
        "ref": ref(),
        "site": SITE,
        "by": cast.coordinator,
        "at": AT,
    }
    reactie = react(**(gegevens | anders))
    vraag.refresh_from_db()
    return reactie


@pytest.mark.parametrize(
    ("soort", "status"), [("antwoord", "opgepakt"), ("wedervraag", "wacht"), ("advies", "advies")]
)
def test_the_owner_reacts_and_the_teller_gets_a_mail_without_the_text(cast: Cast, soort: str, status: str):
    vraag, _ = sent(cast)
    mail.outbox.clear()
    answer(cast, vraag, soort)
    assert (vraag.status, vraag.reactie_at) == (status, AT)
    assert events()[-1] == f"vraag.{soort}"
    assert [("Ik bel u." in m.body) for m in mail.outbox] == [False]


def test_only_the_owner_reacts(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(NotAllowed, match="Een ander behandelt deze vraag"):
        answer(cast, vraag, by=cast.adviseur)


def test_an_empty_reaction_is_refused(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(Refusal, match="Schrijf eerst uw bericht"):
        answer(cast, vraag, tekst="  ")


def test_after_an_advice_there_is_no_reaction_until_the_teller_asks_again(cast: Cast):
    vraag, sleutel = sent(cast)
    answer(cast, vraag, "advies")
    with pytest.raises(Refusal, match="afgesloten met een advies"):
        answer(cast, vraag)
    add_words(zicht=zicht(sleutel), tekst="Het helpt niet.", ref=ref(), by=BEZOEKER, at=AT)
    vraag.refresh_from_db()
    assert (vraag.status, vraag.reactie_at, vraag.reageer_voor) == ("opgepakt", None, date(2026, 11, 23))
    assert events()[-2:] == ["vraag.heropend", "vraag.aangevuld"]


def test_an_answer_of_the_teller_brings_the_question_back_to_the_owner(cast: Cast):
    vraag, sleutel = sent(cast)
    answer(cast, vraag, "wedervraag")
    assert open_tasks() == []
    add_words(zicht=zicht(sleutel), tekst="Naar buiten gaan.", ref=ref(), by=BEZOEKER, at=AT)
    vraag.refresh_from_db()
    assert vraag.status == "opgepakt"
    assert open_tasks() == [("Joke Visser", f"Lees wat er is bijverteld bij vraag {vraag.code}")]


def membership(cast: Cast, wie: str) -> int:
    return Lidmaatschap.objects.get(account=cast.account(wie)).pk


def give(cast: Cast, vraag: Vraag, wie: str, **anders) -> None:
    gegevens = {
        "vraag": vraag,
        "naar": membership(cast, wie),
        "reden": "Zij kent de regio.",
        "ref": ref(),
        "site": SITE,
    }
    pass_on(**(gegevens | {"by": cast.coordinator, "at": AT} | anders))
    vraag.refresh_from_db()


def test_passing_on_changes_the_owner_keeps_the_date_and_tells_why(cast: Cast):
    vraag, _ = sent(cast)
    give(cast, vraag, "adviseur")
    assert (vraag.eigenaar.naam, vraag.eigenaar_reden, vraag.reageer_voor) == (
        "Peter Hoekstra", "doorgegeven", date(2026, 11, 23),
    )  # fmt: skip
    assert [r.tekst for r in vraag.reacties.all()] == ["Zij kent de regio."]
    assert open_tasks() == [("Peter Hoekstra", f"Beantwoord vraag {vraag.code}")]
    assert question_for(cast.coordinator, vraag.ref) is None


def test_passing_on_without_a_reason_is_refused(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(Refusal, match="Schrijf waarom u de vraag doorgeeft"):
        give(cast, vraag, "adviseur", reden=" ")


@pytest.mark.parametrize("wie", ["jeugdprofessional", "coordinator_elders", "mentor"])
def test_passing_on_to_who_may_not_read_it_is_refused(cast: Cast, wie: str):
    vraag, _ = sent(cast, mag_gemeente="nee")
    with pytest.raises(Refusal, match="Deze persoon mag het verhaal niet lezen"):
        give(cast, vraag, wie)


def test_passing_on_is_for_the_owner(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(NotAllowed, match="Een ander behandelt deze vraag"):
        give(cast, vraag, "jeugdprofessional", by=cast.adviseur)


def test_the_keeper_of_the_worklist_finds_an_owner(cast: Cast):
    vraag, _ = sent(cast, woon_pc4="1234", school="weet_niet")
    assign(vraag=vraag, naar=membership(cast, "jeugdprofessional"), site=SITE, by=cast.adviseur, at=AT)
    vraag.refresh_from_db()
    assert (vraag.eigenaar.naam, vraag.eigenaar_reden) == ("Linda van Dam", "toegewezen")
    assert worklist(cast.adviseur) == []
    assert open_tasks() == [("Linda van Dam", f"Beantwoord vraag {vraag.code}")]


def test_who_does_not_keep_the_worklist_assigns_nothing(cast: Cast):
    vraag, _ = sent(cast, woon_pc4="1234", school="weet_niet")
    with pytest.raises(NotAllowed, match="Alleen wie de werklijst bewaakt"):
        assign(vraag=vraag, naar=membership(cast, "adviseur"), site=SITE, by=cast.coordinator, at=AT)


def test_a_question_that_has_someone_in_time_is_not_taken_away(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(NotAllowed, match="Deze vraag heeft al iemand, en die is nog op tijd"):
        assign(vraag=vraag, naar=membership(cast, "adviseur"), site=SITE, by=cast.adviseur, at=AT)


# A second parent ----------------------------------------------------------------------------------------------------


def invite(vraag: Vraag, **anders) -> str:
    sleutel = ref()
    gegevens = {
        "vraag": vraag,
        "naam": "Karim Bouzid",
        "relatie": "vader",
        "email": "",
        "sleutel": sleutel,
        "site": SITE,
    }
    invite_parent(**(gegevens | {"by": BEZOEKER, "at": AT} | anders))
    return sleutel


def test_a_signature_counts_for_the_story_that_was_signed(cast: Cast):
    vraag, _ = draft(cast)
    sleutel = invite(vraag)
    sign_story(zicht=zicht(sleutel), by=BEZOEKER, at=AT)
    save_answers(vraag=vraag, antwoorden={"nodig": "Iets heel anders"}, by=BEZOEKER, at=AT)
    vraag = send_question(vraag=vraag, site=SITE, by=BEZOEKER, at=AT)
    dossier = to_dossier(cast, vraag)
    assert dossier.verhalen.get().medeondertekend == []


def test_a_signed_story_is_signed_in_the_dossier_too(cast: Cast):
    vraag, _ = draft(cast)
    sign_story(zicht=zicht(invite(vraag)), by=BEZOEKER, at=AT)
    vraag = send_question(vraag=vraag, site=SITE, by=BEZOEKER, at=AT)
    assert to_dossier(cast, vraag).verhalen.get().medeondertekend == [
        {"naam": "Karim Bouzid", "op": "2026-11-16"}
    ]


def test_the_teller_cannot_sign_for_another(cast: Cast):
    _, sleutel = sent(cast)
    with pytest.raises(Refusal, match="Alleen een uitgenodigde ouder kan meetekenen"):
        sign_story(zicht=zicht(sleutel), by=BEZOEKER, at=AT)


def test_the_invitation_is_mailed_and_made_once(cast: Cast):
    vraag, _ = draft(cast)
    sleutel = ref()
    for _ in range(2):
        invite(vraag, email="vader@voorbeeld.invalid", sleutel=sleutel)
    assert [m.to for m in mail.outbox] == [["vader@voorbeeld.invalid"]]


# To a dossier -------------------------------------------------------------------------------------------------------


def to_dossier(cast: Cast, vraag: Vraag, **anders):
    gegevens = {
        "vraag": vraag, "keuze": NIEUW, "gegeven_door": "Samira Bouzid", "site": SITE, "by": cast.coordinator, "at": AT,
        "ouders": [OuderGegevens("Samira Bouzid", "moeder", True, "moeder@voorbeeld.invalid")],
        "delingen": [DelingGegevens(cast.school.pk, Deel.ONDERWIJS, Grondslag.TOESTEMMING, "Samira Bouzid")],
    }  # fmt: skip
    return open_dossier_from_question(**(gegevens | anders))


def test_the_story_and_what_was_added_are_in_the_dossier_unchanged(cast: Cast):
    vraag, sleutel = sent(cast)
    add_words(zicht=zicht(sleutel), tekst="Ook op zwemles.", ref=ref(), by=BEZOEKER, at=AT)
    dossier = to_dossier(cast, vraag)
    assert [v.antwoorden for v in dossier.verhalen.all()] == [
        [
            ["Wat gaat er goed?", "Hij tekent prachtig."], ["Wat vindt uw kind leuk?", "Dino's"],
            ["Wat is er nodig?", GEHEIM], ["Wie helpt er al?", "Oma"],
        ],
        [["Wat wilt u erbij vertellen?", "Ook op zwemles."]],
    ]  # fmt: skip
    assert events()[-1] == "vraag.dossier_geopend"
    assert open_tasks() == []


def test_what_is_told_after_opening_is_added_to_the_dossier(cast: Cast):
    vraag, sleutel = sent(cast)
    dossier = to_dossier(cast, vraag)
    add_words(
        zicht=zicht(sleutel), tekst="Hij slaapt weer.", ref=ref(), by=BEZOEKER, at=AT + timedelta(days=1)
    )
    assert dossier.verhalen.last().antwoorden == [["Wat wilt u erbij vertellen?", "Hij slaapt weer."]]


def test_a_school_with_which_nothing_is_shared_is_not_linked_to_the_dossier(cast: Cast):
    vraag, _ = sent(cast, mag_school="nee")
    swv = [DelingGegevens(cast.swv.pk, Deel.ONDERWIJS, Grondslag.TOESTEMMING, "Samira Bouzid")]
    assert to_dossier(cast, vraag, by=cast.adviseur, delingen=swv).school is None


def test_a_dossier_without_a_ground_is_refused(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(Refusal, match="Leg vast wat met wie mag worden gedeeld"):
        to_dossier(cast, vraag, delingen=[])


def test_only_the_owner_opens_a_dossier(cast: Cast):
    vraag, _ = sent(cast)
    with pytest.raises(NotAllowed, match="Een ander behandelt deze vraag"):
        to_dossier(cast, vraag, by=cast.adviseur)


def test_a_known_child_is_never_chosen_by_itself(cast: Cast):
    cast.dossier()
    vraag, _ = sent(cast)
    with pytest.raises(Refusal, match="Kies of het hetzelfde kind is"):
        to_dossier(cast, vraag, keuze="")
    assert to_dossier(cast, vraag).kind.ref != lookalikes(vraag)[0].ref


def test_the_story_is_added_to_the_open_dossier_of_the_same_child(cast: Cast):
    dossier = cast.dossier()
    vraag, _ = sent(cast)
    assert (
        add_to_dossier(vraag=vraag, keuze=dossier.kind.ref, site=SITE, by=cast.coordinator, at=AT) == dossier
    )
    assert dossier.verhalen.filter(vraag_ref=vraag.ref).count() == 1


def elsewhere(cast: Cast):
    """The same child has a dossier at another school, in which the owner of the question does not work."""
    return cast.dossier(school=cast.andere_school, by=cast.coordinator_elders)


def test_who_does_not_work_in_that_dossier_gives_it_to_the_regisseur(cast: Cast):
    dossier = elsewhere(cast)
    dossier.kind.gezin.regisseurs.create(account=cast.account("adviseur"), organisatie=cast.swv, vanaf=OP)
    vraag, _ = sent(cast)
    assert add_to_dossier(vraag=vraag, keuze=dossier.kind.ref, site=SITE, by=cast.coordinator, at=AT) is None
    vraag.refresh_from_db()
    assert (vraag.eigenaar.naam, vraag.eigenaar_reden) == ("Peter Hoekstra", "regisseur")
    assert open_tasks() == [("Peter Hoekstra", f"Voeg vraag {vraag.code} toe aan het dossier")]
    assert dossier.verhalen.count() == 1


def test_a_regisseur_who_may_not_read_it_does_not_get_it(cast: Cast):
    dossier = elsewhere(cast)
    dossier.kind.gezin.regisseurs.create(
        account=cast.account("jeugdprofessional"), organisatie=cast.gemeente, vanaf=OP
    )
    vraag, _ = sent(cast, mag_gemeente="nee")
    with pytest.raises(Refusal, match="De verteller wil niet dat deze organisatie "):
        add_to_dossier(vraag=vraag, keuze=dossier.kind.ref, site=SITE, by=cast.coordinator, at=AT)


def test_without_a_regisseur_it_says_whom_to_call(cast: Cast):
    dossier = elsewhere(cast)
    vraag, _ = sent(cast)
    with pytest.raises(Refusal, match="nog geen regisseur"):
        add_to_dossier(vraag=vraag, keuze=dossier.kind.ref, site=SITE, by=cast.coordinator, at=AT)


def test_a_pupil_who_told_it_takes_part_in_the_dossier(cast: Cast):
    sleutel = ref()
    vraag = start_question(
        verteller=Verteller.LEERLING,
        sleutel=sleutel,
        taal="nl",
        by=cast.leerling,
        at=AT,
        geboren=date(2011, 3, 2),
    )
    gegeven = antwoorden(cast, kind_voornaam="Yara", geboortedatum="2011-03-02")
    save_answers(vraag=vraag, antwoorden=gegeven, by=cast.leerling, at=AT)
    vraag = send_question(vraag=vraag, site=SITE, by=cast.leerling, at=AT)
    dossier = to_dossier(cast, vraag)
    assert dossier.kind.account == cast.account("leerling")
    assert dossier.betrokkenen.filter(account=cast.account("leerling"), hoedanigheid="leerling").exists()


def test_no_event_holds_a_name_or_a_word_of_the_story(cast: Cast):
    vraag, _ = sent(cast)
    answer(cast, vraag)
    to_dossier(cast, vraag)
    tekst = " ".join(str(g.gegevens) for g in Gebeurtenis.objects.all())
    assert [woord for woord in ("Ilyas", "Bouzid", "Samira", GEHEIM, "Ik bel u") if woord in tekst] == []
