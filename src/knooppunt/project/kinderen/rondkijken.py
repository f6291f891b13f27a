"""The people of the region that a visitor can be, and what is added to two walks so that each of them has work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from knooppunt.basis.termijnen import age_on
from knooppunt.dossier.public import Hoedanigheid
from knooppunt.organisaties.public import Organisatie, Regio
from knooppunt.project.demonstratie.gang import Gang
from knooppunt.project.demonstratie.knooppunten import Team
from knooppunt.project.demonstratie.streek import read_data
from knooppunt.project.kinderen.bezetting import Regiotoneel
from knooppunt.project.kinderen.gezinnen import Kind
from knooppunt.project.kinderen.verdeling import VANAF_LANG, VOLWASSEN
from knooppunt.toegang.public import Account

LIEFST = 15
"""The age in years of the pupil that a visitor can be, when there is one in special secondary education."""
VANAF_LEERLING = 12
VIA_OUDERS = "De ouders bespreken het vooraf thuis en nemen de woorden van hun kind mee."


def choose_pupil(kinderen: Sequence[Kind], vandaag: date) -> Kind | None:
    """The pupil of 15 in special secondary education, or the nearest to it; else the oldest of at least 12."""
    leeftijden = {kind: age_on(kind.profiel.geboren, vandaag) for kind in kinderen if not kind.is_tweede}
    oud_genoeg = [kind for kind, jaren in leeftijden.items() if VANAF_LEERLING <= jaren < VOLWASSEN]
    return min(
        oud_genoeg,
        key=lambda kind: (not kind.is_vso, abs(leeftijden[kind] - LIEFST), -leeftijden[kind]),
        default=None,
    )


def choose_child_of_mother(kinderen: Sequence[Kind], niet: Kind | None) -> Kind | None:
    """A child that can have a plan and whose mother tells; rather one with a brother or sister, or others at school."""
    per_school = Counter(kind.plek.vestiging_id for kind in kinderen)
    gezinnen = Counter(kind.profiel.ouders for kind in kinderen)
    passend = [
        kind
        for kind in kinderen
        if kind is not niet and not kind.is_tweede and VANAF_LANG <= kind.plek.leeftijd < VOLWASSEN - 1
        and kind.profiel.ouders[0].relatie == "moeder"
    ]  # fmt: skip
    return max(
        passend,
        key=lambda kind: (
            gezinnen[kind.profiel.ouders] + per_school[kind.plek.vestiging_id],
            kind.plek.woon_pc4,
        ),
        default=None,
    )


@dataclass
class Rondkijken:
    """Writes the extra steps down and, after everything was played, says who a visitor can be."""

    regio: Regio
    toneel: Regiotoneel
    kind: tuple[Kind, Gang] | None
    leerling: tuple[Kind, Gang] | None

    def __post_init__(self) -> None:
        self._mensen: list[tuple[Account | str, str]] = []
        """Account, or the e-mail address of one that a walk makes; and what can be seen as this person."""
        self._teams: dict[int, Team] = {}
        """By id of the school."""

    def write(self) -> None:
        """The steps of the mother's child, of the pupil, and who looks at figures only."""
        if self.kind:
            self._mother(*self.kind)
        if self.leerling:
            self._pupil(*self.leerling)
        self._professionals()

    def _mother(self, kind: Kind, gang: Gang) -> None:
        p = gang.profiel
        jaren = age_on(p.geboren, self.toneel.klok.vandaag)
        uitleg = f"Moeder van {p.voornaam} ({jaren}): het dossier van uw kind, uw vragen, en wie er keek."
        self._mensen.append((p.ouders[0].email or "", uitleg))
        self._team_around(gang, VIA_OUDERS)

    def _pupil(self, kind: Kind, gang: Gang) -> None:
        p, vandaag = gang.profiel, self.toneel.klok.vandaag
        mensen = self.toneel.bezetting.mensen
        account = mensen.add(
            "leerling", f"{p.voornaam} {p.achternaam}", Account.Soort.LEERLING, geboortedatum=p.geboren
        )
        jaren = age_on(p.geboren, vandaag)
        uitleg = f"Leerling van {jaren}: je eigen plan, in je eigen woorden, en wie er keek."
        self._mensen.append((account, uitleg))
        self.toneel.op(70, gang.join, account, "leerling", Hoedanigheid.LEERLING)
        gemeente = self.toneel.bezetting.gemeente_of_home(p.pc4)
        ambtenaar = self._employ("leerplicht", "leerplichtambtenaar", gemeente)
        tot = vandaag + timedelta(days=75)
        self.toneel.op(60, gang.join, ambtenaar, "leerplichtambtenaar", Hoedanigheid.GAST, gemeente, tot)
        self._team_around(gang, "")

    def _team_around(self, gang: Gang, zonder_leerling: str) -> None:
        """The municipality joins, and the team of the school has this child on its next agenda."""
        school, bezetting, op = gang.profiel.school, self.toneel.bezetting, self.toneel.op
        assert school is not None  # noqa: S101 - a sampled child always has a school
        gemeente = bezetting.gemeente_of_home(gang.profiel.pc4)
        contact = bezetting.contacten[gemeente.pk]
        op(70, gang.join, contact, "jeugdprofessional", organisatie=gemeente)
        team = self._teams.get(school.pk)
        if team is None:
            team = self._teams[school.pk] = self._found_team(school, gang, contact)
        op(7, team.put, gang, None, zonder_leerling)

    def _found_team(self, school: Organisatie, gang: Gang, contact: Account) -> Team:
        """A standing team of this school, with its next meeting; schools can have the same name."""
        bezet = {team.naam for team in self._teams.values()}
        naam = f"{school.naam}, {school.vestiging.plaats}" if school.naam in bezet else school.naam
        team = Team(naam, self.toneel.coordinator_van(school))
        leden = [(self.toneel.adviseur_van(gang), "regionaal adviseur"), (contact, "jeugdprofessional")]
        self.toneel.op(300, team.found, self.regio, leden, school)
        self.toneel.op(12, team.call, self.toneel.klok.straks(9, 14), "Op school, teamkamer")
        return team

    def _employ(self, code: str, rol: str, organisatie: Organisatie) -> Account:
        account = self.toneel.bezetting.new_account(code)
        self.toneel.bezetting.mensen.give_role(account, rol, organisatie)
        return account

    def _professionals(self) -> None:
        bezetting = self.toneel.bezetting
        gang = (self.kind or self.leerling or (None, None))[1]
        if gang and gang.profiel.school:
            naam = gang.profiel.school.naam[:50]
            uitleg = f"Ondersteuningscoördinator van {naam}: vragen, dossiers en overleggen van uw school."
            self._mensen.append((self.toneel.coordinator_van(gang.profiel.school), uitleg))
            self._offer(self.toneel.adviseur_van(gang), "peter")
            self._offer(bezetting.contacten[bezetting.gemeente_of_home(gang.profiel.pc4).pk], "linda")
        if "leerplicht" in bezetting.mensen.accounts:
            self._offer(bezetting.mensen.accounts["leerplicht"], "ahmed")
        self._offer(self._employ("beleid", "beleid", bezetting.verbanden[0]), "carla")
        self._offer(self._employ("beheer", "beheerder", bezetting.verbanden[0]), "tom")

    def _offer(self, account: Account, als: str) -> None:
        """With the same words as this person of the demonstration."""
        uitleg = next(m["uitleg"] for m in read_data("mensen.toml")["mens"] if m["code"] == als)
        self._mensen.append((account, uitleg))

    def tell(self) -> None:
        """Say of each who a visitor can be; after those of an earlier region."""
        eerder = Account.objects.aggregate(laatste=Max("demonstratie_volgorde"))["laatste"] or 0
        for volgorde, (wie, uitleg) in enumerate(self._mensen, start=eerder + 1):
            account = wie if isinstance(wie, Account) else Account.objects.get(email=wie)
            account.demonstratie_uitleg, account.demonstratie_volgorde = uitleg, volgorde
            account.save(update_fields=["demonstratie_uitleg", "demonstratie_volgorde"])
