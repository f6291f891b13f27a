"""The professionals around the children of the sample: invented people at the organisations of the region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from knooppunt.organisaties.public import Organisatie, Postcodegebied, Regio
from knooppunt.project.demonstratie.fasen import Toneel
from knooppunt.project.demonstratie.gang import Gang
from knooppunt.project.demonstratie.mensen import Mensen
from knooppunt.toegang.public import Account

AANBIEDERS = ("Jeugdhulp (verzonnen organisatie)", "Jongerencoaches (verzonnen organisatie)")


@dataclass
class Bezetting:
    """Who works where, by id of the organisation, and which organisation belongs to a postcode."""

    mensen: Mensen
    adviseurs: dict[int, Account] = field(default_factory=dict)
    contacten: dict[int, Account] = field(default_factory=dict)
    verbanden: list[Organisatie] = field(default_factory=list)
    gemeenten: dict[int | None, Organisatie] = field(default_factory=dict)
    """By id of the municipality."""
    aanbieders: list[Organisatie] = field(default_factory=list)
    postcodes: dict[str, Postcodegebied] = field(default_factory=dict)

    def new_account(self, code: str, soort: str = Account.Soort.PROFESSIONAL) -> Account:
        return self.mensen.add(code, " ".join(self.mensen.new_name()), soort)

    def swv_of_home(self, pc4: str, sector: str) -> Organisatie:
        """The samenwerkingsverband of a home; the first of the region when that of the sector was not built."""
        swv_id = getattr(self.postcodes[pc4], f"swv_{sector}_id")
        return next((o for o in self.verbanden if o.swv_id == swv_id), self.verbanden[0])

    def gemeente_of_home(self, pc4: str) -> Organisatie:
        gemeente_id = self.postcodes[pc4].gemeente_id
        return self.gemeenten.get(gemeente_id) or next(iter(self.gemeenten.values()))


def staff_region(
    regio: Regio, mensen: Mensen, scholen: Iterable[Organisatie], pc4s: Iterable[str]
) -> Bezetting:
    """One adviser per samenwerkingsverband, one contact per municipality, a coordinator for each of these schools."""
    bezetting = Bezetting(mensen)
    organisaties = Organisatie.objects.filter(regio=regio).order_by("pk")
    bezetting.verbanden = list(organisaties.filter(soort=Organisatie.Soort.SWV))
    bezetting.gemeenten = {o.gemeente_id: o for o in organisaties.filter(soort=Organisatie.Soort.GEMEENTE)}
    bezetting.postcodes = Postcodegebied.objects.filter(pc4__in=pc4s).in_bulk(field_name="pc4")
    for nummer, swv in enumerate(bezetting.verbanden, start=1):
        bezetting.adviseurs[swv.pk] = _employ(bezetting, f"adviseur{nummer}", "swv_adviseur", swv)
    for nummer, gemeente in enumerate(bezetting.gemeenten.values(), start=1):
        bezetting.contacten[gemeente.pk] = _employ(
            bezetting, f"gemeente{nummer}", "gemeente_contact", gemeente
        )
    for nummer, school in enumerate(scholen, start=1):
        _employ(bezetting, f"coordinator{nummer}", "schoolcoordinator", school)
    bezetting.aanbieders = [
        Organisatie.objects.create(soort=Organisatie.Soort.JEUGDHULP, naam=naam, regio=regio)
        for naam in AANBIEDERS
    ]
    return bezetting


def _employ(bezetting: Bezetting, code: str, rol: str, organisatie: Organisatie) -> Account:
    account = bezetting.new_account(code)
    bezetting.mensen.give_role(account, rol, organisatie)
    return account


@dataclass
class Regiotoneel(Toneel):
    """A region from public files, as the walks need it."""

    bezetting: Bezetting

    def swv_van(self, gang: Gang) -> Organisatie:
        sector = "vo" if gang.profiel.verhaal["sector"] == "vo" else "po"
        return self.bezetting.swv_of_home(gang.profiel.pc4, sector)

    def adviseur_van(self, gang: Gang) -> Account:
        return self.bezetting.adviseurs[self.swv_van(gang).pk]

    def coordinator_van(self, school: Organisatie) -> Account:
        return self.bezetting.mensen.coordinator_van[school.pk]

    def aanbieder(self, n: int) -> Organisatie:
        return self.bezetting.aanbieders[n % len(self.bezetting.aanbieders)]
