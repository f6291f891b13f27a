"""What was received of a neighbour becomes entries: new, changed, gone. Called within one transaction (volgen.py)."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.public import Gemeente, Organisatie, Regio, Wijk
from knooppunt.wegwijzer.actions.gelijkenis import report_doubles
from knooppunt.wegwijzer.blad.lezen import read_sheet
from knooppunt.wegwijzer.blad.schrijven import write_sheet
from knooppunt.wegwijzer.blad.vorm import SLEUTEL
from knooppunt.wegwijzer.models import (
    Aanbod,
    Buurwegwijzer,
    Contact,
    Hulpsoort,
    Locatie,
    Openingstijd,
    Ophaalronde,
    Organisatienummer,
    Organisatieprofiel,
    Telefoon,
    Volging,
)
from knooppunt.wegwijzer.rules.aanbod import Herkomst
from knooppunt.wegwijzer.rules.buren import Hsdsdeel, Lot, Verslag, changed_fields, is_over
from knooppunt.wegwijzer.rules.hsds_lezen import (
    Bekend,
    Dienst,
    Gelezen,
    Organisatieblad,
    Plek,
    read_organisation,
    read_service,
)
from knooppunt.wegwijzer.rules.hsds_velden import Onleesbaar
from knooppunt.wegwijzer.rules.wijziging import differences
from knooppunt.wegwijzer.sjabloon.lezen import CODE
from knooppunt.wegwijzer.zoekindex.schrijven import index_offers

DAAR = {"contacten": Contact, "telefoons": Telefoon, "openingstijden": Openingstijd}
"""Rows that hold for an offer at one location."""


def take_over(ronde: Ophaalronde, by: Viewer, at: datetime) -> Verslag:
    """Make the entries of this neighbour say what was received; without an event of its own (volgen.py records it)."""
    overname = _Overname(ronde.buur, by.op, at)
    for ontvangen in ronde.ontvangen.filter(deel=Hsdsdeel.ORGANISATIES).iterator(200):
        overname.receive_organisation(ontvangen.inhoud)
    for ontvangen in ronde.ontvangen.filter(deel=Hsdsdeel.AANBOD).iterator(200):
        overname.receive_service(ontvangen.inhoud)
    overname.place_under_boards()
    if ronde.volledig:
        overname.miss()
    index_offers(overname.geraakt, by.op)
    report_doubles(overname.geraakt, overname.verslag, by.op)
    return overname.verslag


def remove_all(buur: Buurwegwijzer, op: date) -> None:
    """Everything that came from this neighbour leaves."""
    _delete(list(buur.volgingen.select_related("aanbod", "locatie", "profiel")), op)


def _delete(volgingen: list[Volging], op: date) -> None:
    """Offers first; an organisation only when nothing of it is left. Out of the index before out of the table."""
    aanbod = [v.aanbod_id for v in volgingen if v.aanbod_id]
    Aanbod.objects.filter(pk__in=aanbod).update(is_zichtbaar=False)
    index_offers(aanbod, op)
    Aanbod.objects.filter(pk__in=aanbod).delete()
    Locatie.objects.filter(pk__in=[v.locatie_id for v in volgingen if v.locatie_id]).delete()
    profielen = [v.profiel_id for v in volgingen if v.profiel_id]
    leeg = Organisatie.objects.filter(profiel__pk__in=profielen, aanbod__isnull=True, locaties__isnull=True)
    ids = list(leeg.values_list("pk", flat=True))
    Organisatieprofiel.objects.filter(organisatie__in=ids).delete()
    Organisatie.objects.filter(pk__in=ids).delete()


class _Overname:
    """One round being written. Knows what came from this neighbour before, and what was seen now."""

    def __init__(self, buur: Buurwegwijzer, op: date, at: datetime) -> None:
        self.buur, self.op, self.at = buur, op, at
        self.verslag = Verslag()
        self.geraakt: set[int] = set()
        self.gezien: set[int] = set()
        self.boven: dict[str, str] = {}
        self.bekend: dict[str, dict[str, Volging]] = defaultdict(dict)
        for volging in buur.volgingen.select_related("aanbod", "locatie", "profiel__organisatie"):
            self.bekend[SLEUTEL[type(volging.vermelding)]][volging.daar] = volging
        self.kent = _known()
        self.eigen = set(Aanbod.objects.exclude(herkomst=Herkomst.BUREN).values_list("uuid", flat=True))
        self.elders = set(
            Volging.objects.exclude(buur=buur).filter(aanbod__isnull=False).values_list("daar", flat=True)
        )

    def receive_organisation(self, rij: Any) -> None:
        try:
            self._organisation(read_organisation(rij))
        except Onleesbaar as fout:
            self.verslag.add(Lot.GEWEIGERD, _name(rij), str(fout))

    def receive_service(self, rij: Any) -> None:
        try:
            dienst = read_service(rij, self.kent)
            if self._is_known_elsewhere(dienst):
                return
            self._service(dienst, self._organisation_of(dienst))
        except Onleesbaar as fout:
            self.verslag.add(Lot.GEWEIGERD, _name(rij), str(fout))

    def _is_known_elsewhere(self, dienst: Dienst) -> bool:
        lot = (
            Lot.EIGEN
            if _uuid(dienst.daar) in self.eigen
            else Lot.ELDERS
            if dienst.daar in self.elders
            else None
        )
        if lot:
            self.verslag.add(lot, dienst.naam)
        return lot is not None

    def _organisation_of(self, dienst: Dienst) -> Organisatie:
        volging = self.bekend["profiel"].get(dienst.organisatie_id)
        if volging and volging.pk in self.gezien:
            return volging.profiel.organisatie
        if dienst.organisatie is None:
            raise Onleesbaar("De organisatie staat er niet bij.")
        return self._organisation(dienst.organisatie)

    def _organisation(self, blad: Organisatieblad) -> Organisatie:
        volging = self.bekend["profiel"].get(blad.daar)
        organisatie = volging.profiel.organisatie if volging else Organisatie(soort=Organisatie.Soort.EXTERN)
        if organisatie.pk is None or organisatie.naam != blad.naam:
            organisatie.naam = blad.naam
            organisatie.save()
        blad = replace(blad, blad=blad.blad | {"nummers": self._free_numbers(blad, organisatie)})
        self._write(Organisatieprofiel, blad, organisatie)
        self.boven[blad.daar] = blad.boven
        for plek in blad.plekken:
            self._location(plek, organisatie)
        return organisatie

    def _free_numbers(self, blad: Organisatieblad, organisatie: Organisatie) -> list[dict[str, Any]]:
        """A number belongs to one organisation; one that is known here already is a conflict to look at."""
        vrij = []
        for nummer in blad.blad["nummers"]:
            ander = Organisatienummer.objects.filter(**nummer).exclude(organisatie=organisatie)
            van = ander.select_related("organisatie__profiel__volging").first()
            if van and self._is_theirs(van.organisatie):
                continue  # a school that carries the number of its board: the board has it
            if van:
                uitleg = f"{nummer['register']} {nummer['nummer']} is hier al van {van.organisatie.naam}"
                self.verslag.add(Lot.OPMERKING, blad.naam, uitleg)
            else:
                vrij.append(nummer)
        return vrij

    def _is_theirs(self, organisatie: Organisatie) -> bool:
        profiel = getattr(organisatie, "profiel", None)
        volging = getattr(profiel, "volging", None)
        return volging is not None and volging.buur_id == self.buur.pk

    def _location(self, plek: Plek, organisatie: Organisatie) -> Locatie:
        volging = self.bekend["locatie"].get(plek.daar)
        if volging and volging.pk in self.gezien:
            return volging.locatie
        eigenaar = self.bekend["profiel"].get(plek.organisatie)
        van = eigenaar.profiel.organisatie if eigenaar else organisatie
        zelf = replace(plek, rijen={}, omschrijving="", klachten=())  # the rest is of the offer
        locatie, is_anders = self._write(Locatie, zelf, van)
        if is_anders:
            if plek.punt:
                Locatie.objects.filter(pk=locatie.pk).update(eigen_lat=plek.punt[0], eigen_lon=plek.punt[1])
            self.geraakt |= set(locatie.plekken.values_list("aanbod_id", flat=True))
        return locatie

    def _service(self, dienst: Dienst, organisatie: Organisatie) -> None:
        plekken = [(plek, self._location(plek, organisatie)) for plek in dienst.plekken]
        blad = dienst.blad | {"locaties": [locatie.ref for _, locatie in plekken]}
        zelf = replace(
            dienst, blad=blad, organisatie=None, plekken=[replace(p, blad={}, punt=None) for p in dienst.plekken]
        )  # fmt: skip
        aanbod, is_anders = self._write(Aanbod, zelf, organisatie)
        if not is_anders:
            return
        self.geraakt.add(aanbod.pk)
        Volging.objects.filter(aanbod=aanbod).update(gebied=dienst.gebied)
        for model in DAAR.values():
            model.objects.filter(aanbod=aanbod, locatie__isnull=False).delete()
        for plek, locatie in plekken:
            aanbod.plekken.filter(locatie=locatie).update(omschrijving=plek.omschrijving)
            for naam, model in DAAR.items():
                for rij in plek.rijen.get(naam, ()):
                    model.objects.create(aanbod=aanbod, locatie=locatie, **rij)

    def _write(self, soort: type[Any], gelezen: Gelezen, organisatie: Organisatie) -> tuple[Any, bool]:
        """Make or change one entry; says whether anything differs from last time."""
        afdruk = hashlib.sha256(json.dumps(asdict(gelezen), sort_keys=True, default=str).encode()).hexdigest()
        volging = self.bekend[SLEUTEL[soort]].get(gelezen.daar)
        if volging and volging.afdruk == afdruk and volging.weg_op is None:
            self.gezien.add(volging.pk)
            self._tell(soort, Lot.GELIJK, gelezen)
            return volging.vermelding, False
        if volging:
            self._change(soort, volging, gelezen, organisatie)
        else:
            volging = self._make(soort, gelezen, organisatie)
        volging.afdruk, volging.bladzijde, volging.weg_op = afdruk, gelezen.bladzijde[:500], None
        volging.save()
        self.gezien.add(volging.pk)
        for klacht in dict.fromkeys(gelezen.klachten):
            self.verslag.add(Lot.OPMERKING, gelezen.naam, klacht, ref=volging.vermelding.ref)
        return volging.vermelding, True

    def _make(self, soort: type[Any], gelezen: Gelezen, organisatie: Organisatie) -> Volging:
        vermelding = soort(
            organisatie=organisatie, eigenaar=organisatie, herkomst=Herkomst.BUREN, created_at=self.at,
            gewijzigd_at=self.at, nagekeken_op=self._checked_on(gelezen),
        )  # fmt: skip
        write_sheet(vermelding, gelezen.blad)
        volging = Volging(buur=self.buur, daar=gelezen.daar, **{SLEUTEL[soort]: vermelding})
        self.bekend[SLEUTEL[soort]][gelezen.daar] = volging
        self._tell(soort, Lot.NIEUW, gelezen, ref=vermelding.ref)
        return volging

    def _change(self, soort: type[Any], volging: Volging, gelezen: Gelezen, organisatie: Organisatie) -> None:
        vermelding = volging.vermelding
        oud = read_sheet(vermelding)
        vermelding.organisatie = vermelding.eigenaar = organisatie
        vermelding.gewijzigd_at, vermelding.nagekeken_op = self.at, self._checked_on(gelezen)
        write_sheet(vermelding, gelezen.blad)
        lot = Lot.TERUG if volging.weg_op else Lot.GEWIJZIGD
        self._tell(
            soort, lot, gelezen, changed_fields(differences(oud, read_sheet(vermelding))), vermelding.ref
        )

    def _checked_on(self, gelezen: Gelezen) -> date:
        """The day that the neighbour says; none, or one to come: today."""
        return min(date.fromisoformat(gelezen.nagekeken_op), self.op) if gelezen.nagekeken_op else self.op

    def _tell(self, soort: type[Any], lot: Lot, gelezen: Gelezen, uitleg: str = "", ref: str = "") -> None:
        """Offers are counted; of a location or organisation only a change is worth a line."""
        if soort is Aanbod:
            self.verslag.add(lot, gelezen.naam, uitleg, ref)
        elif lot is Lot.GEWIJZIGD and uitleg:
            self.verslag.add(Lot.OPMERKING, gelezen.naam, f"anders: {uitleg}")

    def place_under_boards(self) -> None:
        """The organisation above another one, once both are there."""
        for daar, boven in self.boven.items():
            bestuur = self.bekend["profiel"].get(boven)
            van = self.bekend["profiel"][daar].profiel.organisatie
            nieuw = bestuur.profiel.organisatie_id if bestuur and bestuur.daar != daar else None
            if van.bestuur_id != nieuw:
                Organisatie.objects.filter(pk=van.pk).update(bestuur=nieuw)

    def miss(self) -> None:
        """What was not seen is gone there; after the grace it goes here too."""
        weg = []
        for volging in [v for rij in self.bekend.values() for v in rij.values() if v.pk not in self.gezien]:
            naam, is_aanbod = str(volging.vermelding), volging.aanbod_id is not None
            if volging.weg_op and is_over(volging.weg_op, self.op):
                weg.append(volging)
            elif volging.weg_op is None:
                volging.weg_op = self.op
                volging.save(update_fields=["weg_op"])
            if is_aanbod:
                self.verslag.add(Lot.WEG if volging in weg else Lot.VERMIST, naam, ref=volging.vermelding.ref)
        _delete(weg, self.op)


def _known() -> Bekend:
    soorten = Hulpsoort.objects.filter(taxonomie__code=CODE).values_list("uuid", "code")
    codes = (("gemeente", Gemeente), ("wijk", Wijk), ("regio", Regio))
    gebieden = {
        f"{naam}:{code}" for naam, model in codes for code in model.objects.values_list("code", flat=True)
    }
    return Bekend({str(uuid): code for uuid, code in soorten}, frozenset(gebieden))


def _name(rij: Any) -> str:
    naam = rij.get("name") if isinstance(rij, dict) else None
    return naam[:160] if isinstance(naam, str) and naam else "zonder naam"


def _uuid(tekst: str) -> UUID | None:
    try:
        return UUID(tekst)
    except ValueError:
        return None
