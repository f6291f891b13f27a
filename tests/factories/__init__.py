"""The fixed cast of every test: a region, its people, and a dossier in a given state.

    cast = Cast()            # two schools, a municipality, a samenwerkingsverband and everyone in them
    cast.coordinator         # Viewer of the support coordinator of school De Vuurtoren
    cast.dossier()           # an open dossier of Ilyas, opened with his mother by the coordinator

Everybody comes with ``cast.account(name)``. States are reached by walking the real actions.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.test import Client

from knooppunt.basis.viewer import Viewer
from knooppunt.dossier.models import Betrokkene, Dossier
from knooppunt.dossier.public import (
    Deel,
    DelingGegevens,
    Grondslag,
    KindGegevens,
    OuderGegevens,
    VerhaalGegevens,
    open_dossier,
)
from knooppunt.organisaties.models import (
    Gemeente,
    Ondersteuningsniveau,
    Organisatie,
    Postcodegebied,
    Regio,
    Samenwerkingsverband,
    Vestiging,
)
from knooppunt.toegang.models import Account, Lidmaatschap
from knooppunt.toegang.public import viewer_of

AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
OP = date(2026, 11, 16)

PEOPLE = {
    # name: (shown name, kind of account, role, organisation)
    "moeder": ("Samira Bouzid", "ouder", None, None),
    "vader": ("Karim Bouzid", "ouder", None, None),
    "leerling": ("Yara Bouzid", "leerling", None, None),
    "coordinator": ("Joke Visser", "professional", "schoolcoordinator", "school"),
    "coordinator_elders": ("Bram Kok", "professional", "schoolcoordinator", "andere_school"),
    "coordinator_vo": ("Ton de Boer", "professional", "schoolcoordinator", "vo_school"),
    "mentor": ("Els Prins", "professional", "mentor", "school"),
    "adviseur": ("Peter Hoekstra", "professional", "swv_adviseur", "swv"),
    "jeugdprofessional": ("Linda van Dam", "professional", "gemeente_contact", "gemeente"),
    "jeugdhulpverlener": ("Mo Jansen", "professional", "jeugdhulpverlener", "jeugdhulp"),
    "jgz": ("Ria Smeets", "professional", "jgz", "jgz_org"),
    "leerplicht": ("Ahmed Yilmaz", "professional", "leerplichtambtenaar", "gemeente"),
    "beleid": ("Carla Mulder", "professional", "beleid", "swv"),
    "beheerder": ("Tom Smit", "professional", "beheerder", "swv"),
    "privacy": ("Ineke Postma", "professional", "privacyfunctionaris", "swv"),
    "schoolleider": ("Wim Dekker", "professional", "schoolleider", "school"),
    "bestuurder": ("Ineke Vos", "professional", "schoolbestuurder", "schoolbestuur"),
    "commissielid": ("Rob Maas", "professional", "tlv_commissie", "swv"),
    "deskundige": ("Sanne Peters", "professional", "deskundige", "swv"),
    "kinderopvang": ("Lotte Bos", "professional", "kinderopvang", "opvang"),
    "rmc": ("Dirk Mol", "professional", "rmc", "gemeente"),
    "toezichthouder": ("Anne Blom", "professional", "toezichthouder", "swv"),
    "steunpunt": ("Maud Willems", "professional", "steunpuntmedewerker", "steunpunt_org"),
    "vervoerplanner": ("Rik Dekker", "professional", "vervoerplanner", "gemeente"),
    "genodigde": ("Fenna Post", "professional", "genodigde", "jeugdhulp"),
    "vreemde_ouder": ("Anna Vos", "ouder", None, None),
    "vreemde_leerling": ("Kees Vos", "leerling", None, None),
}


class Cast:
    """Everyone and everything that the tests play with; each attribute of PEOPLE is that person's Viewer."""

    def __init__(self) -> None:
        self.regio = Regio.objects.create(
            code="waterrijk", naam="Regio Waterrijk", is_demonstratie=True, mensen_verzonnen=True
        )
        self.niveaus = [
            Ondersteuningsniveau.objects.create(regio=self.regio, rang=i, label=f"Niveau {i}")
            for i in range(1, 6)
        ]
        self.swv_po = Samenwerkingsverband.objects.create(
            code="PO9901", sector="po", naam="SWV", regio=self.regio
        )
        self.swv_vo = Samenwerkingsverband.objects.create(
            code="VO9901", sector="vo", naam="SWV VO", regio=self.regio
        )
        self.gemeentegebied = Gemeente.objects.create(code="GM9901", naam="Lindeveen")
        for i, pc4 in enumerate(("9901", "9902")):
            Postcodegebied.objects.create(
                pc4=pc4,
                lat=52.6 + i / 50,
                lon=5.3,
                gemeente=self.gemeentegebied,
                swv_po=self.swv_po,
                swv_vo=self.swv_vo,
            )
        self.school = self._school("De Vuurtoren", "99AA00", "Bo", "9901")
        self.andere_school = self._school("De Springplank", "99AB00", "Bo", "9902")
        self.vo_school = self._school("Het Baken", "99VO00", "Vo", "9901")
        self.swv = self._org("swv", "Samenwerkingsverband Waterrijk", swv=self.swv_po)
        self.gemeente = self._org("gemeente", "Gemeente Lindeveen", gemeente=self.gemeentegebied)
        self.jeugdhulp = self._org("jeugdhulp", "Jeugdhulp Waterrijk")
        self.jgz_org = self._org("jgz", "GGD Waterrijk")
        self.schoolbestuur = self._org("schoolbestuur", "Stichting De Kust")
        Organisatie.objects.filter(pk=self.school.pk).update(bestuur=self.schoolbestuur)
        self.opvang = self._org("kinderopvang", "Kinderopvang Het Anker")
        self.steunpunt_org = self._org("steunpunt", "Ouder- en jeugdsteunpunt Waterrijk")
        accounts = Account.objects.bulk_create(
            Account(
                naam=naam, soort=soort, email=f"{wie}@voorbeeld.invalid", created_at=AT,
                geboortedatum=date(2011, 3, 2) if soort == "leerling" else None,
            )
            for wie, (naam, soort, _, _) in PEOPLE.items()
        )  # fmt: skip
        self.accounts = dict(zip(PEOPLE, accounts, strict=True))
        Lidmaatschap.objects.bulk_create(
            Lidmaatschap(
                account=self.accounts[wie], organisatie=getattr(self, str(organisatie)), rol=rol, begin=date(2020, 8, 1)
            )
            for wie, (_, _, rol, organisatie) in PEOPLE.items()
            if rol
        )  # fmt: skip

    def __getattr__(self, wie: str) -> Viewer:
        if wie in PEOPLE and wie in self.__dict__.get("accounts", {}):
            return viewer_of(self.accounts[wie], OP)
        raise AttributeError(wie)

    def account(self, wie: str) -> Account:
        return self.accounts[wie]

    def client(self, wie: str | None = None) -> Client:
        """A browser without a screen, signed in as this person (or as nobody)."""
        client = Client()
        if wie:
            client.force_login(self.accounts[wie])
        return client

    def dossier(self, **anders: Any) -> Dossier:
        """An open dossier of Ilyas (9, De Vuurtoren), opened with his mother by the coordinator.

        The school sees education and family, the samenwerkingsverband education; care is shared with nobody yet.
        """
        school = anders.get("school") or self.school
        gegevens: dict[str, Any] = {
            "kind": KindGegevens("Ilyas", "Bouzid", date(2017, 5, 4), "9901"),
            "verhalen": [
                VerhaalGegevens(
                    "Samira Bouzid",
                    "moeder",
                    (("Wat gaat er goed?", "Hij tekent prachtig en lacht veel."),),
                    AT,
                )
            ],
            "ouders": [
                OuderGegevens("Samira Bouzid", "moeder", gezag=True, email="moeder@voorbeeld.invalid")
            ],
            "delingen": [
                DelingGegevens(school.pk, Deel.ONDERWIJS, Grondslag.WETTELIJKE_TAAK),
                DelingGegevens(school.pk, Deel.GEZIN, Grondslag.TOESTEMMING, "Samira Bouzid"),
                DelingGegevens(self.swv.pk, Deel.ONDERWIJS, Grondslag.TOESTEMMING, "Samira Bouzid"),
            ],
            "regio": self.regio,
            "school": self.school,
            "gemeente": self.gemeentegebied,
            "by": self.coordinator,
            "at": AT,
        }
        return open_dossier(**(gegevens | anders))

    def join(
        self, dossier: Dossier, wie: str, hoedanigheid: str = "team", tot: date | None = None
    ) -> Betrokkene:
        """Put someone in the circle of a dossier."""
        functies = getattr(self, wie).functies
        return Betrokkene.objects.create(
            dossier=dossier, account=self.accounts[wie], hoedanigheid=hoedanigheid, vanaf=OP, tot=tot,
            organisatie_id=functies[0].organisatie_id if functies else None,
        )  # fmt: skip

    def _org(self, soort: str, naam: str, **velden: Any) -> Organisatie:
        return Organisatie.objects.create(soort=soort, naam=naam, regio=self.regio, **velden)

    def _school(self, naam: str, code: str, soorten: str, pc4: str) -> Organisatie:
        school = self._org("school", naam, gemeente=self.gemeentegebied)
        Vestiging.objects.create(
            vestigingscode=code,
            organisatie=school,
            soorten=soorten,
            pc4=pc4,
            plaats="Lindeveen",
            lat=52.6,
            lon=5.3,
        )
        return school
