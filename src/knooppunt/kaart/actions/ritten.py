"""Who rides and with what is written down, changed, read from a file and removed by who plans the rides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.kaart.models import Ritleerling, Rittenlijst, Ritvoertuig
from knooppunt.kaart.policies import may_plan_rides, planner_organisations
from knooppunt.kaart.rules.ritten.lijst import Rijder, Voertuig, list_verdict, names_verdict
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import record_event

WEG = "Deze lijst is er niet meer."
NIET_OP_LIJST = "Dit staat niet meer op de lijst."


@transaction.atomic
def make_ride_list(
    *, sleutel: str, naam: str, tot: date, begeleiders: int, by: Viewer, at: datetime
) -> Rittenlijst:
    """An empty list of the organisation for which this person plans rides. Sent twice it is one."""
    eigen = sorted(planner_organisations(by))
    may_plan_rides(by, eigen[0] if eigen else 0).require_permission()
    list_verdict(tot, by.op).require()
    velden = {"naam": naam, "tot": tot, "begeleiders": begeleiders, "gemaakt_at": at}
    lijst, is_nieuw = Rittenlijst.objects.get_or_create(
        sleutel=sleutel, defaults={**velden, "organisatie": Organisatie.objects.get(pk=eigen[0])}
    )
    may_plan_rides(by, lijst.organisatie_id).require_permission()
    if is_nieuw:
        record_event(soort="ritten.lijst_gemaakt", onderwerp_ref=lijst.ref, by=by, at=at)
    return lijst


@transaction.atomic
def change_ride_list(
    *, ref: str, naam: str, tot: date, begeleiders: int, by: Viewer, at: datetime
) -> Rittenlijst:
    lijst = own_list(ref, by)
    list_verdict(tot, by.op).require()
    lijst.naam, lijst.tot, lijst.begeleiders = naam, tot, begeleiders
    lijst.save(update_fields=["naam", "tot", "begeleiders"])
    record_event(soort="ritten.lijst_veranderd", onderwerp_ref=ref, by=by, at=at)
    return lijst


@transaction.atomic
def remove_ride_list(*, ref: str, by: Viewer, at: datetime) -> None:
    """The list goes with everyone on it and all its plans."""
    lijst = own_list(ref, by)
    record_event(soort="ritten.verwijderd", onderwerp_ref=ref, by=by, at=at)
    lijst.delete()


@transaction.atomic
def save_on_list(*, lijst_ref: str, wat: Rijder | Voertuig, by: Viewer, at: datetime) -> None:
    """A pupil or a vehicle, new when its reference is empty."""
    lijst = own_list(lijst_ref, by)
    tabel = _table(type(wat))
    anderen = [rij.gegevens["naam"] for rij in tabel.objects.filter(lijst=lijst).exclude(ref=wat.ref)]
    dezelfde = [naam for naam in anderen if naam.strip().lower() == wat.naam.strip().lower()]
    names_verdict([*dezelfde, wat.naam]).require()
    rij = tabel.objects.filter(lijst=lijst, ref=wat.ref).first() if wat.ref else tabel(lijst=lijst)
    if rij is None:
        raise Refusal(NIET_OP_LIJST)
    rij.gegevens = wat.as_json()
    rij.save()
    record_event(soort=f"ritten.{_woord(tabel)}_bewaard", onderwerp_ref=lijst_ref, by=by, at=at, rij=rij.ref)


@transaction.atomic
def remove_from_list(
    *, lijst_ref: str, soort: type[Rijder | Voertuig], ref: str, by: Viewer, at: datetime
) -> None:
    """Gone at once; plans that were made keep the times of its rides, without a name."""
    lijst, tabel = own_list(lijst_ref, by), _table(soort)
    rij = tabel.objects.filter(lijst=lijst, ref=ref).first()
    if rij is None:
        raise Refusal(NIET_OP_LIJST)
    rij.delete()
    lijst.uitzonderingen.filter(pk__in=_about_nobody(lijst)).delete()
    record_event(soort=f"ritten.{_woord(tabel)}_weg", onderwerp_ref=lijst_ref, by=by, at=at, rij=ref)


@transaction.atomic
def replace_on_list(
    *,
    lijst_ref: str,
    soort: type[Rijder | Voertuig],
    rijen: Sequence[Rijder | Voertuig],
    by: Viewer,
    at: datetime,
) -> int:
    """All pupils, or all vehicles, by those of a file; who keeps the name keeps the rides. How many there are now."""
    lijst, tabel = own_list(lijst_ref, by), _table(soort)
    names_verdict([wat.naam for wat in rijen]).require()
    bekend = {rij.gegevens["naam"].strip().lower(): rij for rij in tabel.objects.filter(lijst=lijst)}
    for wat in rijen:
        rij = bekend.pop(wat.naam.strip().lower(), None) or tabel(lijst=lijst)
        rij.gegevens = wat.as_json()
        rij.save()
    tabel.objects.filter(pk__in=[rij.pk for rij in bekend.values()]).delete()
    lijst.uitzonderingen.filter(pk__in=_about_nobody(lijst)).delete()
    record_event(
        soort=f"ritten.{_woord(tabel)}_ingelezen", onderwerp_ref=lijst_ref, by=by, at=at, aantal=len(rijen)
    )
    return len(rijen)


def _about_nobody(lijst: Rittenlijst) -> list[int]:
    """Exceptions of who or what is not on the list any more, and of schools to which nobody rides."""
    wie = {code for rij in lijst.leerlingen.all() for code in (rij.ref, rij.gegevens["school"])}
    wie |= {rij.ref for rij in lijst.voertuigen.all()}
    return [rij.pk for rij in lijst.uitzonderingen.all() if rij.gegevens["wie"] not in wie]


def own_list(ref: str, by: Viewer) -> Rittenlijst:
    """The list, locked; a refusal when it is gone or someone else's."""
    lijst = Rittenlijst.objects.select_for_update().filter(ref=ref).first()
    if lijst is None:
        raise Refusal(WEG)
    may_plan_rides(by, lijst.organisatie_id).require_permission()
    return lijst


def _table(soort: type[Any]) -> Any:
    return Ritleerling if soort is Rijder else Ritvoertuig


def _woord(tabel: Any) -> str:
    return "leerling" if tabel is Ritleerling else "voertuig"
