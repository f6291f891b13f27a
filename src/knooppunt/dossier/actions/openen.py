"""Opening a dossier together with the parent, from a story that was told at the loket."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.actions.delen_openen import ask_the_other_parents, waits_for_others
from knooppunt.dossier.actions.delen_wet import complete_grounds
from knooppunt.dossier.models import Betrokkene, Deling, Dossier, Gezin, Gezinslid, Kind, Verhaal
from knooppunt.dossier.rules.herkenning import klank_van
from knooppunt.dossier.rules.kring import (
    DelingGegevens,
    Grondslag,
    Hoedanigheid,
    KindGegevens,
    OuderGegevens,
    VerhaalGegevens,
)
from knooppunt.organisaties.public import Gemeente, Organisatie, Regio
from knooppunt.toegang.public import Account, Permissie, create_account, record_event


@transaction.atomic
def open_dossier(
    *,
    kind: KindGegevens | Kind,
    verhalen: Sequence[VerhaalGegevens],
    ouders: Sequence[OuderGegevens],
    delingen: Sequence[DelingGegevens],
    regio: Regio,
    school: Organisatie | None,
    gemeente: Gemeente | None,
    by: Viewer,
    at: datetime,
    leerling_id: int | None = None,
) -> Dossier:
    """Open a dossier. A known child keeps its family; a new one gets one. Without a ground nothing is opened.

    ``leerling_id`` is the account of a pupil who told the story, and so takes part from the start.
    Raises Refusal when the child has an open dossier, when nobody told a story or no ground was recorded.
    """
    if not by.mag(Permissie.DOSSIER_OPENEN):
        raise Refusal(
            "Alleen een ondersteuningscoördinator, adviseur of jeugdprofessional kan een dossier openen."
        )
    if not verhalen:
        raise Refusal("Een dossier begint met het verhaal van de ouder of de leerling.")
    if not delingen:
        raise Refusal("Leg eerst vast wat met wie mag worden gedeeld, en waarom dat mag.")
    if isinstance(kind, KindGegevens):
        kind = _new_child(kind, ouders, at)
    kind = Kind.objects.select_for_update().get(pk=kind.pk)
    if kind.dossiers.filter(status=Dossier.Status.OPEN).exists():
        raise Refusal("Dit kind heeft al een open dossier.")
    dossier = Dossier.objects.create(
        kind=kind, regio=regio, school=school, gemeente=gemeente, geopend_at=at, bijgewerkt_at=at
    )
    for verhaal in verhalen:
        add_story(dossier, verhaal)
    _join(dossier, by, at)
    for ouder in ouders:
        _add_parent(dossier, ouder, by, at)
    if leerling_id:
        _join_as_pupil(dossier, leerling_id, at)
    _share(dossier, delingen, by, at)
    record_event(
        soort="dossier.geopend", onderwerp_ref=dossier.ref, dossier_ref=dossier.ref, by=by, at=at,
        grondslagen=sorted({d.grondslag.value for d in delingen}),
    )  # fmt: skip
    return dossier


def _share(dossier: Dossier, delingen: Sequence[DelingGegevens], by: Viewer, at: datetime) -> None:
    """What may be seen by whom from the first day, each on its ground and for its purpose.

    Where every parent with authority must say yes, the yes of one is the first answer to a request to the others.
    """
    organisaties = Organisatie.objects.in_bulk({d.organisatie_id for d in delingen})
    volledig = complete_grounds(dossier, delingen, organisaties, by)
    wacht = [
        (d, basis)
        for d, basis in volledig
        if d.grondslag is Grondslag.TOESTEMMING and waits_for_others(dossier, d.deel, by)
    ]
    for d, basis in volledig:
        if (d, basis) not in wacht:
            Deling.objects.create(
                dossier=dossier, organisatie_id=d.organisatie_id, deel=d.deel.value, grondslag=d.grondslag.value,
                grond=basis.grond, doel=basis.doel, gegeven_door=d.gegeven_door, toelichting=d.toelichting,
                vastgelegd_by_id=by.account_id, gegeven_at=at,
            )  # fmt: skip
    for d, basis in wacht:
        ask_the_other_parents(
            dossier=dossier, organisatie=organisaties[d.organisatie_id], deel=d.deel, doel=basis.doel,
            gegeven_door=d.gegeven_door, by=by, at=at,
        )  # fmt: skip


def add_story(dossier: Dossier, verhaal: VerhaalGegevens) -> Verhaal:
    """Write a story down as it was told."""
    return Verhaal.objects.create(
        dossier=dossier,
        verteller=verhaal.verteller,
        hoedanigheid=verhaal.hoedanigheid,
        antwoorden=[list(paar) for paar in verhaal.antwoorden],
        medeondertekend=[{"naam": naam, "op": op} for naam, op in verhaal.medeondertekend],
        vraag_ref=verhaal.vraag_ref,
        verteld_at=verhaal.verteld_at,
    )


def _new_child(gegevens: KindGegevens, ouders: Sequence[OuderGegevens], at: datetime) -> Kind:
    gezin = _family_of(ouders) or Gezin.objects.create(naam=f"Gezin {gegevens.achternaam}", created_at=at)
    return Kind.objects.create(
        gezin=gezin,
        voornaam=gegevens.voornaam,
        achternaam=gegevens.achternaam,
        geboortedatum=gegevens.geboortedatum,
        woon_pc4=gegevens.woon_pc4,
        klank=klank_van(gegevens.voornaam, gegevens.achternaam),
    )


def _family_of(ouders: Sequence[OuderGegevens]) -> Gezin | None:
    """The family in which all these parents take part already: a second child of the same parents belongs to it."""
    adressen = {ouder.email.strip().lower() for ouder in ouders if ouder.email}
    gezinnen = [set(Gezin.objects.filter(leden__account__email=adres)) for adres in adressen]
    samen = set.intersection(*gezinnen) if gezinnen else set()
    return samen.pop() if len(samen) == 1 else None


def _join(dossier: Dossier, by: Viewer, at: datetime) -> None:
    """Who opens the dossier is in the team from the first day."""
    functie = by.functies[0] if by.functies else None
    Betrokkene.objects.create(
        dossier=dossier, account_id=by.account_id, hoedanigheid=Hoedanigheid.TEAM.value,
        organisatie_id=functie.organisatie_id if functie else None, functie="", vanaf=timezone.localdate(at),
    )  # fmt: skip


def _join_as_pupil(dossier: Dossier, account_id: int, at: datetime) -> None:
    if dossier.kind.account_id is None and not Kind.objects.filter(account_id=account_id).exists():
        dossier.kind.account_id = account_id
        dossier.kind.save(update_fields=["account"])
    Betrokkene.objects.get_or_create(
        dossier=dossier, account_id=account_id, tot=None,
        defaults={"hoedanigheid": Hoedanigheid.LEERLING.value, "vanaf": timezone.localdate(at)},
    )  # fmt: skip


def _add_parent(dossier: Dossier, ouder: OuderGegevens, by: Viewer, at: datetime) -> None:
    account = None
    if ouder.email:
        account = Account.objects.filter(email=ouder.email.strip().lower()).first()
        if account and account.soort != Account.Soort.OUDER:
            # The family sees every part: nobody gets in as a parent with the account of their work.
            raise Refusal(
                f"Het e-mailadres van {ouder.naam} hoort bij een account dat niet van een ouder is. "
                "Vraag om een ander adres."
            )
        account = account or create_account(
            naam=ouder.naam, soort=Account.Soort.OUDER, email=ouder.email, by=by, at=at
        )
        Betrokkene.objects.get_or_create(
            dossier=dossier, account=account, tot=None,
            defaults={"hoedanigheid": Hoedanigheid.OUDER.value, "vanaf": timezone.localdate(at)},
        )  # fmt: skip
    leden = dossier.kind.gezin.leden
    bekend = leden.filter(account=account) if account else leden.filter(naam=ouder.naam)
    if not bekend.exists():
        Gezinslid.objects.create(
            gezin=dossier.kind.gezin,
            naam=ouder.naam,
            relatie=ouder.relatie,
            gezag=ouder.gezag,
            account=account,
        )
