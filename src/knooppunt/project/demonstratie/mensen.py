"""The invented people of the region and their roles."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from knooppunt.basis.viewer import Viewer
from knooppunt.organisaties.models import Organisatie
from knooppunt.project.demonstratie.streek import SEED, read_data
from knooppunt.toegang.models import Account
from knooppunt.toegang.public import add_membership, bezoeker, create_account, viewer_of

DOMEIN = "waterrijk.invalid"
ZONDER_COORDINATOR = frozenset({"De Rietzanger"})
"""A school without a coordinator, so that the worklist of the loket has something to show."""
IN_DIENST = timedelta(days=1500)


class Mensen:
    """Everyone in the region: accounts by a short code, organisations by name, and names for new people."""

    def __init__(self, at: datetime, vandaag: date, domein: str = DOMEIN, seed: int = SEED) -> None:
        self.at, self.vandaag, self.domein = at, vandaag, domein
        self.kans = Random(seed)  # noqa: S311 - invented people, no secret
        self.namen: dict[str, list[str]] = read_data("namen.toml")
        self.organisaties: dict[str, Organisatie] = {}
        """By name, where names are unique: in the demonstration."""
        self.accounts: dict[str, Account] = {}
        self.coordinator_van: dict[int, Account] = {}
        """By id of the school."""

    def viewer(self, wie: str | Account, op: date | None = None) -> Viewer:
        account = self.accounts[wie] if isinstance(wie, str) else wie
        return viewer_of(account, op or self.vandaag)

    def new_name(self, *soorten: str) -> tuple[str, str]:
        """A first and a last name, drawn from these lists; of an adult when none is named."""
        voornamen = [naam for soort in soorten or ("vrouwen", "mannen") for naam in self.namen[soort]]
        return self.kans.choice(voornamen), self.kans.choice(self.namen["achternamen"])

    def add(self, code: str, naam: str, soort: str, geboortedatum: date | None = None) -> Account:
        """An account with an address that can never receive mail."""
        self.accounts[code] = create_account(
            naam=naam, soort=soort, email=f"{code}@{self.domein}", geboortedatum=geboortedatum,
            at=self.at, by=bezoeker(self.vandaag),
        )  # fmt: skip
        return self.accounts[code]

    def give_role(self, account: Account, rol: str, organisatie: Organisatie) -> None:
        begin = self.vandaag - IN_DIENST
        add_membership(
            account=account,
            organisatie=organisatie,
            rol=rol,
            begin=begin,
            by=bezoeker(self.vandaag),
            at=self.at,
        )
        if rol == "schoolcoordinator":
            self.coordinator_van[organisatie.pk] = account


def create_people(at: datetime, vandaag: date) -> Mensen:
    """Write everyone with a part in the stories, and a coordinator for (nearly) every school."""
    mensen = Mensen(at, vandaag)
    mensen.organisaties = {
        o.naam: o for o in Organisatie.objects.select_related("vestiging", "gemeente", "swv")
    }
    volgorde = 0
    for gegevens in read_data("mensen.toml")["mens"]:
        leeftijd = gegevens.get("leeftijd")
        account = mensen.add(
            gegevens["code"],
            gegevens["naam"],
            gegevens["soort"],
            birthday(vandaag, leeftijd) if leeftijd else None,
        )
        if "uitleg" in gegevens:
            volgorde += 1
            account.demonstratie_uitleg, account.demonstratie_volgorde = gegevens["uitleg"], volgorde
            account.save(update_fields=["demonstratie_uitleg", "demonstratie_volgorde"])
        if "rol" in gegevens:
            mensen.give_role(account, gegevens["rol"], mensen.organisaties[gegevens["organisatie"]])
    _coordinators(mensen)
    return mensen


def birthday(vandaag: date, leeftijd: int, dagen: int = 120) -> date:
    """The birth date of someone who turned this age ``dagen`` days ago."""
    verjaardag = vandaag - timedelta(days=dagen)
    return verjaardag.replace(year=verjaardag.year - leeftijd, day=min(verjaardag.day, 28))


def _coordinators(mensen: Mensen) -> None:
    scholen = [o for o in mensen.organisaties.values() if o.soort == "school" and o.regio_id]
    for nummer, school in enumerate(sorted(scholen, key=lambda o: o.vestiging.vestigingscode), start=1):
        if school.pk in mensen.coordinator_van or school.naam in ZONDER_COORDINATOR:
            continue
        account = mensen.add(f"coordinator{nummer}", " ".join(mensen.new_name()), Account.Soort.PROFESSIONAL)
        mensen.give_role(account, "schoolcoordinator", school)
