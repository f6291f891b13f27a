"""Taking a document away, putting it back, and when it is gone for good."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from knooppunt.basis.datums import datum
from knooppunt.basis.verdict import NotAllowed, Refusal
from knooppunt.bestanden.models import Bestand
from knooppunt.dossier.actions.documenten import put_back, take_away
from knooppunt.dossier.actions.documenten_opruimen import empty_bin, forget_documents
from knooppunt.dossier.models import Document
from knooppunt.dossier.queries.kring import dossier_for
from tests.bestanden import foto
from tests.factories import AT, OP
from tests.factories.documenten import put_document
from tests.integration.dossier.documenten.formulier import text, url

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(days=1)


def test_what_was_taken_away_is_seen_by_nobody_and_can_be_put_back(cast, dossier):
    document = put_document(dossier, cast.moeder, titel="Verkeerde brief")
    client, school = cast.client("moeder"), cast.client("coordinator")
    client.post(url(dossier, "document_weg", document))
    weg = [w.get(url(dossier, "document_bestand", document)).status_code for w in (client, school)]
    lijst = text(client.get(url(dossier, "documenten")))
    assert (weg, "Weggehaald (1)" in lijst) == ([404, 404], True)
    client.post(url(dossier, "document_terug", document))
    assert school.get(url(dossier, "document_bestand", document)).status_code == 200


def test_who_may_not_put_it_back_does_not_see_that_something_was_taken_away(cast, dossier):
    document = put_document(dossier, cast.moeder, titel="Verkeerde brief")
    cast.client("moeder").post(url(dossier, "document_weg", document))
    pagina = text(cast.client("adviseur").get(url(dossier, "documenten")))
    assert ("Weggehaald" in pagina, "Verkeerde brief" in pagina) == (False, False)


def test_the_confirmation_says_until_when(cast, dossier):
    document = put_document(dossier, cast.moeder)
    pagina = text(cast.client("moeder").get(url(dossier, "document_weg", document)))
    assert datum(timezone.localdate() + timedelta(days=30)) in pagina


def test_who_leads_takes_away_what_someone_else_added(cast, dossier):
    document = put_document(dossier, cast.adviseur)
    take_away(
        zicht=dossier_for(cast.coordinator, dossier.ref), document=document, by=cast.coordinator, at=LATER
    )
    assert Document.objects.get().weg_by == cast.account("coordinator")


@pytest.mark.parametrize("wie", ["adviseur", "moeder"])
def test_another_member_of_the_circle_does_not(cast, dossier, wie):
    document = put_document(dossier, cast.coordinator)
    by = getattr(cast, wie)
    with pytest.raises(NotAllowed, match="Alleen wie dit toevoegde, en wie het dossier leidt"):
        take_away(zicht=dossier_for(by, dossier.ref), document=document, by=by, at=LATER)


@pytest.mark.parametrize(("dagen", "terug"), [(30, True), (31, False)])
def test_it_can_be_put_back_for_thirty_days(cast, dossier, dagen, terug):
    document = put_document(dossier, cast.moeder)
    zicht = dossier_for(cast.moeder, dossier.ref)
    take_away(zicht=zicht, document=document, by=cast.moeder, at=AT)
    later = replace(cast.moeder, op=OP + timedelta(days=dagen))
    if terug:
        put_back(zicht=zicht, document=document, by=later, at=AT + timedelta(days=dagen))
    else:
        with pytest.raises(Refusal, match="Dit document is te lang geleden weggehaald"):
            put_back(zicht=zicht, document=document, by=later, at=AT + timedelta(days=dagen))
    assert (Document.objects.get().weg_at is None) is terug


@pytest.mark.parametrize(("dagen", "over"), [(30, 1), (32, 0)])
def test_after_that_the_night_removes_it_with_its_file(
    cast, dossier, bestanden, dagen, over, django_capture_on_commit_callbacks
):
    document = put_document(dossier, cast.moeder, inhoud=foto())
    take_away(zicht=dossier_for(cast.moeder, dossier.ref), document=document, by=cast.moeder, at=AT)
    at = AT + timedelta(days=dagen)
    with django_capture_on_commit_callbacks(execute=True):
        empty_bin(at=at, by=cast.moeder, voortgang=lambda klaar, totaal: None)
    assert (Document.objects.count(), Bestand.objects.count(), len(list(bestanden.glob("??/*")))) == (
        over,
        over,
        2 * over,
    )


def test_when_a_dossier_goes_all_its_documents_and_files_go(
    cast, dossier, bestanden, django_capture_on_commit_callbacks
):
    eerste = put_document(dossier, cast.moeder, inhoud=foto())
    put_document(dossier, cast.moeder, vervangt=eerste)
    with django_capture_on_commit_callbacks(execute=True):
        aantal = forget_documents(dossier)
    assert (dict(aantal), Bestand.objects.count(), list(bestanden.glob("??/*"))) == (
        {"dossier.Document": 2, "bestanden.Bestand": 2}, 0, [],
    )  # fmt: skip
