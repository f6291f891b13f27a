"""The way in for who has no account: a link or a code. Only hashes are compared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from knooppunt.basis.referentie import ALFABET
from knooppunt.basis.viewer import Viewer
from knooppunt.loket.models import Geinformeerde, Reactie, Sleutel, Vraag
from knooppunt.loket.rules.vraag import Vraagstatus
from knooppunt.toegang.public import Account

LENGTE = 16


def clean_key(getypt: str) -> str:
    """A key as it was typed over from paper: capitals, spaces, dashes, O for 0 and I or L for 1 do not matter."""
    kaal = getypt.lower().translate(
        str.maketrans({"o": "0", "i": "1", "l": "1", "-": None, " ": None, "–": None})
    )
    return kaal if len(kaal) == LENGTE and set(kaal) <= set(ALFABET) else ""


def key_hash(sleutel: str) -> str:
    return hashlib.sha256(sleutel.encode()).hexdigest()


@dataclass(frozen=True)
class VertellerZicht:
    """A question as its teller (or a second parent) sees it: everything that was told and answered."""

    vraag: Vraag
    sleutel: Sleutel | None
    """None for a teller who is signed in."""

    @property
    def is_tweede_ouder(self) -> bool:
        return self.sleutel is not None and self.sleutel.voor == Sleutel.Voor.OUDER

    @property
    def is_concept(self) -> bool:
        return self.vraag.status == Vraagstatus.CONCEPT


def _compleet() -> QuerySet[Vraag]:
    return Vraag.objects.select_related(
        "eigenaar", "eigenaar_organisatie", "school", "dossier", "gemeente", "regio"
    ).prefetch_related(
        "vertellingen",
        "toestemmingen",
        "sleutels",
        Prefetch("reacties", Reactie.objects.select_related("van", "organisatie")),
        Prefetch("geinformeerden", Geinformeerde.objects.select_related("account", "organisatie")),
    )


def question_by_key(viewer: Viewer, sleutel: str) -> VertellerZicht | None:
    """The question that this key opens on this day, or the viewer's own question by its reference. None otherwise."""
    rij = Sleutel.objects.filter(hash=key_hash(clean_key(sleutel)), verloopt_op__gt=viewer.op).first()
    if rij is not None:
        vraag = (
            _compleet()
            .filter(pk=rij.vraag_id)
            .exclude(status=Vraagstatus.CONCEPT, verloopt_op__lte=viewer.op)
        )
        return VertellerZicht(vraag.get(), rij) if vraag.exists() else None
    if not viewer.is_bekend or "\x00" in sleutel:
        return None
    eigen = _compleet().filter(pk__in=own_questions(viewer).values("pk"), ref=sleutel).first()
    return VertellerZicht(eigen, None) if eigen else None


def own_questions(viewer: Viewer) -> QuerySet[Vraag]:
    """The questions that the signed-in teller asked: from this account, or with its mail address."""
    if not viewer.is_bekend:
        return Vraag.objects.none()
    email = Account.objects.filter(pk=viewer.account_id).values_list("email", flat=True).first()
    eigen = Q(account_id=viewer.account_id)
    if email and viewer.soort in ("ouder", "leerling"):
        eigen |= Q(email=email)
    return (
        Vraag.objects.filter(eigen)
        .exclude(status=Vraagstatus.CONCEPT, verloopt_op__lte=viewer.op)
        .order_by("-begonnen_at")
    )
