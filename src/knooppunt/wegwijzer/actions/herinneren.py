"""At night: owners are asked whether what stands in the wegwijzer is still right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from knooppunt.basis.datums import datum
from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Organisatie
from knooppunt.toegang.public import Taak, open_task, record_event
from knooppunt.wegwijzer.actions.profielen import task_key as profile_task_key
from knooppunt.wegwijzer.blad.lezen import Vermelding
from knooppunt.wegwijzer.models import VastContact
from knooppunt.wegwijzer.queries.herinneren import (
    contact_task_key,
    due_contacts,
    due_entries,
    link_token,
    roles_that_keep,
    roles_that_manage,
    roles_that_write,
    task_key,
)
from knooppunt.wegwijzer.queries.profielbeeld import schools_without_profile
from knooppunt.wegwijzer.rules.actueel import REGELS
from knooppunt.wegwijzer.rules.profielen import ready_by, school_year, year_name


def remind_owners(*, at: datetime, by: Viewer, voortgang: Callable[[int, int], None]) -> str:
    """Ask each owner once a term: a task for its people with an account, a mail with a link to the address it gave."""
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
    """A task per role at the owner, a mail per address. What nobody would hear of is for the samenwerkingsverband."""
    adressen = sorted({v.nakijk_email.lower() for v in vermeldingen if v.nakijk_email})
    rollen, aantal = roles_that_keep(eigenaar, by.op), len(vermeldingen)
    zonder_adres = sum(not v.nakijk_email for v in vermeldingen)
    if not rollen and zonder_adres:
        rollen, aantal = roles_that_manage(by.op), zonder_adres
    for organisatie, rol in rollen:
        _open_task(eigenaar, aantal, organisatie, rol, by, at)
    for adres in adressen:
        _mail(eigenaar, adres, sum(v.nakijk_email.lower() == adres for v in vermeldingen), by)
    for vermelding in vermeldingen:
        type(vermelding).objects.filter(pk=vermelding.pk).update(herinnerd_op=by.op)
    record_event(
        soort="vermelding.herinnerd", onderwerp_ref=eigenaar.ref, by=by, at=at, aantal=len(vermeldingen)
    )
    return len(rollen), len(adressen)


def _open_task(
    eigenaar: Organisatie, aantal: int, organisatie: Organisatie, rol: str, by: Viewer, at: datetime
) -> None:
    van = "" if organisatie == eigenaar else f" van {eigenaar.naam}"
    open_task(
        sleutel=task_key(eigenaar), soort="wegwijzer_nakijken", at=at, organisatie=organisatie, rol=rol,
        tekst=f"Kijk {_how_many(aantal)}{van} op de wegwijzer na: klopt het nog?",
        url=reverse("wegwijzer:beheer") + f"?van={eigenaar.ref}", voor=REGELS.op("herinneren", by.op).vanaf(by.op),
    )  # fmt: skip


def _mail(eigenaar: Organisatie, adres: str, aantal: int, by: Viewer) -> None:
    """The link works without signing in, and ends; nobody is named in the mail."""
    mail_out(
        "wegwijzer_mail",
        aan=adres,
        onderwerp="Klopt de wegwijzer nog?",
        tekst="Beste mensen van %(organisatie)s,\n\n"
        "Op de wegwijzer van de regio staat iets van u dat al een tijd niet is nagekeken: %(aantal)s.\n"
        "Open deze link en zeg met één klik dat het nog klopt. U hoeft niet in te loggen.\n\n%(link)s\n\n"
        "Klopt er iets niet? Op dezelfde bladzijde kunt u het laten weten. De link werkt tot en met %(dag)s.\n",
        velden={
            "organisatie": eigenaar.naam, "aantal": _how_many(aantal),
            "link": settings.SITE + reverse("wegwijzer:nakijken", args=[link_token(eigenaar, adres)]),
            "dag": datum(REGELS.op("nakijklink", by.op).vanaf(by.op)),
        },
    )  # fmt: skip


def remind_schools(*, at: datetime, by: Viewer, voortgang: Callable[[int, int], None]) -> str:
    """From the first day of the school year: once a year, each school that did not set its profile of this year."""
    jaar = school_year(by.op)
    scholen = schools_without_profile(by.op)
    gevraagd = set(Taak.objects.filter(soort="profiel_vaststellen").values_list("sleutel", flat=True))
    nieuw = [school for school in scholen if profile_task_key(school, jaar) not in gevraagd]
    for nummer, school in enumerate(nieuw, start=1):
        remind_school(school=school, jaar=jaar, by=by, at=at)
        voortgang(nummer, len(nieuw))
    return f"{len(nieuw)} scholen gevraagd om hun ondersteuningsprofiel."


@transaction.atomic
def remind_school(*, school: Organisatie, jaar: int, by: Viewer, at: datetime) -> None:
    """Who writes the profile; of a school where nobody does, the samenwerkingsverband."""
    rollen = roles_that_write(school, by.op)
    zin = (
        "Schrijf het ondersteuningsprofiel van"
        if rollen
        else "Niemand schrijft het ondersteuningsprofiel van"
    )
    for organisatie, rol in rollen or roles_that_manage(by.op):
        open_task(
            sleutel=profile_task_key(school, jaar), soort="profiel_vaststellen", at=at, organisatie=organisatie,
            rol=rol, tekst=f"{zin} {school.naam} voor schooljaar {year_name(jaar)}.",
            url=reverse("wegwijzer:profielen"), voor=ready_by(jaar),
        )  # fmt: skip
    record_event(soort="profiel.herinnerd", onderwerp_ref=school.ref, by=by, at=at)


def _how_many(aantal: int) -> str:
    return "1 vermelding" if aantal == 1 else f"{aantal} vermeldingen"


def remind_of_contacts(*, at: datetime, by: Viewer, voortgang: Callable[[int, int], None]) -> str:
    """Ask each organisation once a term whether its fixed contacts are still right."""
    per_organisatie: dict[Organisatie, list[VastContact]] = defaultdict(list)
    wachten = REGELS.op("herinneren", by.op)
    for contact in due_contacts(None, by.op):
        if contact.herinnerd_op is None or wachten.vanaf(contact.herinnerd_op) < by.op:
            per_organisatie[contact.organisatie].append(contact)
    taken = 0
    for nummer, (organisatie, contacten) in enumerate(per_organisatie.items(), start=1):
        taken += remind_of_contacts_of(organisatie=organisatie, contacten=contacten, by=by, at=at)
        voortgang(nummer, len(per_organisatie))
    return f"{taken} taken om vaste contacten na te kijken."


@transaction.atomic
def remind_of_contacts_of(
    *, organisatie: Organisatie, contacten: list[VastContact], by: Viewer, at: datetime
) -> int:
    """A task per role at the organisation; where nobody keeps the wegwijzer it is for the samenwerkingsverband."""
    rollen = roles_that_keep(organisatie, by.op) or roles_that_manage(by.op)
    hoeveel = "1 vast contact" if len(contacten) == 1 else f"{len(contacten)} vaste contacten"
    for waar, rol in rollen:
        van = "" if waar == organisatie else f" van {organisatie.naam}"
        open_task(
            sleutel=contact_task_key(organisatie), soort="wegwijzer_nakijken", at=at, organisatie=waar, rol=rol,
            tekst=f"Kijk {hoeveel}{van} op de wegwijzer na: klopt het nog?", url=reverse("wegwijzer:contacten_beheer"),
            voor=REGELS.op("herinneren", by.op).vanaf(by.op),
        )  # fmt: skip
    VastContact.objects.filter(pk__in=[c.pk for c in contacten]).update(herinnerd_op=by.op)
    record_event(
        soort="vast_contact.herinnerd", onderwerp_ref=organisatie.ref, by=by, at=at, aantal=len(contacten)
    )
    return len(rollen)
