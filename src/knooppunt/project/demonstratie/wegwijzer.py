"""The wegwijzer of the invented region: organisations, locations and offers, kept by invented people."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.models import Gemeente, Organisatie
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.kinderen import Omgeving
from knooppunt.project.demonstratie.streek import read_data
from knooppunt.toegang.public import bezoeker
from knooppunt.wegwijzer.public import (
    Aanbod,
    Expertiseaanvraag,
    Hulpsoort,
    Locatie,
    Opbrengst,
    Organisatieprofiel,
    add_contact,
    add_entry,
    agree_across_border,
    ask_expertise,
    change_entry,
    check_entry,
    evaluate_expertise,
    follow,
    mark_not_needed,
    promise_expertise,
    refuse_expertise,
    report_error,
    take_in_file,
    take_over_schools,
)

BEGONNEN, ONLANGS = 450, 40
"""Days ago that organisations and locations were put in, and that most entries were last checked."""
EMAIL = "wegwijzer@waterrijk.invalid"


class Wegwijzer:
    """Writes the steps down. ``org`` and ``plek`` know organisations by name and locations by their code."""

    def __init__(self, omgeving: Omgeving) -> None:
        self.o = omgeving
        self.data = read_data("wegwijzer.toml")
        self.plek: dict[str, Locatie] = {}
        self.aanbod: dict[str, Aanbod] = {}
        self.aanvraag: dict[int, Expertiseaanvraag] = {}

    def org(self, naam: str) -> Organisatie:
        return self.o.mensen.organisaties[naam]

    def by(self, at: datetime) -> Viewer:
        """The adviser of the samenwerkingsverband keeps it."""
        return kijker(self.o.mensen.accounts["peter"], at)

    def write(self) -> None:
        for organisatie in [*self.data["organisatie"], *self.data["bestaand"]]:
            self.o.op(BEGONNEN, self.add_organisation, organisatie)
        for locatie in self.data["locatie"]:
            self.o.op(BEGONNEN, self.add_location, locatie, uur=11)
        for aanbod in self.data["aanbod"]:
            self.o.op(aanbod.get("dagen", ONLANGS), self.add_offer, aanbod)
        self.o.op(ONLANGS, self.still_right, uur=13)
        self.o.op(45, self.schools)
        for contact in self.data["contact"]:
            self.o.op(contact.get("dagen", ONLANGS), self.contacts, contact)
        for afspraak in self.data["grensafspraak"]:
            self.o.op(ONLANGS, self.agreement, afspraak)
        for nummer, vraag in enumerate(self.data["aanvraag"]):
            self.o.op(vraag["dagen"], self.request, vraag, nummer)
            if "antwoord" in vraag:
                self.o.op(vraag["dagen"] - 3, self.answer, vraag, nummer)
            if "leraren" in vraag:
                self.o.op(20, self.outcome, vraag, nummer)
        for gegevens in self.data["niet_nodig"]:
            self.o.op(ONLANGS, self.not_needed, gegevens, uur=14)
        self.o.op(8, self.neighbour)
        self.o.op(6, self.proposals)
        self.o.op(3, self.reports)

    def add_organisation(self, at: datetime, gegevens: dict[str, Any]) -> None:
        organisatie = self.org(gegevens["naam"])
        blad = {
            "omschrijving": gegevens["omschrijving"],
            "telefoons": [{"nummer": gegevens["telefoon"]}],
            "email": EMAIL,
        }
        add_entry(
            soort=Organisatieprofiel, organisatie=organisatie, blad=blad, nakijk_email=EMAIL, by=self.by(at), at=at
        )  # fmt: skip

    def add_location(self, at: datetime, gegevens: dict[str, Any]) -> None:
        straat, postcode, plaats = gegevens["adres"]
        blad = {
            "soort": "adres", "eigen_naam": gegevens["naam"], "straat": straat, "eigen_postcode": postcode,
            "eigen_plaats": plaats, "toegankelijkheid": [{"kenmerk": k} for k in gegevens.get("kenmerken", [])],
            "openingstijden": _times(gegevens),
        }  # fmt: skip
        self.plek[gegevens["code"]] = add_entry(
            soort=Locatie, organisatie=self.org(gegevens["organisatie"]), blad=blad, by=self.by(at), at=at
        )

    def add_offer(self, at: datetime, gegevens: dict[str, Any]) -> None:
        self.aanbod[gegevens["naam"]] = add_entry(
            soort=Aanbod, organisatie=self.org(gegevens["organisatie"]), blad=self.sheet(gegevens, at),
            nakijk_email=EMAIL, by=self.by(at), at=at,
        )  # fmt: skip

    def sheet(self, g: dict[str, Any], at: datetime) -> dict[str, Any]:
        """An offer of the data file as a sheet of the wegwijzer."""
        van, tot = g.get("leeftijd", (None, None))
        wacht = g.get("wacht")
        return {
            "naam": g["naam"], "omschrijving": g["tekst"], "vorm": g["vorm"], "status": "open", "soorten": g["soorten"],
            "leeftijd_van": van, "leeftijd_tot": tot, "toegangsweg": g.get("weg", "vrij"),
            "aanmelden": g.get("aanmelden", ""), "tolk": g.get("tolk", ""), "bereik": g.get("bereik"),
            "wachttijd_weken": wacht, "wachttijd_op": None if wacht is None else at.date(),
            "locaties": [self.plek[code].ref for code in g.get("waar", [])],
            "werkgebieden": [f"gemeente:{code}" for code in g.get("gebied", [])] or ["regio:waterrijk"],
            "kosten": [dict(zip(("waarvoor", "bedrag", "toelichting"), k, strict=False)) for k in g.get("kosten", [])],
            "voertalen": [{"code": taal} for taal in g.get("talen", ["nl"])],
            "papieren": [{"naam": papier} for papier in g.get("papieren", [])],
            "contacten": [{"functie": g["contact"], "email": EMAIL}] if "contact" in g else [],
            "openingstijden": _times(g),
            "capaciteit": [_room(p, at, g.get("voorwaarde", "")) for p in g.get("plek", [])],
        }  # fmt: skip

    def still_right(self, at: datetime) -> None:
        """Last month everyone was asked, and looked."""
        for locatie in self.plek.values():
            check_entry(vermelding=locatie, by=self.by(at), at=at)
        for profiel in Organisatieprofiel.objects.exclude(organisatie__naam="Ouders voor Ouders Waterrijk"):
            check_entry(vermelding=profiel, by=self.by(at), at=at)

    def schools(self, at: datetime) -> None:
        take_over_schools(by=self.by(at), at=at)

    def contacts(self, at: datetime, gegevens: dict[str, Any]) -> None:
        gemeenten = {g.code: g for g in Gemeente.objects.filter(code__in=gegevens["waar"])}
        for waar in gegevens["waar"]:
            for functie in gegevens["functies"]:
                add_contact(
                    functie=functie, waar=gemeenten.get(waar) or self.org(waar), naam="", email=EMAIL,
                    organisatie=self.org(gegevens["organisatie"]), telefoon=gegevens["telefoon"],
                    bereikbaar=gegevens.get("bereikbaar", ""), by=self.by(at), at=at,
                )  # fmt: skip

    def agreement(self, at: datetime, gegevens: dict[str, Any]) -> None:
        woont, school = (Gemeente.objects.get(code=gegevens[waar]) for waar in ("woont", "school"))
        agree_across_border(
            woongemeente=woont, schoolgemeente=school, functie=gegevens["functie"], langs="", tekst=gegevens["tekst"],
            url="", geldig_van=at.date(), geldig_tot=None, by=self.by(at), at=at,
        )  # fmt: skip

    def request(self, at: datetime, g: dict[str, Any], nummer: int) -> None:
        by = kijker(self.o.mensen.accounts[g["wie"]], at)
        school = Organisatie.objects.get(pk=by.functies[0].organisatie_id)
        van = at.date() + timedelta(days=3)
        self.aanvraag[nummer] = ask_expertise(
            aanbod=self.aanbod[g["aanbod"]], school=school, vraag=g["vraag"], uren=Decimal(g["uren"]),
            van=van, tot=van + timedelta(days=g.get("lengte", 56)), sleutel=f"voorbeeld{nummer}",
            by=by, at=at,
        )  # fmt: skip

    def answer(self, at: datetime, g: dict[str, Any], nummer: int) -> None:
        if g["antwoord"]:
            refuse_expertise(aanvraag=self.aanvraag[nummer], reden=g["antwoord"], by=self.by(at), at=at)
        else:
            promise_expertise(aanvraag=self.aanvraag[nummer], by=self.by(at), at=at)

    def outcome(self, at: datetime, g: dict[str, Any], nummer: int) -> None:
        evaluate_expertise(
            aanvraag=self.aanvraag[nummer], hielp=Opbrengst.JA, kan_zelf=Opbrengst.DEELS, leraren=g["leraren"],
            toelichting="De groep komt rustiger binnen. Wij willen in mei nog één keer samen kijken.",
            by=kijker(self.o.mensen.accounts[g["wie"]], at), at=at,
        )  # fmt: skip

    def not_needed(self, at: datetime, gegevens: dict[str, Any]) -> None:
        mark_not_needed(
            gemeente=Gemeente.objects.get(code=gegevens["gemeente"]),
            soort=Hulpsoort.objects.get(code=gegevens["soort"]),
            vanaf=gegevens.get("vanaf"), reden=gegevens["reden"], by=self.by(at), at=at,
        )  # fmt: skip

    def neighbour(self, at: datetime) -> None:
        """The region beside this one gave a file of its wegwijzer."""
        gegevens, by = self.data["buur"], self.by(at)
        buur = follow(naam=gegevens["naam"], adres="", site=gegevens["site"], by=by, at=at)
        soorten = {s.code: str(s.uuid) for s in Hulpsoort.objects.all()}
        diensten = [_as_hsds(a, soorten, at) for a in gegevens["aanbod"]]
        take_in_file(buur=buur, inhoud=json.dumps({"services": diensten}).encode(), by=by, at=at)

    def proposals(self, at: datetime) -> None:
        """Two people of Jeugdhulp Waterrijk and Kansrijk propose something; it waits to be read over."""
        for naam, wie, anders in (
            ("Dagbehandeling De Kade", "mo", {"wachttijd_weken": 6, "wachttijd_op": at.date()}),
            ("Oudercursus Puberbrein", "fleur", {"let_op": "De cursus van januari is vol. De volgende is in april."}),
        ):  # fmt: skip
            by = kijker(self.o.mensen.accounts[wie], at)
            change_entry(vermelding=self.aanbod[naam], blad=anders, by=by, at=at)

    def reports(self, at: datetime) -> None:
        """A visitor found something that is wrong."""
        report_error(
            vermelding=self.aanbod["Leerlingenvervoer Zandhoek"],
            tekst="Het telefoonnummer klopt niet meer. Ik kreeg de balie van het zwembad.",
            email="", by=bezoeker(at.date()), at=at,
        )  # fmt: skip


def _times(gegevens: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"dagen": dagen, "van": van or None, "tot": tot or None, "toelichting": "".join(toelichting)}
        for dagen, van, tot, *toelichting in gegevens.get("open", [])
    ]


def _room(plek: list[Any], at: datetime, voorwaarde: str) -> dict[str, Any]:
    """Group, free, total, how many school years from now, unit."""
    groep, vrij, totaal, *rest = plek
    jaren = rest[0] if rest else 0
    dit_schooljaar = at.year if at.month >= 8 else at.year - 1
    return {
        "groep": groep, "vrij": vrij, "totaal": totaal, "eenheid": rest[1] if rest[1:] else "plekken",
        "bijgewerkt_at": at, "toelichting": voorwaarde,
        "schooljaar": dit_schooljaar + jaren if jaren else None,
    }  # fmt: skip


def _as_hsds(a: dict[str, Any], soorten: dict[str, str], at: datetime) -> dict[str, Any]:
    """An offer of the neighbour as its file says it."""
    adres = {"address_1": "", "city": a["plaats"], "postal_code": a["postcode"]}
    plek = {"id": f"plek {a['naam']}", "location_type": "physical", "addresses": [adres]}
    return {
        "id": a["naam"], "name": a["naam"], "status": "active", "description": a["tekst"],
        "minimum_age": a["leeftijd"][0], "maximum_age": a["leeftijd"][1], "assured_date": at.date().isoformat(),
        "organization": {"id": a["organisatie"], "name": a["organisatie"], "description": ""},
        "service_at_locations": [{"id": a["naam"], "location": plek}],
        "attributes": [{"id": a["naam"], "taxonomy_term_id": soorten[a["soort"]]}],
    }  # fmt: skip
