"""Documents of a dossier as one viewer sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone
from django.utils.text import slugify

from knooppunt.basis.viewer import Viewer
from knooppunt.bestanden.public import VORMEN, Uitslag, content_of
from knooppunt.dossier.models import Document, Dossier
from knooppunt.dossier.policies.documenten import DocumentFeiten, may_add_document, may_take_away
from knooppunt.dossier.queries.gezin import circle_today
from knooppunt.dossier.queries.kring import DossierZicht, people_who_see
from knooppunt.dossier.rules.documenten import EIGEN_WERK, last_day_to_restore, may_come_back
from knooppunt.dossier.rules.kring import DEELBAAR, Deel

PER_BLADZIJDE = 60


def visible_documents(zicht: DossierZicht, viewer: Viewer) -> QuerySet[Document]:
    """What is there for this viewer: the same truth as ``may_see_document`` (a generative test compares them).

    Without what was taken away: that is in ``removed_documents``.
    """
    klaar_of_eigen = ~Q(bestand__uitslag=Uitslag.WACHT.value) | Q(toegevoegd_by_id=viewer.account_id)
    return _in_parts(zicht).filter(klaar_of_eigen, weg_at__isnull=True)


def removed_documents(zicht: DossierZicht, viewer: Viewer) -> list[Document]:
    """What was taken away and can still be put back by this viewer, newest first."""
    weg = _in_parts(zicht).filter(weg_at__isnull=False).order_by("-weg_at")
    return [
        d
        for d in weg[:200]
        if may_take_away(viewer, zicht.feiten, facts_of_document(d))
        and (not waits(d) or d.toegevoegd_by_id == viewer.account_id)
        and may_come_back(timezone.localdate(d.weg_at), viewer.op)
    ]


def removed_with_term(zicht: DossierZicht, viewer: Viewer) -> list[tuple[Document, date]]:
    """The same, each with the last day on which it can be put back."""
    return [(d, last_day_to_restore(timezone.localdate(d.weg_at))) for d in removed_documents(zicht, viewer)]


def _in_parts(zicht: DossierZicht) -> QuerySet[Document]:
    documenten = Document.objects.filter(dossier=zicht.dossier, deel__in=[d.value for d in zicht.delen])
    return documenten.select_related("bestand", "toegevoegd_by", "organisatie", "vervangt")


def waits(document: Document) -> bool:
    return document.bestand.uitslag == Uitslag.WACHT.value


def facts_of_document(document: Document) -> DocumentFeiten:
    return DocumentFeiten(
        Deel(document.deel), document.toegevoegd_by_id, waits(document), document.weg_at is not None
    )


def document_for(zicht: DossierZicht, viewer: Viewer, ref: str) -> Document | None:
    return visible_documents(zicht, viewer).filter(ref=ref).first()


def removed_document(zicht: DossierZicht, viewer: Viewer, ref: str) -> Document | None:
    return next((d for d in removed_documents(zicht, viewer) if d.ref == ref), None)


@dataclass
class Blad:
    """A page of the list; ``volgende`` is the key where the next one begins, 0 at the end."""

    documenten: list[Document] = field(default_factory=list)
    volgende: int = 0

    def per_deel(self) -> list[tuple[Deel, list[Document]]]:
        """In the order of the parts, without parts in which there is nothing."""
        delen = [(deel, [d for d in self.documenten if d.deel == deel.value]) for deel in DEELBAAR]
        return [(deel, documenten) for deel, documenten in delen if documenten]


def documents_page(
    zicht: DossierZicht, viewer: Viewer, deel: str = "", soort: str = "", voor: int = 0
) -> Blad:
    """The newest version of every document, newest first."""
    documenten = visible_documents(zicht, viewer).filter(opvolger__isnull=True)
    for veld, waarde in (("deel", deel), ("soort", soort)):
        if waarde:
            documenten = documenten.filter(**{veld: waarde})
    if voor:
        documenten = documenten.filter(pk__lt=voor)
    rijen = list(documenten[: PER_BLADZIJDE + 1])
    return Blad(rijen[:PER_BLADZIJDE], rijen[PER_BLADZIJDE - 1].pk if len(rijen) > PER_BLADZIJDE else 0)


def versions_before(zicht: DossierZicht, viewer: Viewer, document: Document) -> list[Document]:
    """Earlier versions, the last one first, as far as this viewer sees them."""
    versies, ref = [], document.vervangt_id
    while ref and len(versies) < 50:
        eerder = visible_documents(zicht, viewer).filter(pk=ref).first()
        if eerder is None:
            break
        versies.append(eerder)
        ref = eerder.vervangt_id
    return versies


def own_work(zicht: DossierZicht, viewer: Viewer) -> list[Document]:
    """Drawings, photos and sound that the pupil added, newest first, for the own page."""
    leerling = zicht.dossier.kind.account_id
    if leerling is None:
        return []
    werk = visible_documents(zicht, viewer).filter(toegevoegd_by_id=leerling, opvolger__isnull=True)
    return list(werk.filter(soort__in=[soort.value for soort in EIGEN_WERK])[:PER_BLADZIJDE])


def parts_to_add(zicht: DossierZicht, viewer: Viewer) -> list[Deel]:
    return [deel for deel in DEELBAAR if may_add_document(viewer, zicht.feiten, deel)]


def audiences(zicht: DossierZicht, viewer: Viewer) -> list[tuple[Deel, list[str]]]:
    """For each part in which this viewer may add: who sees it. What the same people see is offered once."""
    keuzes: list[tuple[Deel, list[str]]] = []
    for deel in parts_to_add(zicht, viewer):
        namen = names_who_see(zicht, viewer, deel)
        if namen not in [andere for _, andere in keuzes]:
            keuzes.append((deel, namen))
    return keuzes


def names_who_see(zicht: DossierZicht, viewer: Viewer, deel: Deel) -> list[str]:
    """Who of the circle sees a part today, in the order of the circle, without the viewer."""
    wie = people_who_see(zicht, deel, viewer.op) - {viewer.account_id}
    return [b.account.naam for b in circle_today(zicht, viewer) if b.account_id in wie]


def stored_bytes(dossier: Dossier) -> int:
    """What the documents of a dossier take, removed ones included."""
    return dossier.documenten.aggregate(samen=Sum("bestand__grootte"))["samen"] or 0


def file_name(document: Document) -> str:
    """What the file is called outside Knooppunt: its title, and something that makes it the only one."""
    titel = slugify(document.titel)[:60] or "document"
    return f"{titel}-{document.ref[:6]}.{VORMEN[document.bestand.vorm].extensie}"


def documents_to_take(zicht: DossierZicht, viewer: Viewer) -> Iterator[Document]:
    """Every document that this viewer sees and that was looked into, oldest first; for "download everything"."""
    for document in visible_documents(zicht, viewer).order_by("pk").iterator(chunk_size=50):
        if not waits(document):
            yield document


def documents_for_download(zicht: DossierZicht, viewer: Viewer) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The same, each as name of the file and content in pieces."""
    return ((file_name(d), content_of(d.bestand)) for d in documents_to_take(zicht, viewer))
