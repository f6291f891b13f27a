"""Letters: made by who may, opened with the code and a birth date, used once."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.actions.gebeurtenissen import record_event
from knooppunt.toegang.models import Account, Brief
from knooppunt.toegang.queries.brieven import code_hash, standing_of_letter
from knooppunt.toegang.rules.brief import NIET_GELDIG, letter_verdict, new_letter_code
from knooppunt.toegang.rules.sessie import PAKKET


@transaction.atomic
def make_letter(
    *,
    sleutel: str,
    naar: str,
    geboortedatum: date,
    dossier_ref: str,
    by: Viewer,
    at: datetime,
    account: Account | None = None,
) -> tuple[Brief, str]:
    """A letter and its code, which is known only now. An earlier letter for the same thing opens nothing any more.

    Who may ask for it is the policy of the room that does.
    """
    Brief.objects.filter(sleutel=sleutel, gebruikt_at=None, ingetrokken_at=None).update(ingetrokken_at=at)
    code = new_letter_code()
    brief = Brief.objects.create(
        sleutel=sleutel, naar=naar, geboortedatum=geboortedatum, account=account, code_hash=code_hash(code),
        created_at=at, verloopt_op=PAKKET.op("BRIEF_GELDIG", by.op).vanaf(by.op),
    )  # fmt: skip
    soort = "brief.wachtwoord_gemaakt" if account else "brief.uitnodiging_gemaakt"
    ref = account.ref if account else brief.ref
    record_event(soort=soort, onderwerp_ref=ref, dossier_ref=dossier_ref, by=by, at=at)
    return brief, code


def open_letter(*, code: str, geboortedatum: date, by: Viewer, at: datetime) -> Brief:
    """The letter with this code, for who knows the birth date. Raises Refusal, the same one for every reason.

    Not one transaction: a wrong birth date stays counted. Only who holds the letter can use up its tries.
    """
    brief = Brief.objects.filter(code_hash=code_hash(code)).first()
    if brief and letter_verdict(standing_of_letter(brief), by.op) and brief.geboortedatum == geboortedatum:
        return brief
    with transaction.atomic():
        if brief:
            Brief.objects.filter(pk=brief.pk).update(pogingen=F("pogingen") + 1)
        ref = brief.ref if brief else ""
        record_event(soort="brief.mislukt", onderwerp_ref=ref, by=by, at=at)
    raise Refusal(NIET_GELDIG)


@transaction.atomic
def use_letter(*, brief_ref: str, sleutel: str, by: Viewer, at: datetime) -> None:
    """What it was for has happened: the code opens nothing any more. Refused for another letter, or a used one."""
    open_ = Brief.objects.filter(ref=brief_ref, sleutel=sleutel, gebruikt_at=None, ingetrokken_at=None)
    if not open_.update(gebruikt_at=at):
        raise Refusal(NIET_GELDIG)
    record_event(soort="brief.gebruikt", onderwerp_ref=brief_ref, by=by, at=at)


@transaction.atomic
def withdraw_letters(*, sleutel: str, by: Viewer, at: datetime) -> None:
    """What it was for is taken back."""
    weg = Brief.objects.filter(sleutel=sleutel, gebruikt_at=None, ingetrokken_at=None).update(
        ingetrokken_at=at
    )
    if weg:
        record_event(soort="brief.ingetrokken", onderwerp_ref=sleutel.rpartition(":")[2], by=by, at=at)
