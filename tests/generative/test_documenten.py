"""A document is in the list exactly when its policy lets someone see it, and only then does its file come."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knooppunt.bestanden.models import Bestand
from knooppunt.bestanden.rules.uitslag import Uitslag
from knooppunt.dossier.models import Document, Dossier
from knooppunt.dossier.policies.documenten import may_see_document
from knooppunt.dossier.queries.documenten import (
    document_for,
    documents_page,
    documents_to_take,
    facts_of_document,
    removed_documents,
    visible_documents,
    waits,
)
from knooppunt.dossier.queries.kring import dossier_for, facts_of
from knooppunt.dossier.rules.kring import DEELBAAR, Deel
from tests.factories import AT
from tests.factories.documenten import put_document
from tests.generative.test_zichtbaarheid import DELINGEN, DOSSIER, FUNCTIES, build, drie

__all__ = ["drie"]  # the fixture with three dossiers
pytestmark = pytest.mark.django_db

STAND = st.tuples(st.sampled_from(["klaar", "wacht"]), st.booleans(), st.booleans())
"""Whether it waits for the scanner, was taken away, and was added by the viewer."""


@pytest.fixture
def documenten(cast, drie, settings, tmp_path: Path):
    """In each dossier one document in each part."""
    settings.BESTANDENMAP = tmp_path
    for dossier in drie:
        cast.join(dossier, "moeder", "ouder")
        for deel in DEELBAAR:
            put_document(dossier, cast.moeder, deel=deel, at=AT)
    return list(Document.objects.order_by("pk"))


def set_states(cast, documenten, standen, viewer_id):
    for document, (wacht, is_weg, eigen) in zip(documenten, standen, strict=True):
        Bestand.objects.filter(pk=document.bestand_id).update(
            uitslag=Uitslag.WACHT.value if wacht == "wacht" else Uitslag.SCHOON.value
        )
        wie = viewer_id if eigen else cast.account("moeder").pk
        Document.objects.filter(pk=document.pk).update(
            toegevoegd_by=wie, weg_at=AT if is_weg else None, weg_by=wie if is_weg else None
        )


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    example=st.tuples(st.lists(DOSSIER, min_size=3, max_size=3), FUNCTIES, DELINGEN),
    standen=st.lists(STAND, min_size=9, max_size=9),
)
def test_list_item_download_and_policy_say_the_same(cast, drie, documenten, example, standen):
    viewer = build(cast, drie, example)
    set_states(cast, documenten, standen, viewer.account_id)
    for dossier in Dossier.objects.filter(pk__in=[d.pk for d in drie]):
        zicht, feiten = dossier_for(viewer, dossier.ref), facts_of(dossier)
        alle = list(dossier.documenten.select_related("bestand"))
        mag = {d.ref for d in alle if may_see_document(viewer, feiten, facts_of_document(d))}
        weg = {d.ref for d in alle if d.weg_at}
        if zicht is None:
            assert mag == set()
            continue
        zichtbaar = {d.ref for d in visible_documents(zicht, viewer)}
        assert (zichtbaar, {d.ref for d in removed_documents(zicht, viewer)}) == (mag - weg, mag & weg)
        assert {d.ref for d in documents_page(zicht, viewer).documenten} == zichtbaar
        assert {d.ref for d in alle if document_for(zicht, viewer, d.ref)} == zichtbaar
        klaar = {d.ref for d in alle if not waits(d)}
        assert {d.ref for d in documents_to_take(zicht, viewer)} == zichtbaar & klaar


def test_the_examples_hide_and_show(cast, drie, documenten):
    """There is something to see and something to hide: who works at the school sees less than everything."""
    dossier = drie[0]
    cast.join(dossier, "coordinator")
    zicht = dossier_for(cast.coordinator, dossier.ref)
    assert zicht is not None
    gezien = {Deel(d.deel) for d in visible_documents(zicht, cast.coordinator)}
    assert (gezien < set(DEELBAAR), bool(gezien)) == (True, True)
