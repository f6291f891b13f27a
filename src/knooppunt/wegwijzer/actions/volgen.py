"""Following a neighbour's wegwijzer: begin, read it page by page, take in a file, hide what is double, and stop."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from knooppunt.basis.datums import als_datum
from knooppunt.basis.verdict import Refusal
from knooppunt.basis.viewer import Viewer
from knooppunt.toegang.public import record_event
from knooppunt.wegwijzer.actions.overnemen import remove_all, take_over
from knooppunt.wegwijzer.actions.vermeldingen import reindex
from knooppunt.wegwijzer.buren.bestand import BestandOnleesbaar, read_file
from knooppunt.wegwijzer.buren.ophalen import OphalenMislukt, check_address, fetch_json
from knooppunt.wegwijzer.models import Buurwegwijzer, Ontvangst, Ophaalronde, Volging
from knooppunt.wegwijzer.policies import may_follow
from knooppunt.wegwijzer.rules.buren import Hsdsdeel, Rondestand, may_resume
from knooppunt.wegwijzer.rules.hsds_bladzijde import Bladzijde, read_page
from knooppunt.wegwijzer.rules.hsds_velden import Onleesbaar, identifier

logger = logging.getLogger(__name__)
PER_BLADZIJDE = 100
BEWAARDE_RONDES = 20
"""Reports that are kept of each neighbour."""
NIET_GEVONDEN = 404
TE_GROOT = timedelta(seconds=25)
"""How long a click may read; the rest follows at night or with the next click."""


@transaction.atomic
def follow(*, naam: str, adres: str, site: str, by: Viewer, at: datetime) -> Buurwegwijzer:
    """Begin to follow; without an address its files are uploaded."""
    may_follow(by).require_permission()
    if not naam.strip():
        raise Refusal("Geef de wegwijzer een naam.")
    try:
        adres = check_address(adres) if adres else ""
    except OphalenMislukt as fout:
        raise Refusal(str(fout)) from fout
    if adres and adres.startswith(settings.SITE):
        raise Refusal("Dit is het adres van deze wegwijzer zelf.")
    if Buurwegwijzer.objects.filter(naam=naam.strip()).exists() or (
        adres and Buurwegwijzer.objects.filter(adres=adres).exists()
    ):
        raise Refusal("Deze wegwijzer wordt al gevolgd.")
    buur = Buurwegwijzer.objects.create(naam=naam.strip(), adres=adres, site=site, created_at=at)
    record_event(soort="buur.gevolgd", onderwerp_ref=buur.ref, by=by, at=at)
    return buur


@transaction.atomic
def unfollow(*, buur: Buurwegwijzer, by: Viewer, at: datetime) -> None:
    """Stop: everything that came from it leaves this wegwijzer."""
    may_follow(by).require_permission()
    remove_all(buur, by.op)
    record_event(soort="buur.gestopt", onderwerp_ref=buur.ref, by=by, at=at)
    buur.delete()


@transaction.atomic
def show_followed(*, volging: Volging, zichtbaar: bool, by: Viewer, at: datetime) -> None:
    """Hide an entry of a neighbour here (it is double), or show it again. The neighbour's own is not touched."""
    may_follow(by).require_permission()
    vermelding = volging.vermelding
    vermelding.is_zichtbaar = zichtbaar
    vermelding.save(update_fields=["is_zichtbaar"])
    reindex(vermelding, by)
    soort = "buur.getoond" if zichtbaar else "buur.verborgen"
    record_event(soort=soort, onderwerp_ref=vermelding.ref, by=by, at=at)


def refresh_now(*, buur: Buurwegwijzer, by: Viewer, at: datetime) -> Ophaalronde:
    """Read it now, for as long as somebody wants to wait."""
    may_follow(by).require_permission()
    tot = timezone.now() + TE_GROOT
    return _read(buur, by, at, lambda: timezone.now() < tot)


def refresh_neighbours(*, at: datetime, by: Viewer, voortgang: Callable[[int, int], None]) -> str:
    """At night: read every neighbour that has an address. One that does not answer does not stop the others."""
    buren = list(Buurwegwijzer.objects.exclude(adres=""))
    klaar = 0
    for nummer, buur in enumerate(buren, start=1):
        ronde = _read(buur, by, at, lambda: bool(voortgang(nummer - 1, len(buren))) or True)  # noqa: B023 - called at once
        klaar += ronde.stand == Rondestand.KLAAR
        voortgang(nummer, len(buren))
    return f"{klaar} van {len(buren)} andere wegwijzers gelezen."


def take_in_file(*, buur: Buurwegwijzer, inhoud: bytes, by: Viewer, at: datetime) -> Ophaalronde:
    """A file that holds the whole of it: what is not in it, is gone there."""
    may_follow(by).require_permission()
    try:
        delen = read_file(inhoud)
    except BestandOnleesbaar as fout:
        raise Refusal(str(fout)) from fout
    with transaction.atomic():
        buur.rondes.filter(stand=Rondestand.BEZIG).update(stand=Rondestand.MISLUKT, klaar_at=at)
        ronde = Ophaalronde.objects.create(buur=buur, begonnen_at=at)
        for deel, rijen in delen.items():
            _keep(ronde, deel, rijen)
        _finish(ronde, by, at)
    return ronde


def _read(buur: Buurwegwijzer, by: Viewer, at: datetime, verder: Callable[[], bool]) -> Ophaalronde:
    """Go on with the round that is open, or begin one. Each page is kept at once; what shows changes at the end."""
    ronde = _open_round(buur, at)
    while ronde.stand == Rondestand.BEZIG and verder():
        try:
            bladzijde = _ask(ronde)
            with transaction.atomic():
                _hold(ronde)
                if bladzijde is None or _keep_page(ronde, bladzijde):
                    _next_part(ronde, by, at)
        except (OphalenMislukt, Onleesbaar) as fout:
            ronde.refresh_from_db()
            if ronde.stand == Rondestand.BEZIG:
                ronde.reden = str(fout)[:300]
                ronde.save(update_fields=["reden"])
            return ronde
    return ronde


@transaction.atomic
def _open_round(buur: Buurwegwijzer, at: datetime) -> Ophaalronde:
    Buurwegwijzer.objects.select_for_update().get(pk=buur.pk)
    ronde = buur.rondes.filter(stand=Rondestand.BEZIG).first()
    if ronde and may_resume(als_datum(ronde.begonnen_at), als_datum(at)):
        return ronde
    if ronde:
        ronde.ontvangen.all().delete()
        ronde.stand, ronde.klaar_at = Rondestand.MISLUKT, at
        ronde.save(update_fields=["stand", "klaar_at"])
    return Ophaalronde.objects.create(buur=buur, begonnen_at=at)


def _hold(ronde: Ophaalronde) -> None:
    """Only while nobody else went on with this round: two who read it at once would count the same page twice."""
    nu = Ophaalronde.objects.select_for_update().get(pk=ronde.pk)
    if (nu.stand, nu.deel, nu.bladzijde) != (ronde.stand, ronde.deel, ronde.bladzijde):
        raise Onleesbaar("Deze wegwijzer wordt op dit moment al gelezen.")


def _ask(ronde: Ophaalronde) -> Bladzijde | None:
    """The next page; None when this neighbour does not give out organisations by themselves."""
    vraag = f"full=true&page={ronde.bladzijde}&per_page={PER_BLADZIJDE}"
    try:
        antwoord = fetch_json(f"{ronde.buur.adres}/{ronde.deel}?{vraag}")
    except OphalenMislukt as fout:
        if fout.status == NIET_GEVONDEN and ronde.deel == Hsdsdeel.ORGANISATIES:
            return None
        raise
    return read_page(antwoord, ronde.bladzijde)


def _keep_page(ronde: Ophaalronde, bladzijde: Bladzijde) -> bool:
    """Keep what is on it; True when it was the last one. The same page again and again is no wegwijzer."""
    nieuw = _keep(ronde, Hsdsdeel(ronde.deel), bladzijde.inhoud)
    if not bladzijde.is_laatste:
        if not nieuw:
            raise Onleesbaar("De server geeft steeds dezelfde bladzijde.")
        ronde.bladzijde += 1
    elif bladzijde.totaal is not None:
        ronde.volledig &= ronde.ontvangen.filter(deel=ronde.deel).count() >= bladzijde.totaal
    ronde.reden = ""
    ronde.save(update_fields=["bladzijde", "volledig", "reden"])
    return bladzijde.is_laatste


def _keep(ronde: Ophaalronde, deel: Hsdsdeel, rijen: Iterable[Any]) -> int:
    """Write down what was received, once by identifier; says how many were not there yet."""
    per_nummer: dict[str, Any] = {}
    for plaats, rij in enumerate(rijen):
        try:
            per_nummer[identifier(rij)] = rij
        except Onleesbaar:
            per_nummer[f"?{ronde.bladzijde}.{plaats}"] = rij  # said in the report
    bekend = set(ronde.ontvangen.filter(deel=deel, daar__in=per_nummer).values_list("daar", flat=True))
    nieuw = {daar: rij for daar, rij in per_nummer.items() if daar not in bekend}
    Ontvangst.objects.bulk_create(
        (Ontvangst(ronde=ronde, deel=deel, daar=daar, inhoud=rij) for daar, rij in nieuw.items()),
        batch_size=200,
    )
    return len(nieuw)


def _next_part(ronde: Ophaalronde, by: Viewer, at: datetime) -> None:
    if ronde.deel == Hsdsdeel.ORGANISATIES:
        ronde.deel, ronde.bladzijde = Hsdsdeel.AANBOD, 1
        ronde.save(update_fields=["deel", "bladzijde"])
    else:
        _finish(ronde, by, at)


def _finish(ronde: Ophaalronde, by: Viewer, at: datetime) -> None:
    """Everything is in: write it all, or (when that goes wrong) nothing."""
    verslag = take_over(ronde, by, at)
    ronde.ontvangen.all().delete()
    ronde.stand, ronde.klaar_at, ronde.reden, ronde.verslag = Rondestand.KLAAR, at, "", verslag.as_json()
    ronde.save()
    ronde.buur.gelukt_at = at
    ronde.buur.save(update_fields=["gelukt_at"])
    oud = ronde.buur.rondes.exclude(stand=Rondestand.BEZIG).values_list("pk", flat=True)[BEWAARDE_RONDES:]
    Ophaalronde.objects.filter(pk__in=list(oud)).delete()
    record_event(
        soort="buur.ververst",
        onderwerp_ref=ronde.buur.ref,
        by=by,
        at=at,
        aantal=sum(verslag.telling.values()),
    )
