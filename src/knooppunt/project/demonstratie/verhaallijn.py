"""All stories of the demonstration written down in one book: the children, the family Bouzid and the teams."""

from __future__ import annotations

from datetime import datetime

from knooppunt.organisaties.models import Regio, Wijk
from knooppunt.project.demonstratie.bouzid import Bouzid
from knooppunt.project.demonstratie.documenten import write_documents
from knooppunt.project.demonstratie.gang import Gang
from knooppunt.project.demonstratie.kennis import Kennis
from knooppunt.project.demonstratie.kinderen import Omgeving, write_children
from knooppunt.project.demonstratie.klok import Draaiboek, Klok
from knooppunt.project.demonstratie.knooppunten import Team
from knooppunt.project.demonstratie.mensen import Mensen
from knooppunt.project.demonstratie.opvallend import write_odd_looks
from knooppunt.project.demonstratie.profielen import Profielen
from knooppunt.project.demonstratie.rechten import Rechten
from knooppunt.project.demonstratie.steunpunt import Steunpunt
from knooppunt.project.demonstratie.wegwijzer import Wegwijzer

TE_JONG = (
    "Ilyas vindt een grote tafel vol mensen te druk. Juf Els sprak eerst met hem en bracht zijn tekening mee."
)
VIA_OUDERS = "De ouders bespreken het vooraf thuis en nemen de woorden van hun kind mee."


def write_stories(regio: Regio, mensen: Mensen, klok: Klok) -> Draaiboek:
    """Every step of every story, ready to be played."""
    omgeving = Omgeving(klok, Draaiboek(), mensen)
    gangen = write_children(omgeving)
    familie = Bouzid(omgeving)
    familie.write_ilyas()
    familie.write_ilyas_plan()
    familie.write_yara()
    write_documents(familie)
    familie.write_looks()
    write_odd_looks(familie, klok)
    Rechten(familie).write()
    _vuurtoren(omgeving, regio, familie, gangen)
    _baken(omgeving, regio, familie)
    _others(omgeving, regio)
    Steunpunt(mensen, klok).write(omgeving.boek)
    Wegwijzer(omgeving).write()
    Kennis(omgeving).write()
    Profielen(omgeving, regio).write()
    return omgeving.boek


def _at_school(gangen: list[Gang], school: str) -> list[Gang]:
    return [gang for gang in gangen if gang.profiel.school and gang.profiel.school.naam == school]


def _vuurtoren(o: Omgeving, regio: Regio, familie: Bouzid, gangen: dict[str, list[Gang]]) -> None:
    """The team of De Vuurtoren met last week about Ilyas and another child, and meets again in two weeks."""
    wie, klok = o.mensen.accounts, o.klok
    team = Team("De Vuurtoren", wie["joke"])
    leden = [
        (wie["ria"], "jeugdverpleegkundige"), (wie["mo"], "gezinsbegeleider"), (wie["peter"], "regionaal adviseur"),
        (wie["linda"], "jeugdprofessional"), (wie["els"], "leerkracht"),
    ]  # fmt: skip
    o.op(420, team.found, regio, leden, o.mensen.organisaties["De Vuurtoren"])
    o.op(30, team.call, klok.geleden(7, 14), "De Vuurtoren, teamkamer", uur=9)
    o.op(15, team.put, familie.ilyas, None, TE_JONG, uur=9)
    ander = _at_school(gangen["planned"], "De Vuurtoren")[0]
    o.op(15, team.put, ander, None, VIA_OUDERS, uur=10)
    o.op(11, team.accept)
    o.op(7, team.hold, uur=14)
    o.op(5, familie.after_meeting, team, uur=20)
    volgend = Team(team.naam, wie["joke"])
    o.op(3, _again, team, volgend, klok.straks(13, 14))
    o.op(3, volgend.put, _at_school(gangen["concept"], "De Vuurtoren")[0], None, VIA_OUDERS, uur=12)


def _again(at: datetime, team: Team, volgend: Team, begint_at: datetime) -> None:
    """The same team plans its next meeting."""
    volgend.knooppunt = team.knooppunt
    volgend.call(at, begint_at, "De Vuurtoren, teamkamer")


def _baken(o: Omgeving, regio: Regio, familie: Bouzid) -> None:
    """The team of Het Baken meets next week about Yara; she is invited herself."""
    wie = o.mensen.accounts
    team = Team("Het Baken", wie["ton"])
    leden = [
        (wie["noor"], "regionaal adviseur"),
        (wie["linda"], "jeugdprofessional"),
        (wie["fleur"], "jeugdhulpverlener"),
    ]
    o.op(380, team.found, regio, leden, o.mensen.organisaties["Het Baken"])
    o.op(10, team.call, o.klok.straks(6, 15), "Het Baken, kamer 1.12")
    o.op(7, team.put, familie.yara, uur=12)


def _others(o: Omgeving, regio: Regio) -> None:
    """Two more teams, without a case: one of a school, one of a neighbourhood."""
    wie, organisaties = o.mensen.accounts, o.mensen.organisaties
    meerpaal = organisaties["De Meerpaal"]
    coordinator = o.mensen.coordinator_van
    school = Team("De Meerpaal", coordinator[meerpaal.pk])
    o.op(
        300,
        school.found,
        regio,
        [(wie["suzan"], "jeugdprofessional"), (wie["peter"], "regionaal adviseur")],
        meerpaal,
    )
    o.op(12, school.call, o.klok.straks(20, 13), "De Meerpaal, lokaal 4")
    wijk = Team("De Duinen", wie["henk"])
    leden = [
        (coordinator[organisaties[naam].pk], "ondersteuningscoördinator")
        for naam in ("De Duinroos", "De Zeester")
    ]
    o.op(260, wijk.found, regio, leden, None, Wijk.objects.get(naam="De Duinen"))
