"""The support profiles of the invented schools: two years, so that one sees what changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.models import Organisatie, Regio
from knooppunt.project.demonstratie.gang import kijker
from knooppunt.project.demonstratie.kinderen import SWV_PO, SWV_VO, Omgeving
from knooppunt.project.demonstratie.streek import SEED, read_data
from knooppunt.wegwijzer.public import (
    Deelgegevens,
    Ondersteuningsprofiel,
    Profielonderdeel,
    Validatiewijze,
    agree_norm,
    ask_validation,
    decline_validation,
    publish_profile,
    school_year,
    start_profile,
    take_over_parts,
    validate_profile,
    write_parts,
    write_story,
)

BEGIN, OUDST = 8, 70
"""Month in which a school year begins; so many days ago at most the profiles of this year were set."""
LAAG, HOOG = (1, 2, 2, 2, 3, 3), (2, 3, 3, 3, 3, 4)
"""From which a school draws its levels: a little behind, or on the way."""
MET_AFSPRAAK = ("Gedrag, rust en aandacht", "Lezen, taal en dyslexie", "Team om de school")
"""Parts of which the region also agreed how far schools may lie apart."""


class Profielen:
    """Writes the steps down; what a school says of itself follows from its name, the same every time."""

    def __init__(self, omgeving: Omgeving, regio: Regio) -> None:
        self.o, self.regio = omgeving, regio
        self.data = read_data("profielen.toml")
        scholen = [o for o in omgeving.mensen.organisaties.values() if o.soort == "school" and o.regio_id]
        self.scholen = sorted(
            (
                s
                for s in scholen
                if s.naam not in self.data["nooit"] and s.pk in omgeving.mensen.coordinator_van
            ),
            key=lambda s: s.naam,
        )

    def write(self) -> None:
        vandaag = self.o.klok.vandaag
        jaar = school_year(vandaag)
        vorig = (vandaag - date(jaar - 1, BEGIN + 1, 10)).days
        nu = max(2, min(OUDST, (vandaag - date(jaar, BEGIN, 1)).days - 7))
        self.o.op(vorig + 20, self.agree)
        self.o.op(nu + 14, self.agree_more)
        for nummer, school in enumerate(self.scholen):
            self.o.op(vorig - nummer % 9, self.set_profile, school, 0)
            if school.naam in self.data["concept"]:
                self.o.op(2, self.begin, school)
            elif school.naam not in self.data["zonder"]:
                self.o.op(max(2, nu - nummer % 9), self.set_profile, school, 1)
                if nu > OUDST // 2 and school.naam not in self.data["niet_bekeken"]:
                    self.o.op(nu - 20 - nummer % 9, self.look_along, school, nummer)
        self.o.op(2, self.asked, uur=15)

    def swv(self, school: Organisatie) -> tuple[Organisatie, str]:
        """The samenwerkingsverband of a school with its adviser."""
        is_vo = bool({"Vo", "Vso"} & set(school.vestiging.soorten.split(",")))
        naam, wie = (SWV_VO, "noor") if is_vo else (SWV_PO, "peter")
        return self.o.mensen.organisaties[naam], wie

    def by(self, school: Organisatie, at: datetime) -> Viewer:
        return kijker(self.o.mensen.coordinator_van[school.pk], at)

    def agree(self, at: datetime) -> None:
        by = kijker(self.o.mensen.accounts["peter"], at)
        take_over_parts(regio=self.regio, vanaf=by.op, by=by, at=at)

    def agree_more(self, at: datetime) -> None:
        """From this year on also how far schools may lie apart."""
        by = kijker(self.o.mensen.accounts["peter"], at)
        for onderdeel in Profielonderdeel.objects.filter(regio=self.regio, naam__in=MET_AFSPRAAK):
            agree_norm(onderdeel=onderdeel, niveau=3, bandbreedte=1, vanaf=by.op, by=by, at=at)

    def set_profile(self, at: datetime, school: Organisatie, keer: int) -> None:
        by = self.by(school, at)
        profiel = start_profile(school=school, by=by, at=at)
        write_parts(profiel=profiel, delen=self._parts(school, keer), by=by, at=at)
        write_story(
            profiel=profiel, voor_ouders=self.data["verhaal"], grens=self.data["grens"],
            mr_op=by.op - timedelta(days=5), by=by, at=at,
        )  # fmt: skip
        publish_profile(profiel=profiel, by=by, at=at)

    def begin(self, at: datetime, school: Organisatie) -> None:
        start_profile(school=school, by=self.by(school, at), at=at)

    def _parts(self, school: Organisatie, keer: int) -> list[Deelgegevens]:
        """A school is somewhat the same everywhere, and a year later a little further."""
        kans = Random(f"{SEED}{school.naam}")  # noqa: S311 - invented figures, no secret
        tabel = HOOG if kans.random() > 0.4 else LAAG
        delen = []
        for onderdeel in Profielonderdeel.objects.filter(regio=self.regio):
            niveau, stap, doet = (
                kans.choice(tabel),
                kans.choice((0, 0, 0, 0, 1, 1, 1, -1)),
                kans.random() < 0.3,
            )
            if onderdeel.soort == "extra" and not doet:
                continue
            niveau = max(1, min(4, niveau + stap * keer + (onderdeel.soort == "extra")))
            bewijs, ouders = self.data["deel"][onderdeel.naam]
            delen.append(
                Deelgegevens(onderdeel, niveau, bewijs if niveau > 1 else "", ouders if niveau > 2 else "")
            )
        return delen

    def look_along(self, at: datetime, school: Organisatie, nummer: int) -> None:
        """By turns another school, and the samenwerkingsverband."""
        profiel = Ondersteuningsprofiel.objects.get(school=school, schooljaar=school_year(at.date()))
        swv, adviseur = self.swv(school)
        anderen = [s for s in self.scholen if s != school and self.swv(s)[0] == swv]
        ander = anderen[nummer % len(anderen)]
        wie = (
            (swv, kijker(self.o.mensen.accounts[adviseur], at)) if nummer % 3 else (ander, self.by(ander, at))
        )
        validatie = ask_validation(profiel=profiel, organisatie=wie[0], by=self.by(school, at), at=at)
        delen = list(profiel.delen.select_related("onderdeel").order_by("onderdeel__rang"))
        oordelen = {deel: (deel.niveau, "") for deel in delen if deel.niveau}
        if nummer % 4 == 0 and delen[5].niveau and delen[5].niveau > 1:
            oordelen[delen[5]] = (delen[5].niveau - 1, self.data["anders"])
        validate_profile(
            validatie=validatie, wijze=Validatiewijze.BEZOEK, oordelen=oordelen, toelichting=self.data["gezien"],
            by=wie[1], at=at,
        )  # fmt: skip

    def asked(self, at: datetime) -> None:
        """De Vuurtoren is asked by two schools, and Het Anker could not."""
        organisaties = self.o.mensen.organisaties
        for naam, gevraagd in (("De Schelp", "De Vuurtoren"), ("De Meerpaal", "Het Anker")):
            profiel = Ondersteuningsprofiel.objects.filter(
                school=organisaties[naam], status="vastgesteld"
            ).first()
            if profiel is None or profiel.schooljaar != school_year(at.date()):
                continue
            by = self.by(organisaties[naam], at)
            validatie = ask_validation(profiel=profiel, organisatie=organisaties[gevraagd], by=by, at=at)
            if gevraagd == "Het Anker":
                decline_validation(
                    validatie=validatie, reden=self.data["weigering"], by=self.by(organisaties[gevraagd], at), at=at
                )  # fmt: skip
