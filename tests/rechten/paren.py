"""For one viewer: what the policy of each thing says, beside what the lists show and what opens by its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.models import Inzet
from knooppunt.besluiten.policies import may_see_part
from knooppunt.besluiten.queries import one_support, support_of
from knooppunt.besluiten.queries import worklist as support_worklist
from knooppunt.dossier.models import (
    Afspraak,
    Bespreking,
    Document,
    Dossier,
    Knooppunt,
    Meldcode,
    Notitie,
    Overleg,
)
from knooppunt.dossier.policies import DossierFeiten, may_lead_knooppunt, may_read_dossier, visible_parts
from knooppunt.dossier.policies.documenten import may_see_document
from knooppunt.dossier.policies.meldcode import may_read_meldcode
from knooppunt.dossier.policies.notities import may_read_note
from knooppunt.dossier.queries.documenten import (
    document_for,
    facts_of_document,
    removed_documents,
    visible_documents,
)
from knooppunt.dossier.queries.knooppunt import facts_of_knooppunt, meetings_of
from knooppunt.dossier.queries.kring import (
    DossierZicht,
    dossier_for,
    facts_along,
    facts_of,
    visible_dossiers,
    visible_parts_by_dossier,
)
from knooppunt.dossier.queries.meldcode import facts_of_meldcode, meldcode_for, visible_meldcodes
from knooppunt.dossier.queries.notities import facts_of_note, note_for, visible_notes
from knooppunt.dossier.queries.overleg import case_for, overleg_for
from knooppunt.dossier.queries.overleg_afspraken import agreement_for
from knooppunt.dossier.rules.kring import DEELBAAR, Deel
from knooppunt.kennis.models import Deelname, Kennisitem, Oproep, Oproepantwoord
from knooppunt.kennis.policies import may_read_answer, may_see_call, may_see_participation, may_see_work
from knooppunt.kennis.queries.items import facts_of_item, visible_work, work_on
from knooppunt.kennis.queries.oproepen import (
    answer_for,
    call_for,
    facts_of_answer,
    facts_of_call,
    visible_answers,
    visible_calls,
)
from knooppunt.kennis.queries.scholing import (
    facts_of_participation,
    participation_for,
    visible_participations,
)
from knooppunt.loket.models import Vraag
from knooppunt.loket.policies import may_read_question, may_route_question
from knooppunt.loket.queries.vragen import OPEN, question_for, visible_questions, worklist, worklist_item
from knooppunt.loket.queries.vragen import facts_of as facts_of_question
from knooppunt.privacy.models import Verzoek
from knooppunt.privacy.policies import may_read_request
from knooppunt.privacy.queries.verzoeken import facts_of_request, my_requests, request_for, requests_to_handle
from knooppunt.steunpunt.models import Contact
from knooppunt.steunpunt.policies import may_read_contact
from knooppunt.steunpunt.queries import contact_for, visible_contacts


@dataclass(frozen=True)
class Paar:
    """One viewer and one thing: may they see it, is it in the list, and does it open by its address?"""

    soort: str
    ref: str
    mag: bool
    in_lijst: bool
    opent: bool

    @property
    def gelijk(self) -> bool:
        return self.mag == self.in_lijst == self.opent


Kringen = dict[int, tuple[DossierFeiten, DossierZicht | None]]
"""Per dossier its facts, and how the viewer sees it: read once for everything that hangs on it."""


def circles(viewer: Viewer) -> Kringen:
    # On the day of the viewer: a regisseur who left leads nothing.
    alle = Dossier.objects.select_related("kind__gezin").prefetch_related(*facts_along(viewer.op))
    return {dossier.pk: (facts_of(dossier), dossier_for(viewer, dossier.ref)) for dossier in alle}


def dossiers(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    """Dossiers, and each part of them."""
    lijst = set(visible_dossiers(viewer).values_list("pk", flat=True))
    delen = visible_parts_by_dossier(viewer, Dossier.objects.all())
    for dossier in Dossier.objects.all():
        feiten, zicht = kringen[dossier.pk]
        mag = bool(may_read_dossier(viewer, feiten))
        yield Paar("dossier", dossier.ref, mag, dossier.pk in lijst, zicht is not None)
        for deel in DEELBAAR:
            open_ = deel in zicht.delen if zicht else False
            ziet = deel in visible_parts(viewer, feiten)
            yield Paar(
                "deel van een dossier", f"{dossier.ref} {deel}", ziet, deel in delen[dossier.pk], open_
            )


def documenten(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    for document in Document.objects.select_related("bestand"):
        feiten, zicht = kringen[document.dossier_id]
        mag = bool(may_see_document(viewer, feiten, facts_of_document(document)))
        if zicht is None:
            yield Paar("document", document.ref, mag, False, False)
        elif document.weg_at:
            terug = document in removed_documents(zicht, viewer)
            yield Paar("document", document.ref, mag, terug, terug)
        else:
            opent = document_for(zicht, viewer, document.ref) is not None
            yield Paar("document", document.ref, mag, document in visible_documents(zicht, viewer), opent)


def notities(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    for notitie in Notitie.objects.all():
        feiten, zicht = kringen[notitie.dossier_id]
        mag = bool(may_read_note(viewer, feiten, facts_of_note(notitie)))
        lijst = zicht is not None and notitie in visible_notes(zicht, viewer)
        opent = zicht is not None and note_for(zicht, viewer, notitie.ref) is not None
        yield Paar("aantekening", notitie.ref, mag, lijst, opent)


def meldcodes(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    lijst = set(visible_meldcodes(viewer).values_list("pk", flat=True))
    for meldcode in Meldcode.objects.prefetch_related("medewerkers"):
        mag = bool(may_read_meldcode(viewer, facts_of_meldcode(meldcode)))
        yield Paar(
            "meldcode",
            meldcode.ref,
            mag,
            meldcode.pk in lijst,
            meldcode_for(viewer, meldcode.ref) is not None,
        )


def inzetten(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    """Support in its dossier, and on the worklist as far as it is not finished."""
    werk = {regel.inzet.pk for regel in support_worklist(viewer)}
    for inzet in Inzet.objects.all():
        feiten, zicht = kringen[inzet.dossier_id]
        mag = bool(may_see_part(visible_parts(viewer, feiten), Deel(inzet.deel)))
        lijst = zicht is not None and inzet in support_of(zicht)
        opent = zicht is not None and one_support(zicht, inzet.ref) is not None
        yield Paar("inzet", inzet.ref, mag, lijst, opent)
        yield Paar("inzet op de werklijst", inzet.ref, mag, inzet.pk in werk, opent)


def overleggen(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    """A meeting for its team and for who sees a child on its agenda; the child and its agreements for the latter."""
    for team in Knooppunt.objects.prefetch_related("leden"):
        feiten = facts_of_knooppunt(team)
        hoort_erbij = bool(may_lead_knooppunt(viewer, feiten)) or feiten.is_lid(viewer)
        lijst = set(meetings_of(viewer, team, alle=hoort_erbij))
        for overleg in Overleg.objects.filter(knooppunt=team):
            zaken = Bespreking.objects.filter(overleg=overleg)
            mogen = {zaak: bool(may_read_dossier(viewer, kringen[zaak.dossier_id][0])) for zaak in zaken}
            zicht = overleg_for(viewer, overleg.ref)
            mag = hoort_erbij or any(mogen.values())
            yield Paar("overleg", overleg.ref, mag, overleg in lijst, zicht is not None)
            getoond = {regel.bespreking for regel in zicht.zichtbaar} if zicht else set()
            for zaak, ziet in mogen.items():
                opent = case_for(viewer, overleg.ref, zaak.ref) is not None
                yield Paar("kind op de agenda", zaak.ref, ziet, zaak in getoond, opent)
    for afspraak in Afspraak.objects.all():
        mag, opent = (
            bool(may_read_dossier(viewer, kringen[afspraak.dossier_id][0])),
            agreement_for(viewer, afspraak.ref),
        )
        yield Paar("afspraak", afspraak.ref, mag, opent is not None, opent is not None)


def vragen(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    """Questions for who has them, and the worklist of what has nobody or is late."""
    lijst = set(visible_questions(viewer).values_list("pk", flat=True))
    werk = {regel.ref for regel in worklist(viewer)}
    for vraag in Vraag.objects.prefetch_related("geinformeerden"):
        feiten = facts_of_question(vraag, viewer.op)
        mag = bool(may_read_question(viewer, feiten))
        yield Paar("vraag", vraag.ref, mag, vraag.pk in lijst, question_for(viewer, vraag.ref) is not None)
        if vraag.status in OPEN:
            mag, opent = (
                bool(may_route_question(viewer, feiten)),
                worklist_item(viewer, vraag.ref) is not None,
            )
            yield Paar("vraag op de werklijst", vraag.ref, mag, vraag.ref in werk, opent)


def contacten(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    lijst = set(visible_contacts(viewer).values_list("pk", flat=True))
    for contact in Contact.objects.all():
        mag = bool(may_read_contact(viewer, contact.organisatie_id))
        yield Paar(
            "gesprek van het steunpunt",
            contact.ref,
            mag,
            contact.pk in lijst,
            contact_for(viewer, contact.ref) is not None,
        )


def verzoeken(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    """Requests about one's own data, for who asked, who decides and who keeps watch."""
    lijst = {verzoek.pk for verzoek in (*requests_to_handle(viewer), *my_requests(viewer))}
    for verzoek in Verzoek.objects.select_related("dossier__kind"):
        mag = bool(may_read_request(viewer, facts_of_request(verzoek, viewer.op)))
        yield Paar(
            "verzoek", verzoek.ref, mag, verzoek.pk in lijst, request_for(viewer, verzoek.ref) is not None
        )


def kennis(viewer: Viewer, kringen: Kringen) -> Iterator[Paar]:
    """The work on items, who comes to a training, and calls for a colleague with their answers."""
    werk = set(visible_work(viewer).values_list("pk", flat=True))
    for item in Kennisitem.objects.select_related("nieuwste"):
        mag = bool(may_see_work(viewer, facts_of_item(item)))
        yield Paar(
            "kennisitem in bewerking", item.ref, mag, item.pk in werk, work_on(viewer, item.ref) is not None
        )
    komen = set(visible_participations(viewer).values_list("pk", flat=True))
    for deelname in Deelname.objects.select_related("scholing"):
        mag = bool(may_see_participation(viewer, facts_of_participation(deelname)))
        opent = participation_for(viewer, deelname.ref) is not None
        yield Paar("deelname", deelname.ref, mag, deelname.pk in komen, opent)
    oproepen = set(visible_calls(viewer).values_list("pk", flat=True))
    for oproep in Oproep.objects.all():
        mag = bool(may_see_call(viewer, facts_of_call(oproep)))
        yield Paar("oproep", oproep.ref, mag, oproep.pk in oproepen, call_for(viewer, oproep.ref) is not None)
    antwoorden = set(visible_answers(viewer).values_list("pk", flat=True))
    for antwoord in Oproepantwoord.objects.select_related("oproep"):
        mag = bool(may_read_answer(viewer, facts_of_answer(antwoord)))
        opent = answer_for(viewer, antwoord.ref) is not None
        yield Paar("antwoord op een oproep", antwoord.ref, mag, antwoord.pk in antwoorden, opent)


SOORTEN: tuple[Callable[[Viewer, Kringen], Iterator[Paar]], ...] = (
    dossiers, documenten, notities, meldcodes, inzetten, overleggen, vragen, contacten, verzoeken, kennis,
)  # fmt: skip


def all_pairs(viewer: Viewer) -> Iterator[Paar]:
    """Every thing in the tables, for this viewer."""
    kringen = circles(viewer)
    for soort in SOORTEN:
        yield from soort(viewer, kringen)
