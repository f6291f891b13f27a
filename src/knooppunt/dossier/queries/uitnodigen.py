"""Invitations of a dossier, and the one that a link opens."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from knooppunt.basis.verdict import Verdict, nl
from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Uitnodiging
from knooppunt.dossier.queries.kring import DossierZicht
from knooppunt.dossier.rules.kring import Hoedanigheid
from knooppunt.dossier.rules.kringwissel import StandUitnodiging, answer_verdict
from knooppunt.toegang.public import Account, provider_of

WERK = (Hoedanigheid.TEAM, Hoedanigheid.GAST)


@dataclass(frozen=True)
class Verstuurd:
    """An invitation with what has become of it, in a word."""

    uitnodiging: Uitnodiging
    als: str
    staat: str
    is_open: bool


@dataclass(frozen=True)
class Ontvangen:
    """An invitation as the invited person sees it. ``account`` is theirs when they are signed in with that address."""

    uitnodiging: Uitnodiging
    als: str
    verdict: Verdict
    account: Account | None
    heeft_account: bool
    """There is an account with a password for this address: sign in instead of choosing one."""
    aanbieder: Any = None
    """The provider of their organisation (of who works there), by which they can come in."""
    is_bekend: bool = False
    """There is an account with this address, with or without a password."""


def letter_key(uitnodiging: Uitnodiging) -> str:
    """What the letter of an invitation opens."""
    return f"uitnodiging:{uitnodiging.ref}"


def standing_of(u: Uitnodiging) -> StandUitnodiging:
    return StandUitnodiging(u.verloopt_op, u.aanvaard_at, u.afgewezen_at, u.ingetrokken_at)


def invitations_of(zicht: DossierZicht, viewer: Viewer) -> list[Verstuurd]:
    """Newest first."""
    return [
        Verstuurd(
            u,
            Hoedanigheid(u.hoedanigheid).label,
            _state(u, viewer),
            bool(answer_verdict(standing_of(u), viewer.op)),
        )
        for u in zicht.dossier.uitnodigingen.select_related("organisatie", "uitgenodigd_by")[:100]
    ]


def _state(u: Uitnodiging, viewer: Viewer) -> str:
    if u.ingetrokken_at:
        return nl("ingetrokken")
    if u.aanvaard_at:
        return nl("doet mee")
    if u.afgewezen_at:
        return nl("afgeslagen")
    return nl("wacht op antwoord") if u.verloopt_op >= viewer.op else nl("verlopen")


def invitation_by_token(token: str, viewer: Viewer) -> Ontvangen | None:
    """The invitation that this link opens; None for a token that was never sent."""
    token_hash = hashlib.sha256(token.encode()).hexdigest()
    u = _invitations().filter(token_hash=token_hash).exclude(email="").first()
    if u is None:
        return None
    account = Account.objects.filter(email=u.email).first()
    ik = account if account and account.pk == viewer.account_id else None
    return Ontvangen(
        uitnodiging=u,
        als=Hoedanigheid(u.hoedanigheid).label,
        verdict=answer_verdict(standing_of(u), viewer.op),
        account=ik,
        heeft_account=bool(account and account.has_usable_password()),
        aanbieder=provider_of(u.email) if u.hoedanigheid in WERK else None,
        is_bekend=account is not None,
    )


def invitation_by_letter(sleutel: str, viewer: Viewer) -> Ontvangen | None:
    """The invitation that a letter opened. Who is signed in may take it with their own account, if that fits."""
    soort, _, ref = sleutel.partition(":")
    u = _invitations().filter(ref=ref, email="").first() if soort == "uitnodiging" else None
    if u is None:
        return None
    return Ontvangen(
        uitnodiging=u,
        als=Hoedanigheid(u.hoedanigheid).label,
        verdict=answer_verdict(standing_of(u), viewer.op),
        account=Account.objects.filter(pk=viewer.account_id).first(),
        heeft_account=False,
    )


def _invitations() -> QuerySet[Uitnodiging]:
    return Uitnodiging.objects.select_related("dossier__kind__gezin", "uitgenodigd_by", "organisatie")
