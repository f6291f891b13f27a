"""Inzet: welke hulp komt er, in welke volgorde, en wie betaalt?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from knooppunt.besluiten.rules import (
    OVERGANGEN,
    InzetFeiten,
    InzetGegevens,
    Inzetsoort,
    Inzetstatus,
    Signaal,
    payer_due,
    payer_verdict,
    payment_verdict,
    prolong_verdict,
    proposal_verdict,
    signals,
    start_verdict,
    step_verdict,
)
from knooppunt.dossier.public import Deel

S = Inzetstatus
OP = date(2026, 11, 16)
GOED = InzetGegevens(
    soort=Inzetsoort.EXPERTISE,
    deel=Deel.ONDERWIJS,
    omschrijving="Een expert helpt in de klas",
    aanbieder="De Sleutelbloem",
    startdatum=date(2026, 11, 23),
    evaluatiedatum=date(2027, 1, 18),
    uren_per_week=Decimal(2),
)
PLEK = replace(
    GOED, soort=Inzetsoort.PLEK, geprobeerd="Twee maanden een expert", reden_verder_weg="Geen plek dichterbij"
)

VOORSTEL = [
    # voorstel, reden van weigering, titel
    (GOED, "", "Een volledig voorstel mag"),
    (replace(GOED, uren_per_week=None, aantal_keren=6), "", "Een aantal keren is ook goed"),
    (
        replace(GOED, uren_per_week=None),
        "Schrijf op hoe vaak: hoeveel uur per week, of hoeveel keer.",
        "Zonder hoe vaak is een voorstel niet af",
    ),
    (
        replace(GOED, omschrijving="  "),
        "Schrijf op wat er gaat gebeuren.",
        "Iedereen moet lezen wat er gaat gebeuren",
    ),
    (replace(GOED, aanbieder=" "), "Schrijf op wie de hulp geeft.", "Iemand geeft de hulp"),
    (
        replace(GOED, evaluatiedatum=GOED.startdatum),
        "De dag waarop u samen terugkijkt, ligt na de dag waarop de hulp begint.",
        "Terugkijken kan niet op de eerste dag",
    ),
    (
        replace(GOED, leerlingen=0),
        "Vul in hoeveel leerlingen er iets aan hebben: 1 of meer.",
        "Hulp is voor minstens één leerling",
    ),
    (
        replace(GOED, soort=Inzetsoort.COLLECTIEF),
        "Aanbod voor een groep is voor meer leerlingen. Vul in hoeveel er iets aan hebben.",
        "Collectief aanbod is voor meer dan één leerling",
    ),
    (
        replace(GOED, soort=Inzetsoort.COLLECTIEF, leerlingen=8),
        "",
        "Collectief aanbod voor acht leerlingen mag",
    ),
    (PLEK, "", "Een plek elders mag als expertise op school is geprobeerd en het niet dichterbij kan"),
    (
        replace(PLEK, geprobeerd=""),
        "Expertise komt eerst naar de school. Schrijf op welke hulp op de eigen school is geprobeerd.",
        "Expertise komt eerst naar de school",
    ),
    (
        replace(PLEK, reden_verder_weg=" "),
        "Schrijf op waarom het niet dichter bij huis kan.",
        "Thuisnabij, tenzij: zonder reden geen plek verder weg",
    ),
]


@pytest.mark.parametrize(("gegevens", "reden", "titel"), VOORSTEL, ids=[rij[-1] for rij in VOORSTEL])
def test_wat_een_voorstel_nodig_heeft(gegevens: InzetGegevens, reden: str, titel: str) -> None:
    assert proposal_verdict(gegevens).reason == reden


MAG = {
    (S.VOORGESTELD, S.TOEGEZEGD),
    (S.VOORGESTELD, S.NIET_DOORGEGAAN),
    (S.TOEGEZEGD, S.GESTART),
    (S.TOEGEZEGD, S.NIET_DOORGEGAAN),
    (S.GESTART, S.AFGEROND),
    (S.AFGEROND, S.GESTART),
    (S.NIET_DOORGEGAAN, S.VOORGESTELD),
}
STAPPEN = [(van, naar, (van, naar) in MAG) for van in S for naar in S]


@pytest.mark.parametrize(("van", "naar", "kan"), STAPPEN, ids=[f"{van}-{naar}" for van, naar, _ in STAPPEN])
def test_elke_stap_tussen_twee_standen(van: Inzetstatus, naar: Inzetstatus, kan: bool) -> None:
    assert bool(step_verdict(van, naar, "een reden")) is kan


def test_uit_elke_stand_is_een_weg_verder():
    assert {van for van, naar in OVERGANGEN.items() if naar} == set(S)


STAP = [
    # van, naar, reden, weigering, titel
    (
        S.VOORGESTELD,
        S.GESTART,
        "",
        "Deze hulp is ‘voorgesteld’. De stap naar ‘loopt nu’ kan nu niet.",
        "Hulp begint nadat ze is toegezegd",
    ),
    (
        S.GESTART,
        S.AFGEROND,
        " ",
        "Schrijf op wat de hulp heeft opgeleverd.",
        "Afronden kan niet zonder te zeggen wat het bracht",
    ),
    (
        S.TOEGEZEGD,
        S.NIET_DOORGEGAAN,
        "",
        "Schrijf op waarom de hulp niet doorgaat.",
        "Niet doorgaan heeft een reden",
    ),
    (S.TOEGEZEGD, S.NIET_DOORGEGAAN, "De expert is ziek", "", "Met reden mag het"),
]


@pytest.mark.parametrize(("van", "naar", "reden", "weigering", "titel"), STAP, ids=[rij[-1] for rij in STAP])
def test_een_stap_heeft_zijn_reden(
    van: Inzetstatus, naar: Inzetstatus, reden: str, weigering: str, titel: str
) -> None:
    assert step_verdict(van, naar, reden).reason == weigering


ZONDER = "De hulp kan beginnen zonder betaler. Kies dan wie uitzoekt wie er betaalt, en voor welke dag."
VOORBIJ = "De dag waarop de betaler bekend is, mag niet voorbij zijn."
BETALING = [
    # betaler bekend, eigenaar bekend, voor, weigering, titel
    (True, False, None, "", "Met een betaler hoeft niemand te zoeken"),
    (
        False,
        True,
        date(2026, 12, 28),
        "",
        "Eerst ondersteuning, dan financiering: met eigenaar en dag mag het beginnen",
    ),
    (False, True, OP, "", "De dag mag vandaag zijn"),
    (False, False, date(2026, 12, 28), ZONDER, "Zonder betaler en zonder eigenaar begint het niet"),
    (False, True, None, ZONDER, "Zonder betaler en zonder dag begint het niet"),
    (False, True, date(2026, 11, 15), VOORBIJ, "Een dag die voorbij is, is geen afspraak"),
]


@pytest.mark.parametrize(
    ("bekend", "eigenaar", "voor", "weigering", "titel"), BETALING, ids=[rij[-1] for rij in BETALING]
)
def test_beginnen_voordat_de_betaler_bekend_is(
    bekend: bool, eigenaar: bool, voor: date | None, weigering: str, titel: str
) -> None:
    assert payment_verdict(bekend, eigenaar, voor, OP).reason == weigering


def test_de_betaler_is_bekend_zes_weken_na_de_start_zo_spreekt_de_regio_af():
    assert payer_due(date(2026, 11, 16)) == date(2026, 12, 28)


def test_hulp_wordt_pas_als_begonnen_gemeld_als_ze_begon():
    verdict = start_verdict(date(2026, 11, 17), date(2027, 1, 18), OP)
    assert (
        verdict.reason == "De hulp kan pas als begonnen worden gemeld op de dag zelf. Kies vandaag of eerder."
    )


def test_hulp_die_later_begint_krijgt_een_nieuwe_dag_om_terug_te_kijken():
    verdict = start_verdict(OP, OP, OP)
    assert verdict.reason == "De dag waarop u samen terugkijkt, ligt na de dag waarop de hulp begint."


def test_hulp_die_niet_doorgaat_heeft_geen_betaler_nodig():
    assert payer_verdict(S.NIET_DOORGEGAAN).reason == "Deze hulp gaat niet door. Er is geen betaler nodig."


VERLENGEN = [
    (S.GESTART, date(2027, 2, 1), "Het helpt", "", "Hulp die loopt kan langer doorgaan"),
    (
        S.AFGEROND,
        date(2027, 2, 1),
        "Het helpt",
        "Alleen hulp die loopt kan langer doorgaan.",
        "Wat is afgerond gaat niet door",
    ),
    (
        S.GESTART,
        OP,
        "Het helpt",
        "Kies een dag in de toekomst om weer terug te kijken.",
        "De nieuwe dag ligt in de toekomst",
    ),
    (
        S.GESTART,
        date(2027, 2, 1),
        "",
        "Schrijf op wat de hulp tot nu toe doet en waarom ze doorgaat.",
        "Eerst terugkijken",
    ),
]


@pytest.mark.parametrize(
    ("status", "datum", "reden", "weigering", "titel"), VERLENGEN, ids=[r[-1] for r in VERLENGEN]
)
def test_langer_doorgaan(status: Inzetstatus, datum: date, reden: str, weigering: str, titel: str) -> None:
    assert prolong_verdict(status, datum, reden, OP).reason == weigering


def feiten(status: Inzetstatus, **anders: object) -> InzetFeiten:
    standaard = {"startdatum": date(2026, 10, 1), "evaluatiedatum": date(2027, 3, 1), "betaler_bekend": True}
    return InzetFeiten(status, **{**standaard, **anders})


SIGNALEN = [
    (feiten(S.GESTART), (), "Hulp die loopt en betaald wordt vraagt niets"),
    (
        feiten(S.GESTART, betaler_bekend=False, betaler_voor=date(2026, 12, 1)),
        (Signaal.BETALER_ONBEKEND,),
        "Zonder betaler op de werklijst",
    ),
    (
        feiten(S.GESTART, betaler_bekend=False, betaler_voor=date(2026, 11, 15)),
        (Signaal.BETALER_LAAT,),
        "Na de dag is het te laat",
    ),
    (
        feiten(S.AFGEROND, betaler_bekend=False, betaler_voor=OP),
        (Signaal.BETALER_ONBEKEND,),
        "Ook afgeronde hulp moet worden betaald",
    ),
    (
        feiten(S.VOORGESTELD, betaler_bekend=False, startdatum=date(2027, 2, 1)),
        (),
        "Wat nog niet loopt hoeft nog geen betaler",
    ),
    (
        feiten(S.TOEGEZEGD, startdatum=date(2026, 12, 7)),
        (Signaal.START_BINNENKORT,),
        "Wat binnen drie weken begint staat erop",
    ),
    (feiten(S.TOEGEZEGD, startdatum=date(2026, 12, 8)), (), "Wat later begint staat er nog niet op"),
    (
        feiten(S.TOEGEZEGD, startdatum=date(2026, 11, 15)),
        (Signaal.START_LAAT,),
        "Wat had moeten beginnen is te laat",
    ),
    (
        feiten(S.GESTART, evaluatiedatum=date(2026, 11, 30)),
        (Signaal.TERUGKIJKEN_BINNENKORT,),
        "Twee weken vooraf terugkijken",
    ),
    (
        feiten(S.GESTART, evaluatiedatum=date(2026, 11, 15)),
        (Signaal.TERUGKIJKEN_LAAT,),
        "Terugkijken kan te laat zijn",
    ),
    (
        feiten(
            S.GESTART, betaler_bekend=False, betaler_voor=date(2026, 11, 1), evaluatiedatum=date(2026, 11, 15)
        ),
        (Signaal.BETALER_LAAT, Signaal.TERUGKIJKEN_LAAT),
        "Het dringendste staat vooraan",
    ),
    (feiten(S.NIET_DOORGEGAAN, betaler_bekend=False), (), "Wat niet doorging vraagt niets"),
]


@pytest.mark.parametrize(("wat", "verwacht", "titel"), SIGNALEN, ids=[rij[-1] for rij in SIGNALEN])
def test_wat_aandacht_vraagt(wat: InzetFeiten, verwacht: tuple[Signaal, ...], titel: str) -> None:
    assert signals(wat, OP) == verwacht
