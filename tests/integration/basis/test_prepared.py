"""A prepared read answers as the queryset that it was made of, and builds it once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from knooppunt.basis.prepared import keep_related, prepared
from knooppunt.dossier.models import Betrokkene, Dossier
from knooppunt.dossier.public import KindGegevens
from knooppunt.toegang.models import Gebeurtenis
from tests.factories import AT, OP

KIND = KindGegevens("Noor", "de Vries", date(2015, 1, 1), "9901")
pytestmark = pytest.mark.django_db


def circle(dossier: Any, dag: Any) -> QuerySet[Betrokkene]:
    geldt = Q(tot__isnull=True) | Q(tot__gt=dag)
    return Betrokkene.objects.filter(geldt, dossier_id=dossier, vanaf__lte=dag).select_related(
        "account", "organisatie"
    )


def test_models_come_with_what_was_joined(cast):
    dossier = cast.dossier()
    cast.join(dossier, "mentor")
    zelfde = [(b, b.account, b.organisatie, b.vanaf) for b in circle(dossier.pk, OP)]
    gevonden = prepared(circle)(dossier.pk, OP)
    with CaptureQueriesContext(connection) as gevraagd:
        assert [(b, b.account, b.organisatie, b.vanaf) for b in gevonden] == zelfde
    assert len(gevraagd) == 0


def test_moments_truth_values_and_documents_come_back_as_they_are(cast):
    cast.dossier()

    def happened(sinds: Any) -> QuerySet[Any]:
        return Gebeurtenis.objects.filter(at__gte=sinds).values_list(
            "at", "gegevens", "by__is_active", "namens"
        )

    assert prepared(happened)(AT) == list(happened(AT)) != []
    assert prepared(happened)(AT + timedelta(seconds=1)) == list(happened(AT + timedelta(seconds=1)))


def test_a_collection_may_have_any_length(cast):
    pks = [cast.dossier().pk]

    def refs(pks: Any) -> QuerySet[Any]:
        return Dossier.objects.filter(pk__in=pks).values_list("ref", flat=True)

    read = prepared(refs)
    assert [read(p) for p in ([], pks, [0, *pks], [0])] == [list(refs(p)) for p in ([], pks, [0, *pks], [0])]


def test_none_asks_for_what_is_not_there(cast):
    dossier = cast.dossier()

    def of_school(school: Any) -> QuerySet[Any]:
        return Dossier.objects.filter(school_id=school).values_list("pk", flat=True)

    assert [prepared(of_school)(s) for s in (None, dossier.school_id)] == [[], [dossier.pk]]


def test_the_queryset_is_built_once_for_each_form(cast):
    dossier, gebouwd = cast.dossier(), []

    @prepared
    def first(ref: Any, *, aantal: int) -> QuerySet[Any]:
        gebouwd.append(aantal)
        return Dossier.objects.filter(ref=ref).values_list("ref", flat=True)[:aantal]

    antwoorden = [first(ref, aantal=n) for n in (1, 2) for ref in (dossier.ref, "onbekend", dossier.ref)]
    assert (gebouwd, antwoorden) == ([1, 2], [[dossier.ref], [], [dossier.ref]] * 2)


def test_a_row_that_is_gone_is_gone_at_once(cast):
    dossier = cast.dossier()
    plaats = cast.join(dossier, "mentor")
    read = prepared(circle)
    assert plaats in read(dossier.pk, OP)
    Betrokkene.objects.filter(pk=plaats.pk).update(tot=OP)
    assert plaats not in read(dossier.pk, OP)


def test_rows_of_another_shape_are_refused(cast):
    with pytest.raises(TypeError) as refusal:
        prepared(lambda: Dossier.objects.values("pk"))()
    assert str(refusal.value) == "a prepared read gives models or values_list"


def test_kept_rows_answer_for_the_relation(cast):
    dossier = cast.dossier()
    rijen = list(dossier.betrokkenen.all())
    keep_related(dossier, "betrokkenen", rijen)
    with CaptureQueriesContext(connection) as gevraagd:
        assert [(b, b.dossier) for b in dossier.betrokkenen.all()] == [(b, dossier) for b in rijen]
    assert len(gevraagd) == 0


def test_a_filter_on_kept_rows_never_reaches_those_of_another(cast):
    dossier, ander = cast.dossier(), cast.dossier(kind=KIND, ouders=[])
    keep_related(dossier, "betrokkenen", list(dossier.betrokkenen.all()))
    assert {b.dossier_id for b in dossier.betrokkenen.filter(vanaf__lte=OP)} == {dossier.pk}
    assert ander.betrokkenen.exists()
