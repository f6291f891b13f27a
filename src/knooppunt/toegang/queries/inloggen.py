"""Reads of signing in: the brake, and the devices of an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.gebeurtenissen import look_kinds
from knooppunt.toegang.models import Account, Apparaat, Gebeurtenis, Rem, Sessie
from knooppunt.toegang.rules.rem import Stand, Tik, wait_until


def keyed_hash(soort: str, waarde: str) -> str:
    """A hash that nobody can make who has only the database: what it hides may be short."""
    return salted_hmac(f"knooppunt.{soort}", waarde, algorithm="sha256").hexdigest()


def brake(tik: Tik, at: datetime) -> datetime | None:
    """Until when the next try has to wait, or None."""
    rem = Rem.objects.filter(sleutel_hash=keyed_hash("rem", tik.sleutel)).first()
    return wait_until(tik.deur, Stand(rem.aantal, rem.laatst_at), at) if rem else None


def with_login_name(naam: str) -> Q:
    """The account that someone means who types this; exactly, as it is kept (lower case)."""
    naam = naam.strip().lower()
    return Q(email=naam) if "@" in naam else Q(inlognaam=naam)


def knows_device(naam: str, sleutel: str) -> bool:
    """Does the account with this name know the device? As much work for a name that nobody has."""
    return Apparaat.objects.filter(
        sleutel_hash=keyed_hash("apparaat", sleutel),
        account__in=Account.objects.filter(with_login_name(naam)),
    ).exists()


def is_known_device(sleutel: str) -> bool:
    """Did anyone ever sign in there?"""
    return Apparaat.objects.filter(sleutel_hash=keyed_hash("apparaat", sleutel)).exists()


@dataclass(frozen=True)
class Apparaatregel:
    """A device as its owner sees it."""

    apparaat: Apparaat
    is_dit: bool
    is_binnen: bool
    """Is someone signed in there now?"""


def devices_of(viewer: Viewer, sleutel: str, at: datetime) -> list[Apparaatregel]:
    """The viewer's own devices, this one first."""
    binnen = Sessie.objects.filter(apparaat=OuterRef("pk"), expire_date__gt=at)
    mijn = Apparaat.objects.filter(account_id=viewer.account_id).annotate(binnen=Exists(binnen))
    dit = keyed_hash("apparaat", sleutel)
    regels = [Apparaatregel(a, a.sleutel_hash == dit, a.binnen) for a in mijn[:50]]
    return sorted(regels, key=lambda regel: not regel.is_dit)


def account_events(viewer: Viewer) -> QuerySet[Gebeurtenis]:
    """What happened to the viewer's own account, newest first."""
    eigen = Account.objects.filter(pk=viewer.account_id).values("ref")
    return (
        Gebeurtenis.objects.filter(onderwerp_ref__in=eigen, soort__startswith="account.")
        .exclude(soort__in=look_kinds())
        .select_related("by")
        .order_by("-id")
    )
