"""Writing an item, putting it before a second person, releasing it, and taking it away."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.kennis.models import Itemversie, Kennisitem
from knooppunt.kennis.policies import SWV, VRIJGEVERS, may_keep, may_release, may_write
from knooppunt.kennis.queries.items import looks_like_a_child, sheet_of
from knooppunt.kennis.queries.zoeken import search_words
from knooppunt.kennis.rules.herkenbaar import looked_over_verdict
from knooppunt.kennis.rules.items import (
    Itemblad,
    Itemsoort,
    Versiestatus,
    complete_verdict,
    may_become,
)
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import close_tasks, open_task, record_event, workplaces_with_role
from knooppunt.wegwijzer.public import kinds_by_code


@transaction.atomic
def write_item(
    *, soort: Itemsoort, eigenaar: Organisatie, blad: Itemblad, is_nagekeken: bool, sleutel: str,
    by: Viewer, at: datetime,
) -> Kennisitem:  # fmt: skip
    """Begin an item as a concept. The same form sent twice makes one."""
    may_write(by, eigenaar.pk).require_permission()
    item, is_nieuw = Kennisitem.objects.get_or_create(
        sleutel=sleutel, eigenaar=eigenaar,
        defaults={"soort": soort.value, "nagekeken_op": by.op, "created_at": at},
    )  # fmt: skip
    if is_nieuw:
        _new_version(item, 1, blad, is_nagekeken, by, at)
        _record("gemaakt", item, by, at)
    return item


@transaction.atomic
def change_item(
    *, item: Kennisitem, blad: Itemblad, is_nagekeken: bool, by: Viewer, at: datetime
) -> Kennisitem:
    """What was released stays as everyone reads it; a concept, or what was put before others, is a concept again."""
    may_write(by, item.eigenaar_id).require_permission()
    item = _locked(item)
    if item.nieuwste.status == Versiestatus.VRIJGEGEVEN:
        _new_version(item, item.nieuwste.nummer + 1, blad, is_nagekeken, by, at)
    else:
        _fill(item.nieuwste, blad, is_nagekeken, by, at)
    close_tasks(sleutel=task_key(item), at=at, by=by)
    _record("gewijzigd", item, by, at)
    return item


@transaction.atomic
def submit_item(*, item: Kennisitem, by: Viewer, at: datetime) -> None:
    """Ask a second person to read and release it. It is complete, and nobody recognises a child in it."""
    may_write(by, item.eigenaar_id).require_permission()
    item = _locked(item)
    blad = sheet_of(item.nieuwste)
    complete_verdict(Itemsoort(item.soort), blad).require()
    looked_over_verdict(looks_like_a_child(blad), item.nieuwste.is_nagekeken).require()
    _become(item.nieuwste, Versiestatus.VOORGELEGD)
    close_tasks(sleutel=task_key(item), at=at, by=by)
    for rol in VRIJGEVERS:
        for organisatie in workplaces_with_role(rol, by.op):
            if organisatie.soort == SWV:
                _let_wait(
                    item,
                    f"{item.eigenaar.naam} vraagt: lees en geef vrij ‘{blad.titel}’",
                    at,
                    organisatie,
                    rol,
                )
    _record("voorgelegd", item, by, at)


@transaction.atomic
def release_item(*, item: Kennisitem, by: Viewer, at: datetime) -> None:
    """Everyone reads this version from now on."""
    item = _locked(item)
    may_release(by, item.nieuwste.by_id).require_permission()
    _decide(item, Versiestatus.VRIJGEGEVEN, by, at)
    item.openbaar, item.nagekeken_op, item.herinnerd_op = item.nieuwste, by.op, None
    item.save(update_fields=["openbaar", "nagekeken_op", "herinnerd_op"])
    _record("vrijgegeven", item, by, at)


@transaction.atomic
def give_back_item(*, item: Kennisitem, reden: str, by: Viewer, at: datetime) -> None:
    """Not yet, and why: it waits for who wrote it."""
    item = _locked(item)
    may_release(by, item.nieuwste.by_id).require_permission()
    if not reden.strip():
        raise Refusal("Schrijf op wat er anders moet. Wie het schreef, leest dit.")
    item.nieuwste.reden = reden.strip()
    _decide(item, Versiestatus.TERUG, by, at)
    if item.nieuwste.by_id:
        _let_wait(
            item, f"Pas aan: ‘{item.nieuwste.titel}’ is teruggegeven", at, account_id=item.nieuwste.by_id
        )
    _record("teruggegeven", item, by, at)


@transaction.atomic
def withdraw_item(*, item: Kennisitem, by: Viewer, at: datetime) -> None:
    """Nobody reads it any more; it can be put back."""
    may_keep(by, item.eigenaar_id).require_permission()
    item = _locked(item)
    if item.openbaar_id is None:
        raise Refusal("Dit staat al niet op de site.")
    item.openbaar = None
    item.save(update_fields=["openbaar"])
    close_tasks(sleutel=check_key(item), at=at, by=by)
    _record("ingetrokken", item, by, at)


@transaction.atomic
def put_back_item(*, item: Kennisitem, by: Viewer, at: datetime) -> None:
    """The version that was released last is there again."""
    may_keep(by, item.eigenaar_id).require_permission()
    item = _locked(item)
    laatste = item.versies.filter(status=Versiestatus.VRIJGEGEVEN.value).first()
    if laatste is None or item.openbaar_id is not None:
        raise Refusal("Er is niets om terug te zetten.")
    item.openbaar = laatste
    item.save(update_fields=["openbaar"])
    _record("teruggezet", item, by, at)


@transaction.atomic
def check_item(*, item: Kennisitem, by: Viewer, at: datetime) -> None:
    """It is still right: it counts as fresh again."""
    may_keep(by, item.eigenaar_id).require_permission()
    item = _locked(item)
    item.nagekeken_op, item.herinnerd_op = by.op, None
    item.save(update_fields=["nagekeken_op", "herinnerd_op"])
    close_tasks(sleutel=check_key(item), at=at, by=by)
    _record("nagekeken", item, by, at)


@transaction.atomic
def restore_version(*, item: Kennisitem, nummer: int, by: Viewer, at: datetime) -> None:
    """An earlier version is the concept again; it is released like any other."""
    versie = item.versies.filter(nummer=nummer).first()
    if versie is None:
        raise Refusal("Die versie is er niet.")
    change_item(item=item, blad=sheet_of(versie), is_nagekeken=False, by=by, at=at)


@transaction.atomic
def drop_concept(*, item: Kennisitem, by: Viewer, at: datetime) -> bool:
    """Throw away what is not released; what everyone reads stays. True when nothing of the item is left."""
    may_write(by, item.eigenaar_id).require_permission()
    item = _locked(item)
    if item.nieuwste.status == Versiestatus.VRIJGEGEVEN:
        raise Refusal("Er is geen concept om weg te gooien.")
    close_tasks(sleutel=task_key(item), at=at, by=by)
    _record("weggegooid", item, by, at)
    eerder = item.versies.filter(status=Versiestatus.VRIJGEGEVEN.value).first()
    if eerder is None:
        item.delete()
        return True
    concept, item.nieuwste = item.nieuwste, eerder
    item.save(update_fields=["nieuwste"])
    concept.delete()
    return False


def task_key(item: Kennisitem) -> str:
    return f"kennis:{item.ref}"


def check_key(item: Kennisitem) -> str:
    return f"kennis:nakijken:{item.ref}"


def _locked(item: Kennisitem) -> Kennisitem:
    """As it is now; nobody else changes it until the end. The versions are joined apart: they may be null."""
    return Kennisitem.objects.select_for_update().get(pk=item.pk)


def _new_version(
    item: Kennisitem, nummer: int, blad: Itemblad, is_nagekeken: bool, by: Viewer, at: datetime
) -> None:
    versie = Itemversie(item=item, nummer=nummer)
    _fill(versie, blad, is_nagekeken, by, at)
    item.nieuwste = versie
    item.save(update_fields=["nieuwste"])


def _fill(versie: Itemversie, blad: Itemblad, is_nagekeken: bool, by: Viewer, at: datetime) -> None:
    velden = asdict(blad)
    soorten = kinds_by_code(velden.pop("soorten"))
    for naam, waarde in velden.items():
        setattr(versie, naam, waarde)
    versie.status, versie.is_nagekeken, versie.reden = Versiestatus.CONCEPT.value, is_nagekeken, ""
    versie.by_id, versie.at, versie.beslist_by, versie.beslist_at = by.account_id, at, None, None
    versie.zoekwoorden = search_words((*blad.teksten, *(s.naam for s in soorten)))
    versie.save()
    versie.soorten.set(soorten)


def _become(versie: Itemversie, straks: Versiestatus) -> None:
    may_become(Versiestatus(versie.status), straks).require()
    versie.status = straks.value
    versie.save(update_fields=["status"])


def _decide(item: Kennisitem, straks: Versiestatus, by: Viewer, at: datetime) -> None:
    versie = item.nieuwste
    may_become(Versiestatus(versie.status), straks).require()
    versie.status, versie.beslist_by_id, versie.beslist_at = straks.value, by.account_id, at
    versie.save(update_fields=["status", "beslist_by", "beslist_at", "reden"])
    close_tasks(sleutel=task_key(item), at=at, by=by)


def _let_wait(
    item: Kennisitem, tekst: str, at: datetime, organisatie: Organisatie | None = None, rol: str = "",
    account_id: int | None = None,
) -> None:  # fmt: skip
    open_task(
        sleutel=task_key(item), soort="kennis", at=at, tekst=tekst, url=reverse("kennis:werk", args=[item.ref]),
        organisatie=organisatie, rol=rol, account_id=account_id,
    )  # fmt: skip


def _record(wat: str, item: Kennisitem, by: Viewer, at: datetime) -> None:
    record_event(soort=f"kennisitem.{wat}", onderwerp_ref=item.ref, by=by, at=at)
