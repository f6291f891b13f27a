"""A document comes into a dossier, is replaced, taken away and put back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.verdict import Refusal, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.bestanden.public import Geweigerd, Ontvangen, keep_file, receive
from knooppunt.dossier.actions.kring import mark_changed
from knooppunt.dossier.models import Document, Dossier
from knooppunt.dossier.policies.documenten import may_add_document, may_add_somewhere, may_take_away
from knooppunt.dossier.queries.documenten import facts_of_document, stored_bytes
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.documenten import Documentsoort, may_be_replaced, may_come_back, title_of
from knooppunt.dossier.rules.kring import Deel
from knooppunt.toegang.public import record_event


def receive_document(*, zicht: DossierZicht, inhoud: bytes, by: Viewer, at: datetime) -> Ontvangen:
    """Look into what was sent. Takes a while, so it is no transaction; what is refused is recorded, not kept."""
    may_add_somewhere(by, zicht.feiten).require_permission()
    try:
        return receive(inhoud, stored_bytes(zicht.dossier), by.op)
    except Geweigerd as geweigerd:
        refuse_document(zicht=zicht, reden=geweigerd.weigering.value, by=by, at=at)
        raise


@transaction.atomic
def refuse_document(*, zicht: DossierZicht, reden: str, by: Viewer, at: datetime) -> None:
    """What was sent is not kept; that someone tried is, outside the timeline of the dossier."""
    record_event(soort="document.geweigerd", onderwerp_ref=zicht.dossier.ref, by=by, at=at, reden=reden)


@transaction.atomic
def add_document(
    *,
    zicht: DossierZicht,
    ontvangen: Ontvangen,
    sleutel: str,
    deel: Deel,
    soort: Documentsoort,
    titel: str,
    by: Viewer,
    at: datetime,
    vervangt: Document | None = None,
) -> Document:
    """Keep it in a part of the dossier. The same form twice (``sleutel``) is one document."""
    may_add_document(by, zicht.feiten, deel).require_permission()
    dossier = Dossier.objects.select_for_update().get(pk=zicht.dossier.pk)
    al = dossier.documenten.filter(sleutel=sleutel).first()
    if al:
        return al
    if vervangt:
        _require_replaceable(zicht, vervangt, by)
    document = Document.objects.create(
        dossier=dossier, sleutel=sleutel, deel=deel.value, soort=soort.value, titel=title_of(titel, soort),
        bestand=keep_file(ontvangen=ontvangen, at=at), vervangt=vervangt, toegevoegd_by_id=by.account_id,
        organisatie_id=_organisation(zicht, by), toegevoegd_at=at,
    )  # fmt: skip
    _changed("document.vervangen" if vervangt else "document.toegevoegd", document, by, at)
    return document


def _require_replaceable(zicht: DossierZicht, document: Document, by: Viewer) -> None:
    may_take_away(by, zicht.feiten, facts_of_document(document)).require_permission()
    is_vervangen = Document.objects.filter(vervangt=document).exists()
    may_be_replaced(is_vervangen, document.weg_at is not None).require()


def _organisation(zicht: DossierZicht, by: Viewer) -> int | None:
    plaats = zicht.feiten.plaats_van(by)
    return plaats.organisatie_id if plaats else zicht.feiten.school_id


@transaction.atomic
def take_away(*, zicht: DossierZicht, document: Document, by: Viewer, at: datetime) -> None:
    """Nobody sees it from now on; for a while it can be put back. Twice is once."""
    document = _locked(document)
    may_take_away(by, zicht.feiten, facts_of_document(document)).require_permission()
    if document.weg_at is None:
        document.weg_at, document.weg_by_id = at, by.account_id
        document.save(update_fields=["weg_at", "weg_by"])
        _changed("document.weggehaald", document, by, at)


@transaction.atomic
def put_back(*, zicht: DossierZicht, document: Document, by: Viewer, at: datetime) -> None:
    document = _locked(document)
    may_take_away(by, zicht.feiten, facts_of_document(document)).require_permission()
    weg_op = timezone.localdate(document.weg_at) if document.weg_at else None
    may_come_back(weg_op, by.op).require()
    document.weg_at = document.weg_by = None
    document.save(update_fields=["weg_at", "weg_by"])
    _changed("document.teruggezet", document, by, at)


def _locked(document: Document) -> Document:
    rij = Document.objects.select_for_update(of=("self",)).select_related("bestand", "dossier")
    found = rij.filter(pk=document.pk).first()
    if found is None:
        raise Refusal(nl("Dit document is er niet meer."))
    return found


def _changed(soort: str, document: Document, by: Viewer, at: datetime) -> None:
    mark_changed(document.dossier, at)
    record_event(
        soort=soort, onderwerp_ref=document.ref, dossier_ref=document.dossier.ref, by=by, at=at, deel=document.deel,
        wat=document.soort,
    )  # fmt: skip
