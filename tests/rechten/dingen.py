"""The thing behind an address: who may see it by its policy, and which people and organisations it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import resolve

from knooppunt.basis.viewer import Viewer
from knooppunt.besluiten.models import Inzet
from knooppunt.dossier.models import (
    Afspraak,
    Document,
    Doel,
    Dossier,
    Evaluatie,
    Knooppunt,
    Meldcode,
    Notitie,
    Overleg,
)
from knooppunt.dossier.policies import DossierFeiten, may_lead_knooppunt, may_read_dossier, visible_parts
from knooppunt.dossier.policies.documenten import may_see_document
from knooppunt.dossier.policies.knooppunt import may_manage_knooppunt
from knooppunt.dossier.policies.meldcode import may_read_meldcode
from knooppunt.dossier.policies.notities import may_read_note
from knooppunt.dossier.public import led_by
from knooppunt.dossier.queries.documenten import facts_of_document
from knooppunt.dossier.queries.knooppunt import facts_of_knooppunt
from knooppunt.dossier.queries.kring import facts_of
from knooppunt.dossier.queries.meldcode import facts_of_meldcode
from knooppunt.dossier.queries.notities import facts_of_note
from knooppunt.dossier.rules.kring import Deel
from knooppunt.kennis.models import Deelname, Kennisitem, Oproep, Scholing
from knooppunt.kennis.policies import may_see_call, may_see_work, may_write
from knooppunt.kennis.queries.items import facts_of_item
from knooppunt.kennis.queries.oproepen import facts_of_call
from knooppunt.loket.models import Vraag
from knooppunt.loket.policies import may_read_question, may_route_question
from knooppunt.loket.queries.vragen import facts_of as facts_of_question
from knooppunt.privacy.models import Aankondiging, Download, Verzoek
from knooppunt.privacy.policies import may_read_request, may_see_all_removals
from knooppunt.privacy.queries.verzoeken import facts_of_request
from knooppunt.steunpunt.models import Contact
from knooppunt.steunpunt.policies import may_read_contact
from knooppunt.toegang.models import Account
from knooppunt.toegang.policies import may_manage_person
from knooppunt.wegwijzer.models import Expertiseaanvraag
from knooppunt.wegwijzer.policies import asks_for, keeps_for, may_manage

VAN_EEN_DOSSIER = ("dossiers/<", "inzet/dossier/<", "meldcode/nieuw/<")


@dataclass(frozen=True)
class Ding:
    """``mag`` by the policy; ``organisaties`` that work with it; ``naam`` of the child, which no refusal may hold; and
    its family, whose members are the same people in the dossier of a brother or sister."""

    mag: Callable[[Viewer], bool]
    organisaties: frozenset[int]
    naam: str = ""
    gezin_id: int | None = None


def thing_behind(url: str, op: Any) -> Ding | None:
    """None for an address that is not about one thing of somebody."""
    match = resolve(url)
    route, refs = match.route, match.kwargs
    if route.startswith(VAN_EEN_DOSSIER):
        return _in_dossier(refs)
    if route.startswith("overleg/<"):
        return _meeting(refs["ref"], refs.get("bespreking_ref"))
    for begin, maak in ANDERE.items():
        if route.startswith(begin):
            return maak(next(iter(refs.values())), op)
    return None


@cache
def _facts(ref: str) -> tuple[DossierFeiten, frozenset[int], str, int]:
    dossier = Dossier.objects.select_related("kind__gezin").get(ref=ref)
    feiten = facts_of(dossier)
    werk = {lid.organisatie_id for lid in feiten.kring} | {o for o, _ in feiten.delingen} | {feiten.school_id}
    return (
        feiten,
        frozenset(werk - {None}),
        f"{dossier.kind.voornaam} {dossier.kind.achternaam}",
        dossier.kind.gezin_id,
    )


def _in_dossier(refs: dict[str, str]) -> Ding:
    feiten, werk, naam, gezin_id = _facts(refs["ref"])
    verdict = _inside(refs, feiten)
    return Ding(
        lambda viewer: bool(may_read_dossier(viewer, feiten)) and verdict(viewer), werk, naam, gezin_id
    )


def _inside(refs: dict[str, str], feiten: DossierFeiten) -> Callable[[Viewer], bool]:
    """The policy of a thing in the dossier; most are for everyone who sees the dossier."""
    if "document_ref" in refs:
        document = facts_of_document(Document.objects.select_related("bestand").get(ref=refs["document_ref"]))
        return lambda viewer: bool(may_see_document(viewer, feiten, document))
    if "notitie_ref" in refs:
        notitie = facts_of_note(Notitie.objects.get(ref=refs["notitie_ref"]))
        return lambda viewer: bool(may_read_note(viewer, feiten, notitie))
    for naam, model in (("inzet_ref", Inzet), ("doel_ref", Doel)):
        if naam in refs:
            deel = Deel(model.objects.get(ref=refs[naam]).deel)
            return lambda viewer: deel in visible_parts(viewer, feiten)
    return lambda viewer: True


def _meeting(ref: str, bespreking: str | None) -> Ding:
    """For the team and for who sees a child on the agenda; one child for the latter only."""
    overleg = Overleg.objects.select_related("knooppunt").get(ref=ref)
    team = facts_of_knooppunt(overleg.knooppunt)
    zaken = overleg.besprekingen.select_related("dossier")
    kinderen = [_facts(z.dossier.ref) for z in zaken if bespreking in (None, z.ref)]

    def mag(viewer: Viewer) -> bool:
        van_team = bespreking is None and (may_lead_knooppunt(viewer, team) or team.is_lid(viewer))
        return bool(van_team) or any(may_read_dossier(viewer, feiten) for feiten, *_ in kinderen)

    return Ding(mag, frozenset().union(*(werk for _, werk, *_ in kinderen)))


def _register(ref: str, op: Any) -> Ding:
    meldcode = Meldcode.objects.get(ref=ref)
    feiten = facts_of_meldcode(meldcode)
    return Ding(lambda viewer: bool(may_read_meldcode(viewer, feiten)), frozenset({meldcode.organisatie_id}))


def _conversation(ref: str, op: Any) -> Ding:
    waar = Contact.objects.get(ref=ref).organisatie_id
    return Ding(lambda viewer: bool(may_read_contact(viewer, waar)), frozenset({waar}))


def _question(policy: Callable[[Viewer, Any], Any]) -> Callable[[str, Any], Ding]:
    def make(ref: str, op: Any) -> Ding:
        vraag = Vraag.objects.get(ref=ref)
        feiten = facts_of_question(vraag, op)
        werk = {vraag.eigenaar_organisatie_id, vraag.school_id, *(o for _, o in feiten.geinformeerd)}
        naam = f"{vraag.kind_voornaam} {vraag.kind_achternaam}"
        return Ding(lambda viewer: bool(policy(viewer, feiten)), frozenset(werk - {None}), naam)

    return make


def _agreement(ref: str, op: Any) -> Ding:
    return _in_dossier({"ref": Afspraak.objects.select_related("dossier").get(ref=ref).dossier.ref})


def _request(ref: str, op: Any) -> Ding:
    verzoek = Verzoek.objects.select_related("dossier__kind").get(ref=ref)
    feiten, (_, werk, naam, _) = facts_of_request(verzoek, op), _facts(verzoek.dossier.ref)
    return Ding(lambda viewer: bool(may_read_request(viewer, feiten)), werk, naam)


def _by_rule(
    maak: Callable[[str], tuple[Callable[[Viewer], Any], set[int | None]]],
) -> Callable[[str, Any], Ding]:
    """Of a thing without a child's name: its policy, and the organisations that work with it."""

    def make(ref: str, op: Any) -> Ding:
        policy, werk = maak(ref)
        return Ding(lambda viewer: bool(policy(viewer)), frozenset(werk - {None}))

    return make


def _person_at_work(ref: str) -> Any:
    account = Account.objects.get(ref=ref)
    werk = set(account.lidmaatschappen.values_list("organisatie_id", flat=True))
    return (lambda viewer: may_manage_person(viewer, account.pk, account.soort)), werk


def _team(ref: str) -> Any:
    """The pages on which a team is changed: everyone who signed in reads who is in it."""
    feiten = facts_of_knooppunt(Knooppunt.objects.get(ref=ref))
    return (lambda viewer: may_manage_knooppunt(viewer, feiten)), {feiten.school_id}


def _download(ref: str) -> Any:
    van = Download.objects.get(ref=ref).account_id
    return (lambda viewer: viewer.account_id == van), set()


def _removal(ref: str) -> Any:
    aankondiging = Aankondiging.objects.get(ref=ref)
    wat = aankondiging.onderwerp_ref if aankondiging.soort == "dossier" else ""
    return (lambda viewer: may_see_all_removals(viewer) or wat in led_by(viewer)), set()


def _handover(ref: str) -> Any:
    naar = Evaluatie.objects.get(ref=ref).overdracht_naar_id
    return (lambda viewer: naar in viewer.organisaties("schoolcoordinator")), {naar}


def _asked(ref: str) -> Any:
    aanvraag = Expertiseaanvraag.objects.select_related("aanbod").get(ref=ref)
    school, van = aanvraag.school_id, aanvraag.aanbod.eigenaar_id

    def mag(viewer: Viewer) -> bool:
        return bool(may_manage(viewer)) or school in asks_for(viewer) or van in keeps_for(viewer)

    return mag, {school, van}


def _item(ref: str, op: Any) -> Ding:
    item = Kennisitem.objects.select_related("nieuwste").get(ref=ref)
    feiten = facts_of_item(item)
    return Ding(lambda viewer: bool(may_see_work(viewer, feiten)), frozenset({item.eigenaar_id}))


def _call(ref: str, op: Any) -> Ding:
    oproep = Oproep.objects.get(ref=ref)
    feiten = facts_of_call(oproep)
    return Ding(
        lambda viewer: bool(may_see_call(viewer, feiten)), feiten.antwoordden | {oproep.organisatie_id}
    )


def _participants(ref: str, op: Any) -> Ding:
    van = Scholing.objects.get(ref=ref).organisatie_id
    return Ding(lambda viewer: bool(may_write(viewer, van)), frozenset({van}))


def _certificate(ref: str, op: Any) -> Ding:
    """Of the person only; who organises it sees that somebody came, not the certificate."""
    deelname = Deelname.objects.select_related("scholing").get(ref=ref)
    return Ding(
        lambda viewer: viewer.account_id == deelname.account_id, frozenset({deelname.scholing.organisatie_id})
    )


ANDERE: dict[str, Callable[[str, Any], Ding]] = {
    "meldcode/<": _register, "steunpunt/gesprekken/<": _conversation, "afspraken/<": _agreement,
    "loket/vragen/<": _question(may_read_question),
    "loket/werklijst/<": _question(may_route_question), "verzoeken/<": _request,
    "beheer/mensen/<": _by_rule(_person_at_work),
    "mijn-privacy/download/<": _by_rule(_download), "bewaren/<": _by_rule(_removal),
    "overdracht/<": _by_rule(_handover), "wegwijzer/expertise/aanvragen/<": _by_rule(_asked),
    "knooppunten/<slug:ref>/wijzigen/": _by_rule(_team), "knooppunten/<slug:ref>/leden/": _by_rule(_team),
    "kennis/werk/<": _item, "kennis/collegas/<": _call, "kennis/scholing/bewijs/<": _certificate,
    "kennis/scholing/<slug:scholing_ref>/deelnemers/": _participants,
}  # fmt: skip
