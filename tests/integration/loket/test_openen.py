"""From a question to a dossier: a new one, the one of the same child, or its regisseur."""

from datetime import date, timedelta

import pytest

from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.dossier.public import Deel, DelingGegevens, Grondslag
from knooppunt.loket.actions.openen import add_to_dossier
from knooppunt.loket.actions.versturen import send_question
from knooppunt.loket.actions.vertellen import add_words, save_answers, start_question
from knooppunt.loket.queries.openen import lookalikes
from knooppunt.loket.rules.vraag import Verteller
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, OP, Cast
from tests.integration.loket.behandeling import answer, events, open_tasks, ref, to_dossier
from tests.integration.loket.verhalen import BEZOEKER, GEHEIM, SITE, antwoorden, sent, zicht

pytestmark = pytest.mark.django_db


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
