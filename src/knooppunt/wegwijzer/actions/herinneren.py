"""At night: owners are asked whether what stands in the wegwijzer is still right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import open_task, record_event
from knooppunt.wegwijzer.blad.lezen import Vermelding
from knooppunt.wegwijzer.queries.herinneren import due_entries, link_token, roles_that_keep, task_key
from knooppunt.wegwijzer.rules.actueel import REGELS


def remind_owners(*, at: datetime, by: Viewer, voortgang: Callable[[int, int], None]) -> str:
    """Ask each owner once a term: a task for who has an account, a mail with a link for who has none."""
    per_eigenaar: dict[Organisatie, list[Vermelding]] = defaultdict(list)
    wachten = REGELS.op("herinneren", by.op)
    for vermelding in due_entries(None, by.op):
        if vermelding.herinnerd_op is None or wachten.vanaf(vermelding.herinnerd_op) < by.op:
            per_eigenaar[vermelding.eigenaar].append(vermelding)
    taken = mails = 0
    for nummer, (eigenaar, vermeldingen) in enumerate(per_eigenaar.items(), start=1):
        met_taak, met_mail = remind_owner(eigenaar=eigenaar, vermeldingen=vermeldingen, by=by, at=at)
        taken, mails = taken + met_taak, mails + met_mail
        voortgang(nummer, len(per_eigenaar))
    return f"{taken} taken en {mails} mails om de wegwijzer na te kijken."


@transaction.atomic
def remind_owner(
    *, eigenaar: Organisatie, vermeldingen: list[Vermelding], by: Viewer, at: datetime
) -> tuple[int, int]:
    """One task per role at the owner, one mail per address. Nobody to ask: the samenwerkingsverband has the task."""
    aantal = len(vermeldingen)
    rollen = roles_that_keep([eigenaar.pk], by.op)
    adressen = sorted({v.nakijk_email for v in vermeldingen if v.nakijk_email}) if not rollen else []
    if not rollen and not adressen:
        swv = Organisatie.objects.filter(soort=Organisatie.Soort.SWV).values_list("pk", flat=True)
        rollen = [paar for paar in roles_that_keep(swv, by.op) if paar[1] in ("swv_adviseur", "beheerder")]
    for organisatie_id, rol in rollen:
        _open_task(eigenaar, aantal, Organisatie.objects.get(pk=organisatie_id), rol, by, at)
    for adres in adressen:
        _mail(eigenaar, adres, aantal)
    for vermelding in vermeldingen:
        type(vermelding).objects.filter(pk=vermelding.pk).update(herinnerd_op=by.op)
    record_event(soort="vermelding.herinnerd", onderwerp_ref=eigenaar.ref, by=by, at=at, aantal=aantal)
    return len(rollen), len(adressen)


def _open_task(
    eigenaar: Organisatie, aantal: int, organisatie: Organisatie, rol: str, by: Viewer, at: datetime
) -> None:
    van = "" if organisatie == eigenaar else f" van {eigenaar.naam}"
    wat = "1 vermelding" if aantal == 1 else f"{aantal} vermeldingen"
    open_task(
        sleutel=task_key(eigenaar), soort="wegwijzer_nakijken", at=at, organisatie=organisatie, rol=rol,
        tekst=f"Kijk {wat}{van} op de wegwijzer na: klopt het nog?",
        url=reverse("wegwijzer:beheer") + f"?van={eigenaar.ref}", voor=REGELS.op("herinneren", by.op).vanaf(by.op),
    )  # fmt: skip


def _mail(eigenaar: Organisatie, adres: str, aantal: int) -> None:
    link = settings.SITE + reverse("wegwijzer:nakijken", args=[link_token(eigenaar, adres)])
    wat = "1 vermelding" if aantal == 1 else f"{aantal} vermeldingen"
    send_mail(
        "Klopt de wegwijzer nog?",
        f"Beste mensen van {eigenaar.naam},\n\n"
        f"Op de wegwijzer van de regio staat {wat} van u die al even niet is nagekeken.\n"
        "Open deze link en zeg met één klik dat het nog klopt. U hoeft niet in te loggen.\n\n"
        f"{link}\n\nKlopt er iets niet? Op dezelfde bladzijde kunt u het laten weten.\n",
        None,
        [adres],
    )
