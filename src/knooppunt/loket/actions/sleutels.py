"""Keys to a question and the mails that carry them. A mail never holds a word of the story or of an answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, override

from knooppunt.basis.datums import datum
from knooppunt.basis.referentie import ALFABET, nieuwe_referentie
from knooppunt.basis.uitwisselingen import mail_out
from knooppunt.basis.verdict import Refusal, nl, unless
from knooppunt.basis.viewer import Viewer
from knooppunt.loket.models import Sleutel, Vraag
from knooppunt.loket.queries.sleutel import LENGTE, clean_key, key_hash
from knooppunt.loket.rules.grenzen import REGELS
from knooppunt.loket.rules.vraag import Vraagstatus
from knooppunt.toegang.public import record_event

TE_VAAK = nl(
    "Wij hebben vandaag al een paar keer een link gemaild. Kijk in de mail, ook bij ongewenste post."
)


def add_key(vraag: Vraag, sleutel: str, at: datetime, **velden: str) -> Sleutel:
    """Let this key open the question; as long as a draft is kept, or a sent question can be followed."""
    if clean_key(sleutel) != sleutel:
        raise Refusal(nl("Er ging iets mis met dit formulier. Begin opnieuw bij het loket."))
    return Sleutel.objects.create(
        vraag=vraag, hash=key_hash(sleutel), created_at=at, verloopt_op=valid_until(vraag, at), **velden
    )


def valid_until(vraag: Vraag, at: datetime) -> date:
    """First day on which a key that is made now no longer works."""
    vandaag = timezone.localdate(at)
    code = "concept_bewaren" if vraag.status == Vraagstatus.CONCEPT else "link_geldig"
    return REGELS.op(code, vandaag).vanaf(vandaag)


@transaction.atomic
def mail_link(*, vraag: Vraag, email: str, site: str, by: Viewer, at: datetime) -> None:
    """Mail the teller a new link; at most a few a day, so that nobody's mailbox can be filled."""
    unless(may_mail(email, at), TE_VAAK).require()
    send_link(vraag, email, site, at)
    record_event(soort="vraag.link_gemaild", onderwerp_ref=vraag.ref, by=by, at=at)


def send_link(vraag: Vraag, email: str, site: str, at: datetime) -> None:
    """A new key in a mail: to the draft, or to the status page of what was sent."""
    sleutel = nieuwe_referentie(LENGTE)
    add_key(vraag, sleutel, at, email=email.lower())
    with override(vraag.taal):
        if vraag.status == Vraagstatus.CONCEPT:
            onderwerp = gettext("Ga verder met het verhaal")
            tekst = gettext(
                "Met deze link gaat het verhaal verder waar het was gebleven:\n\n%(link)s\n\n"
                "De link werkt tot %(dag)s. Geef hem niet aan anderen: wie de link heeft, kan het verhaal lezen."
            )
            pad = reverse("loket:vertel", args=[sleutel])
        else:
            onderwerp = gettext("Vraag %(code)s bij het loket")
            tekst = gettext(
                "Op deze pagina staat wie de vraag heeft en wat er nu gebeurt:\n\n%(link)s\n\nDe link werkt tot "
                "%(dag)s. Geef hem niet aan anderen: wie de link heeft, kan het verhaal lezen."
            )
            pad = reverse("loket:status", args=[sleutel])
        dag = datum(valid_until(vraag, at))
        velden = {"code": vraag.code, "link": site + pad, "dag": dag}
        mail_out("loket_mail", aan=email, onderwerp=onderwerp, tekst=tekst, velden=velden)


def may_mail(email: str, at: datetime) -> bool:
    """Fewer than the day's number of links went to this address, whichever story they were for."""
    verstuurd = Sleutel.objects.filter(email=email.lower(), created_at__gt=at - timedelta(days=1)).count()
    return verstuurd < REGELS.drempel("links_per_dag", timezone.localdate(at)).aantal


@transaction.atomic
def mail_lost_links(*, email: str, site: str, by: Viewer, at: datetime) -> None:
    """Mail a new link to every question of this address. Answers the same whether there are any or not."""
    bekend = Vraag.objects.filter(email=email.lower()).exclude(
        status=Vraagstatus.CONCEPT, verloopt_op__lte=timezone.localdate(at)
    )
    for vraag in bekend.order_by("-begonnen_at")[:5]:
        try:
            mail_link(vraag=vraag, email=vraag.email, site=site, by=by, at=at)
        except Refusal:
            continue  # enough was mailed today; saying so would tell that the address exists


def notify_teller(vraag: Vraag, site: str, at: datetime) -> None:
    """Tell the teller that there is something to read on the status page; who gave no address reads it there."""
    if not vraag.email:
        return
    sleutel = nieuwe_referentie(LENGTE)
    add_key(vraag, sleutel, at)
    with override(vraag.taal):
        mail_out(
            "loket_mail",
            aan=vraag.email,
            onderwerp=gettext("Er is nieuws over vraag %(code)s"),
            tekst=gettext("Er is een bericht. Het staat hier:\n\n%(link)s\n\nAntwoorden kan daar ook."),
            velden={"code": vraag.code, "link": site + reverse("loket:status", args=[sleutel])},
        )


def key_of_mail(sleutel: str) -> str:
    """The key in the mail to a second parent: who invites knows the form's key and must not sign for the other."""
    digest = salted_hmac("loket.tweede_ouder", sleutel, algorithm="sha256").digest()
    return "".join(ALFABET[byte & 31] for byte in digest[:LENGTE])


@transaction.atomic
def invite_parent(
    *, vraag: Vraag, naam: str, relatie: str, email: str, sleutel: str, site: str, by: Viewer, at: datetime
) -> Sleutel:
    """Let a second parent read, add own words and sign. The same form twice makes one invitation."""
    Vraag.objects.select_for_update().get(pk=vraag.pk)
    if email:
        sleutel = key_of_mail(sleutel)
    bestaand = vraag.sleutels.filter(hash=key_hash(sleutel)).first()
    if bestaand:
        return bestaand
    vandaag = timezone.localdate(at)
    tweede = vraag.sleutels.filter(voor=Sleutel.Voor.OUDER, created_at__gt=at - timedelta(days=1)).count()
    unless(
        tweede < REGELS.drempel("links_per_dag", vandaag).aantal and (not email or may_mail(email, at)),
        TE_VAAK,
    ).require()
    rij = add_key(
        vraag, sleutel, at, voor=Sleutel.Voor.OUDER, naam=naam, relatie=relatie, email=email.lower()
    )
    rij.verloopt_op = REGELS.op("link_geldig", vandaag).vanaf(vandaag)
    rij.save(update_fields=["verloopt_op"])
    if email:
        _mail_second_parent(vraag, email, site + reverse("loket:mede", args=[sleutel]))
    record_event(soort="vraag.ouder_uitgenodigd", onderwerp_ref=vraag.ref, by=by, at=at)
    return rij


def _mail_second_parent(vraag: Vraag, email: str, link: str) -> None:
    with override(vraag.taal):
        mail_out(
            "loket_mail",
            aan=email,
            onderwerp=gettext("Wilt u meelezen en meetekenen?"),
            tekst=gettext(
                "Iemand heeft bij het loket een verhaal verteld over een kind en vraagt u om mee te lezen. U kunt "
                "in uw eigen woorden iets toevoegen en meetekenen:\n\n%(link)s"
            ),
            velden={"link": link},
        )
